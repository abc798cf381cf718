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

const partsOf = (number: string): { whole: number; part: string } => {
  const [whole = '0', part = ''] = number.toLowerCase().split(/[.(]/);
  return { whole: Number.parseInt(whole, 10), part: part.replace(')', '') };
};

const romanFigures: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
const isRoman = (part: string): boolean => /^(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(part) && part !== '';
const romanValue = (part: string): number =>
  [...part].reduce((sum, letter, at) => {
    const [own = 0, next = 0] = [romanFigures[letter], romanFigures[part[at + 1] ?? '']];
    return own < next ? sum - own : sum + own;
  }, 0);
const letterValue = (part: string): number =>
  [...part].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0);

/** Are the letters under one whole number Roman figures: (i), (ii), (iii) and not (h), (i), (j)? One of several letters says so, or that all are i, v or x. */
function inRoman(whole: number, numbers: readonly string[]): boolean {
  const lettered = numbers
    .map(partsOf)
    .filter((one) => one.whole === whole && /^[a-z]+$/.test(one.part))
    .map(({ part }) => part);
  return lettered.some((part) => part.length > 1 && isRoman(part)) || lettered.every((part) => /^[ivx]$/.test(part));
}

/**
 * Where a number stands in the office's order among those of its agenda: 2 before 10, 3 before 3.1, 3.1 before 3.10, before 3(a) and before 4;
 * 3(iv) before 3(v) and 3(ix) where the letters are Roman figures.
 */
export function agendaRank(number: string, among: readonly string[] = []): number {
  const { whole, part } = partsOf(number);
  const place = whole * 1_000_000;
  if (/^\d/.test(part)) return place + Number.parseInt(part, 10);
  if (part === '') return place;
  return (
    place + 200_000 + (inRoman(whole, [...among, number]) ? romanValue(part) : Math.min(letterValue(part), 700_000))
  );
}

type Item = { id: string; number: string };

/** Where an item of this number comes into an agenda that is in order: behind the last that its number follows. */
export function placeInAgenda(agenda: readonly Item[], number: string): number {
  const all = [...agenda.map((item) => item.number), number];
  return agenda.findLastIndex((item) => agendaRank(item.number, all) <= agendaRank(number, all)) + 1;
}

/** The agenda with one item a place earlier or later; the same where there is no such place. */
export function movedInAgenda<I extends Item>(agenda: readonly I[], id: string, to: 'earlier' | 'later'): I[] {
  const at = agenda.findIndex((item) => item.id === id);
  const other = to === 'earlier' ? at - 1 : at + 1;
  const [item, beside] = [agenda[at], agenda[other]];
  if (!item || !beside) return [...agenda];
  return agenda.with(at, beside).with(other, item);
}

/** The number that an agenda would give its next item: the whole number after the highest. */
export const nextAgendaNumber = (numbers: readonly string[]): string =>
  String(Math.max(0, ...numbers.map((number) => partsOf(number).whole)) + 1);

/** Whole numbers in their order as runs, each by its first and last: 1, 4, 5, 6 are 1–1 and 4–6. Two are said each for itself. */
export function inRuns(numbers: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.flatMap(([first, last]): [number, number][] =>
    last - first === 1
      ? [
          [first, first],
          [last, last],
        ]
      : [[first, last]],
  );
}
