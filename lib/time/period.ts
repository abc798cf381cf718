import type { Precision } from '#db/vocabulary.ts';

/**
 * A date as a source gives it: `date` is the first day (YYYY-MM-DD) of the span that the precision names, so
 * { date: '2016-11-01', precision: 'month' } is some day of November 2016.
 */
export type PartialDate = { date: string; precision: Precision };

/** Half-open [from, to); null is unbounded or not known. */
export type Period = { from: PartialDate | null; to: PartialDate | null };

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

const iso = (d: Date): string => d.toISOString().slice(0, 10);

/** Is `text` an existing calendar day written YYYY-MM-DD, of the years 1000 to 9999? */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && iso(at) === text;
}

/** Reads YYYY, YYYY-MM or YYYY-MM-DD; null when it is none of them or no day of the calendar. */
export function parsePartialDate(text: string): PartialDate | null {
  const match = FORM.exec(text);
  if (!match) return null;
  const [, year, month, day] = match;
  const date = `${year}-${month ?? '01'}-${day ?? '01'}`;
  if (!isDay(date)) return null;
  return { date, precision: day ? 'day' : month ? 'month' : 'year' };
}

/** A stored date and its precision (a day where none is said) as one value; null stays null. */
export function partialOf(date: string | null, precision: string | null): PartialDate | null {
  if (date === null) return null;
  return { date, precision: precision === 'year' || precision === 'month' ? precision : 'day' };
}

/** Gives the shortest ISO form: 2013, 2013-06 or 2013-06-05. */
export function partialDateText(d: PartialDate): string {
  return d.date.slice(0, d.precision === 'year' ? 4 : d.precision === 'month' ? 7 : 10);
}

/** First day after the span: the day itself plus one, the first of the next month, or of the next year. */
export function spanEnd(d: PartialDate): string {
  const at = new Date(`${d.date}T00:00:00Z`);
  if (d.precision === 'year') at.setUTCFullYear(at.getUTCFullYear() + 1);
  else if (d.precision === 'month') at.setUTCMonth(at.getUTCMonth() + 1);
  else at.setUTCDate(at.getUTCDate() + 1);
  return iso(at);
}

/** The day before an ISO day. */
export function dayBefore(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - 1);
  return iso(at);
}

/**
 * Where a day stands to a period whose bounds may be spans: `certain` inside whatever the true bounds are, `possible`
 * only for some, `outside` for none. An unknown beginning (`from` null) never gives more than `possible`.
 */
export function certaintyOn(period: Period, day: string): 'certain' | 'possible' | 'outside' {
  const { from, to } = period;
  if (from && day < from.date) return 'outside';
  if (to && day >= latestEnd(to)) return 'outside';
  const begun = from !== null && day >= dayBefore(spanEnd(from));
  const notEnded = to === null || day < to.date;
  return begun && notEnded ? 'certain' : 'possible';
}

/** Latest day on which a period with this end is surely over: the day itself, or the day after the month or year. */
export function latestEnd(to: PartialDate): string {
  return to.precision === 'day' ? to.date : spanEnd(to);
}

/** Do two periods share a day for certain, whatever their true bounds are? That, and only that, is refused. */
export function certainlyOverlap(a: Period, b: Period): boolean {
  const [aFrom, aTo] = certainRange(a);
  const [bFrom, bTo] = certainRange(b);
  if (aFrom >= aTo || bFrom >= bTo) return false;
  return aFrom < bTo && bFrom < aTo;
}

/** The days surely inside, as [first, end) with open ends written as the far past and the far future. */
function certainRange(p: Period): [string, string] {
  return [p.from ? dayBefore(spanEnd(p.from)) : '0001-01-01', p.to ? p.to.date : '9999-12-31'];
}

/** Is `to` after `from` for at least one reading of both? */
export function inOrder(p: Period): boolean {
  return !p.from || !p.to || p.from.date < latestEnd(p.to);
}

/**
 * The period that holds on a day, of several of one thing in the order recorded: of those that may hold the latest beginning, of two that
 * begin alike the one that ends later, of two alike the one recorded later (docs/decisions/002). SQL says the same in membership_on and incumbent_on; a test holds both together.
 */
export function holdsOn<P extends Period>(periods: readonly P[], day: string): P | null {
  const holding = periods.toReversed().filter((period) => certaintyOn(period, day) !== 'outside');
  return holding.toSorted(latestFirst)[0] ?? null;
}

const beginning = ({ from }: Period): string => from?.date ?? '';
const ending = ({ to }: Period): string => to?.date ?? '9999-12-31';
const latestFirst = (a: Period, b: Period): number =>
  beginning(b).localeCompare(beginning(a)) || ending(b).localeCompare(ending(a));
