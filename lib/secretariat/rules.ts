import type { ArrangementStage } from '#db/vocabulary.ts';
import type { Refusal } from '#lib/act/result.ts';
import { latestEnd, type PartialDate, partialDateText } from '#lib/time/period.ts';

/** An offer is not an agreement, and an agreement not yet in force is not a seat: each step has its own instrument. */
const moves: Record<ArrangementStage, readonly ArrangementStage[]> = {
  offered: ['accepted', 'terminated'],
  accepted: ['agreement-signed', 'terminated'],
  'agreement-signed': ['in-force', 'terminated'],
  'in-force': ['terminated'],
  terminated: [],
};

/** The stages that an arrangement may reach next. */
export const nextStages = (stage: ArrangementStage): readonly ArrangementStage[] => moves[stage];

type Step = { stage: ArrangementStage; on: PartialDate | null };

/**
 * May an arrangement, now at `from` (null when it is new), be recorded at `to`? Only a step that follows, not ahead of its
 * day, and not before the step that it follows. `today` is the register's day.
 */
export function refuseStep(from: Step | null, to: Step, today: string): Refusal | null {
  if (from && !nextStages(from.stage).includes(to.stage))
    return { code: 'stage-cannot-follow', fields: { stage: 'stage-cannot-follow' } };
  if (to.on && to.on.date > today) return { code: 'date-ahead', fields: { on: 'date-ahead' } };
  if (from?.on && to.on && latestEnd(to.on) < from.on.date)
    return { code: 'step-before-last', fields: { on: 'step-before-last' }, params: { day: partialDateText(from.on) } };
  return null;
}
