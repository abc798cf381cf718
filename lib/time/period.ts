import type { BoundKind, Precision } from '#db/vocabulary.ts';

/**
 * A date as a source gives it: `date` is the first day (YYYY-MM-DD) of the span that the precision names, so
 * { date: '2016-11-01', precision: 'month' } is some day of November 2016.
 */
export type PartialDate = { date: string; precision: Precision };

/** A bound of a period: a date, the date it is no later than, or the date it is no earlier than. */
export type DatedBound = PartialDate & { bound?: 'not-later' | 'not-earlier' | undefined };

/** Said of an end that came, or may have come, on a day that nobody knows. */
export const UNKNOWN = 'unknown';
export type Bound = DatedBound | typeof UNKNOWN;

/** Half-open [from, to). Without a `from` the beginning is not known; without a `to` it runs on. */
export type Period = { from: DatedBound | null; to: Bound | null };

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

/** A stored beginning: its date, precision and kind of bound. Null where it is not known. */
export function fromOf(date: string | null, precision: string | null, bound: string): DatedBound | null {
  const at = partialOf(date, precision);
  return at && (bound === 'not-later' || bound === 'not-earlier') ? { ...at, bound } : at;
}

/** A stored end; null where there is none, `unknown` where there is one that nobody knows. */
export const toOf = (date: string | null, precision: string | null, bound: string): Bound | null =>
  bound === UNKNOWN ? UNKNOWN : fromOf(date, precision, bound);

/** A bound as its three columns have it. */
export function columnsOf(bound: Bound | null): { date: string | null; precision: Precision | null; bound: BoundKind } {
  if (bound === null) return { date: null, precision: null, bound: 'at' };
  if (bound === UNKNOWN) return { date: null, precision: null, bound: UNKNOWN };
  return { date: bound.date, precision: bound.precision, bound: bound.bound ?? 'at' };
}

/** The date that a bound names; null where it names none. */
export const datedOf = (bound: Bound | null): DatedBound | null => (bound === UNKNOWN ? null : bound);

/** Gives the shortest ISO form: 2013, 2013-06 or 2013-06-05. */
export function partialDateText(d: PartialDate): string {
  return d.date.slice(0, d.precision === 'year' ? 4 : d.precision === 'month' ? 7 : 10);
}

/**
 * A bound as one text, in the form of ISO 8601-2 (EDTF): 2013-06, `[..2011-04]` for a day no later than April 2011, `[2023-03-28..]` for
 * one no earlier than 28 March 2023, `unknown`.
 */
export function boundText(bound: Bound): string {
  if (bound === UNKNOWN) return UNKNOWN;
  const text = partialDateText(bound);
  return bound.bound === 'not-later' ? `[..${text}]` : bound.bound === 'not-earlier' ? `[${text}..]` : text;
}

/** Reads what boundText writes; null when it is none. `readDate` reads the date within it. */
export function parseBound(text: string, readDate = parsePartialDate): Bound | null {
  if (text === UNKNOWN) return UNKNOWN;
  const [, latest, earliest] = /^\[(?:\.\.\s*(.+)|(.+?)\s*\.\.)\]$/.exec(text) ?? [];
  const date = readDate(latest ?? earliest ?? text);
  if (!date) return null;
  return latest ? { ...date, bound: 'not-later' } : earliest ? { ...date, bound: 'not-earlier' } : date;
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

/** The later of two ISO days. */
const later = (a: string, b: string): string => [a, b].sort()[1] ?? b;

const BEFORE_ALL = '0001-01-01';
const AFTER_ALL = '9999-12-31';

/** Latest day on which a period with this end is surely over: the day itself, or the day after the month or year. */
export function latestEnd(to: PartialDate): string {
  return to.precision === 'day' ? to.date : spanEnd(to);
}

/** Is the period surely over on the day? */
export const isOver = ({ to }: Pick<Period, 'to'>, day: string): boolean =>
  to !== null && to !== UNKNOWN && to.bound !== 'not-earlier' && latestEnd(to) <= day;

/** The days that may be inside, [first, end), whatever the true bounds are. SQL: possible_range. */
export function possibleRange({ from, to }: Period): [string, string] {
  const first = from && from.bound !== 'not-later' ? from.date : BEFORE_ALL;
  const end = to && to !== UNKNOWN && to.bound !== 'not-earlier' ? latestEnd(to) : AFTER_ALL;
  return [first, later(first, end)];
}

/**
 * The days surely inside, [first, end); null where none is. Of a period whose end nobody knows, or knows only as "no later than", those
 * are of the span of its beginning alone. SQL: certain_range.
 */
export function certainRange({ from, to }: Period): [string, string] | null {
  if (from?.bound === 'not-earlier') return null;
  const begun = from ? dayBefore(spanEnd(from)) : BEFORE_ALL;
  if (to === UNKNOWN) return from && [begun, spanEnd(from)];
  if (to?.bound === 'not-later') {
    const end = from && spanEnd(from) <= latestEnd(to) ? spanEnd(from) : begun;
    return begun < end ? [begun, end] : null;
  }
  const end = to ? to.date : AFTER_ALL;
  return begun < end ? [begun, end] : null;
}

const within = (day: string, range: [string, string] | null): boolean =>
  range !== null && day >= range[0] && day < range[1];

/**
 * Where a day stands to a period whose bounds may be spans: `certain` inside whatever the true bounds are, `possible`
 * only for some, `outside` for none. An unknown beginning (`from` null) never gives more than `possible`.
 */
export function certaintyOn(period: Period, day: string): 'certain' | 'possible' | 'outside' {
  if (!within(day, possibleRange(period))) return 'outside';
  return period.from && within(day, certainRange(period)) ? 'certain' : 'possible';
}

/** Do two periods share a day for certain, whatever their true bounds are? That, and only that, is refused. */
export function certainlyOverlap(a: Period, b: Period): boolean {
  const [one, other] = [certainRange(a), certainRange(b)];
  return one !== null && other !== null && one[0] < other[1] && other[0] < one[1];
}

/** Is `to` after `from` for at least one reading of both? */
export function inOrder({ from, to }: Period): boolean {
  if (!from || !to || to === UNKNOWN) return true;
  const first = from.bound === 'not-later' ? BEFORE_ALL : from.date;
  return first < (to.bound === 'not-earlier' ? AFTER_ALL : latestEnd(to));
}

/**
 * The period that holds on a day, of several of one thing in the order recorded (docs/decisions/002). An end that is not known is at the
 * latest where the next certain one begins. Of those that then may hold: one that surely does, else the latest beginning, of two that begin
 * alike the one that ends later, of two alike the one recorded later. `mayHold` leaves some out that still end others. SQL says the same in membership_on and incumbent_on; a test holds both together.
 */
export function holdsOn<P extends Period>(
  periods: readonly P[],
  day: string,
  mayHold: (period: P) => boolean = () => true,
): P | null {
  const holding = periods
    .toReversed()
    .filter(mayHold)
    .filter((period) => certaintyOn(period, day) !== 'outside' && !isFollowed(period, periods, day));
  return holding.toSorted((a, b) => sure(b, day) - sure(a, day) || latestFirst(a, b, day))[0] ?? null;
}

/** Has another begun for certain by this day, after one whose end is not known? Then that one is over. SQL: is_followed. */
function isFollowed(period: Period, all: readonly Period[], day: string): boolean {
  if (period.to !== UNKNOWN && datedOf(period.to)?.bound !== 'not-earlier') return false;
  const from = period.from?.date ?? '';
  return all.some((other) => {
    if (other === period || !other.from) return false;
    const range = certainRange(other);
    return range !== null && range[0] <= day && other.from.date > from;
  });
}

const sure = (period: Period, day: string): number => Number(certaintyOn(period, day) === 'certain');
/** A beginning that is only known to have been by a later day says nothing of when it was before that day. */
const beginning = ({ from }: Period, day: string): string =>
  from && !(from.bound === 'not-later' && day < from.date) ? from.date : '';
const ending = ({ to }: Period): string => datedOf(to)?.date ?? AFTER_ALL;
const latestFirst = (a: Period, b: Period, day: string): number =>
  beginning(b, day).localeCompare(beginning(a, day)) || ending(b).localeCompare(ending(a));
