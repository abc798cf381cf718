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
