import type { ArrangementStage } from '#db/vocabulary.ts';
import type { Refusal } from '#lib/act/result.ts';
import type { Vouched } from '#lib/source/rules.ts';
import { dayBefore, inOrder, type PartialDate, partialDateText, spanEnd } from '#lib/time/period.ts';

/** An offer is not an agreement, and an agreement not yet in force is not a seat: each step has its own instrument. */
const moves: Record<ArrangementStage, readonly ArrangementStage[]> = {
  offered: ['accepted', 'declined', 'terminated'],
  accepted: ['agreement-signed', 'terminated'],
  'agreement-signed': ['in-force', 'terminated'],
  'in-force': ['terminated'],
  terminated: [],
  declined: [],
};

/** The stages that an arrangement may reach next. */
export const nextStages = (stage: ArrangementStage): readonly ArrangementStage[] => moves[stage];

/** The last day that a date may be. */
const lastDay = (date: PartialDate): string => dayBefore(spanEnd(date));

type Step = { stage: ArrangementStage; on: PartialDate | null };

/**
 * May an arrangement, now at `from` (null when it is new), be recorded at `to`? Only a step that follows, not ahead of its
 * day, and not before the step that it follows. `today` is the register's day.
 */
export function refuseStep(from: Step | null, to: Step, today: string): Refusal | null {
  if (from && !nextStages(from.stage).includes(to.stage))
    return { code: 'stage-cannot-follow', fields: { stage: 'stage-cannot-follow' } };
  if (to.on && to.on.date > today) return { code: 'date-ahead', fields: { on: 'date-ahead' } };
  if (from?.on && to.on && lastDay(to.on) < from.on.date)
    return { code: 'step-before-last', fields: { on: 'step-before-last' }, params: { day: partialDateText(from.on) } };
  return null;
}

/** Is there a story of an offer and an agreement to tell, or only who serves? */
export const tellsStory = (steps: readonly { stage: ArrangementStage }[]): boolean =>
  steps.some(({ stage }) => stage !== 'in-force' && stage !== 'terminated');

/** Refuses a step dated before the one that it follows, after the one that follows it, or ahead of its day. */
export function refuseStepDate(
  on: PartialDate | null,
  { before, after }: { before: PartialDate | null; after: PartialDate | null },
  today: string,
): Refusal | null {
  if (on && on.date > today) return { code: 'date-ahead', fields: { on: 'date-ahead' } };
  if (on && before && lastDay(on) < before.date)
    return { code: 'step-before-last', fields: { on: 'step-before-last' }, params: { day: partialDateText(before) } };
  if (on && after && lastDay(after) < on.date)
    return { code: 'step-after-next', fields: { on: 'step-after-next' }, params: { day: partialDateText(after) } };
  return null;
}

/** Refuses an arrangement that ends before it begins. */
export const refuseSpan = (span: { from: PartialDate | null; to: PartialDate | null }): Refusal | null =>
  inOrder(span) ? null : { code: 'period-backwards', fields: { to: 'period-backwards' } };

/** By what it is known that an organization is of the support unit: its own source, and what is named for the unit; else the secretariat's entry. */
export function supportedBy<S extends { key: string }>(whole: Vouched<S>, { source }: { source: S | null }): S[] {
  const unit = whole.cited.supportUnit ?? [];
  const all = source ? [source, ...unit.filter(({ key }) => key !== source.key)] : [...unit];
  return all.length > 0 ? all : [whole.recorded];
}
