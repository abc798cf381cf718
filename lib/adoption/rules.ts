import type { ProposalKind, ProposalStage } from '#db/vocabulary.ts';
import { isOpen } from '#lib/text/proposal/rules.ts';
import { alignmentOf, type Paragraph, saysTheSame } from '#lib/text/rules.ts';

/** What a silence procedure is at an instant. */
export type SilenceState = 'running' | 'broken' | 'adopted' | 'withdrawn';

type Facts = { expiresAt: Date; withdrawnAt: Date | null; objections: readonly Date[] };

/**
 * What a silence procedure is at an instant, from its facts and that instant alone: no job that did not run changes it. An objection is
 * made before the expiry or not at all (the database refuses it after), so that the first of them breaks it for good.
 */
export function silenceStateAt({ expiresAt, withdrawnAt, objections }: Facts, at: Date): SilenceState {
  if (withdrawnAt && withdrawnAt <= at) return 'withdrawn';
  if (objections.some((made) => made <= at)) return 'broken';
  return at >= expiresAt ? 'adopted' : 'running';
}

type Calendar = { workingDays: readonly number[]; holidays: readonly string[] };

/** The weekday of a day of the calendar: Monday is 1, Sunday 7. */
const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/** Does the seat work on this day? */
export const isWorkingDay = (day: string, { workingDays, holidays }: Calendar): boolean =>
  workingDays.includes(weekdayOf(day)) && !holidays.includes(day);

/** The next day after this one on which the seat works; null where it does not within a year. */
export function nextWorkingDay(day: string, calendar: Calendar): string | null {
  for (let ahead = 1; ahead <= 366; ahead++) {
    const next = new Date(Date.parse(`${day}T12:00:00Z`) + ahead * 86_400_000).toISOString().slice(0, 10);
    if (isWorkingDay(next, calendar)) return next;
  }
  return null;
}

/** How a text stands, as far as it decides whether it can be adopted now. */
type Standing = {
  paragraphs: readonly Paragraph[];
  /** The last revision; null where there is none. */
  last: readonly Paragraph[] | null;
  original: string;
  openRound: { isTaking: boolean } | null;
  proposals: readonly { kind: ProposalKind; stage: ProposalStage }[];
};

/** Why a text cannot be adopted as it stands, with how many or which that is about. */
export type AdoptionWaits = {
  why: 'round' | 'proposals' | 'moved' | 'meeting' | 'languages';
  count: number;
  languages: readonly string[];
};

/**
 * What an adoption at a meeting, or by silence, waits for: what either would be refused for. `isMeeting`: the meeting is open or closed, or an
 * exercise; `languages`: those in which the rules of the process want a text whole before silence is asked. Null where it waits for nothing.
 */
export function adoptionWaits(
  text: Standing,
  way: { by: 'consensus'; isMeeting: boolean } | { by: 'silence'; languages: readonly string[] },
): AdoptionWaits | null {
  const waits = (why: AdoptionWaits['why'], count = 0, languages: readonly string[] = []) => ({
    why,
    count,
    languages,
  });
  if (text.openRound?.isTaking) return waits('round');
  const open = text.proposals.filter((one) => one.kind !== 'comment' && isOpen(one)).length;
  if (open > 0) return waits('proposals', open);
  if (text.last && !saysTheSame(text.paragraphs, text.last)) return waits('moved');
  if (way.by === 'consensus') return way.isMeeting ? null : waits('meeting');
  const lacking = way.languages.filter((tag) =>
    text.paragraphs.some((one) => alignmentOf(one, tag, text.original) !== 'done'),
  );
  return lacking.length > 0 ? waits('languages', lacking.length, lacking) : null;
}
