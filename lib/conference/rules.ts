import type { ConferenceStage, Precision } from '#db/vocabulary.ts';
import type { Caution, Refusal } from '#lib/act/result.ts';
import { latestEnd, type PartialDate, partialDateText, partialOf } from '#lib/time/period.ts';

/** The life of a conference. What was done by mistake is taken back (`stageBefore`), never another step. */
const moves: Record<ConferenceStage, readonly ConferenceStage[]> = {
  planned: ['announced', 'cancelled'],
  announced: ['open', 'postponed', 'cancelled'],
  postponed: ['announced', 'postponed', 'cancelled'],
  open: ['closed'],
  closed: [],
  cancelled: [],
};

/** The stages that a conference may reach next. */
export const nextStages = (stage: ConferenceStage): readonly ConferenceStage[] => moves[stage];

/** The stage that a conference returns to when its last step is taken back; null where there is none to take back. A cancelled one whose new date was still open is postponed again. */
export function stageBefore({
  stage,
  dateOpen,
}: {
  stage: ConferenceStage;
  dateOpen: boolean;
}): ConferenceStage | null {
  if (stage === 'cancelled') return dateOpen ? 'postponed' : 'announced';
  return stage === 'closed' ? 'open' : stage === 'open' || stage === 'postponed' ? 'announced' : null;
}

/** Is it over: neither its steps nor its agenda go on, though both may be put right for a reason? */
export const isOver = (stage: ConferenceStage): boolean => stage === 'closed' || stage === 'cancelled';

/** Refuses an end before the beginning, an organiser's slip that a calendar would show for months. */
export function refuseDays(from: PartialDate, to: PartialDate | null): Refusal | null {
  if (to === null || to.date >= from.date) return null;
  const params = { from: partialDateText(from), to: partialDateText(to) };
  return { code: 'period-backwards', fields: { to: 'period-backwards' }, params };
}

/** What stage a conference of these days has where nobody says: a day to come is announced, one past is closed. */
export const stageByDate = (from: PartialDate, to: PartialDate | null, today: string): ConferenceStage =>
  (to ?? from).precision === 'day'
    ? (to ?? from).date >= today
      ? 'announced'
      : 'closed'
    : latestEnd(to ?? from) > today
      ? 'announced'
      : 'closed';

type Days = { from: string; fromPrecision: Precision; to: string | null; toPrecision: Precision | null };
const begins = ({ from, fromPrecision }: Days): PartialDate => ({ date: from, precision: fromPrecision });
const ends = (days: Days): PartialDate => partialOf(days.to, days.toPrecision) ?? begins(days);
/** Is the last day that a date may be past? Of a month or a year it is only when that is over. */
const isPast = (date: PartialDate, today: string): boolean =>
  date.precision === 'day' ? date.date < today : latestEnd(date) <= today;

/** What is asked once more before a conference moves on a day that does not fit its days. */
export function cautionsOfStep(to: ConferenceStage, days: Days, today: string): Caution[] {
  const [first, last] = [begins(days), ends(days)];
  const day = partialDateText(last);
  if (to === 'open' && today < first.date) {
    const ahead = daysBetween(today, first.date);
    return [{ code: 'opened-early', params: { day: partialDateText(first), days: ahead } }];
  }
  if (to === 'open' && isPast(last, today)) return [{ code: 'opened-late', params: { day } }];
  if (to === 'closed' && today < last.date) return [{ code: 'closed-early', params: { day } }];
  if (to === 'announced' && isPast(last, today)) return [{ code: 'announced-past', params: { day } }];
  return [];
}

const farYears = 5;

/** What is asked once more of the days of a conference still to be held. */
export function cautionsOfDays(days: Days, today: string): Caution[] {
  const last = ends(days);
  if (isPast(last, today)) return [{ code: 'days-past', params: { day: partialDateText(last) } }];
  const years = Number(days.from.slice(0, 4)) - Number(today.slice(0, 4));
  return years > farYears ? [{ code: 'days-far', params: { day: partialDateText(begins(days)), years } }] : [];
}

const daysBetween = (a: string, b: string): number => Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000);

/** Agenda numbers in the office's order: 2 before 10, 3 before 3.1, 3.1 before 3(a) and before 4. */
export function agendaRank(number: string): number {
  const [whole = '0', part = ''] = number.split(/[.(]/);
  const sub = /^\d/.test(part) ? Number.parseInt(part, 10) : part ? part.toLowerCase().charCodeAt(0) - 96 + 100 : 0;
  return Number.parseInt(whole, 10) * 1000 + sub;
}

type Item = { id: string; number: string };

/** Where an item of this number comes into an agenda that is in order: behind the last that its number follows. */
export function placeInAgenda(agenda: readonly Item[], number: string): number {
  return agenda.findLastIndex((item) => agendaRank(item.number) <= agendaRank(number)) + 1;
}

/** A list in its order with one of it a place earlier or later; the same where there is no such place. */
export function movedBeside<I extends { id: string }>(all: readonly I[], id: string, to: 'earlier' | 'later'): I[] {
  const at = all.findIndex((one) => one.id === id);
  const other = to === 'earlier' ? at - 1 : at + 1;
  const [one, beside] = [all[at], all[other]];
  if (!one || !beside) return [...all];
  return all.with(at, beside).with(other, one);
}

/** The number that an agenda would give its next item: the whole number after the highest. */
export const nextAgendaNumber = (numbers: readonly string[]): string =>
  String(Math.max(0, ...numbers.map((number) => Math.floor(agendaRank(number) / 1000))) + 1);
