import type { ConferenceStage } from '#db/vocabulary.ts';
import type { Refusal } from '#lib/act/result.ts';

/** The life of a conference; a cancelled or closed one stays so. */
const moves: Record<ConferenceStage, readonly ConferenceStage[]> = {
  planned: ['announced', 'cancelled'],
  announced: ['open', 'cancelled'],
  open: ['closed'],
  closed: [],
  cancelled: [],
};

/** The stages that a conference may reach next. */
export const nextStages = (stage: ConferenceStage): readonly ConferenceStage[] => moves[stage];

/** Refuses an end before the beginning, an organiser's slip that a calendar would show for months. */
export function refuseDays(from: string, to: string | null): Refusal | null {
  return to !== null && to < from ? { code: 'period-backwards', fields: { to: 'period-backwards' } } : null;
}

/** Agenda numbers in the office's order: 2 before 10, 3 before 3.1, 3.1 before 3(a) and before 4. */
export function agendaRank(number: string): number {
  const [whole = '0', part = ''] = number.split(/[.(]/);
  const sub = /^\d/.test(part) ? Number.parseInt(part, 10) : part ? part.toLowerCase().charCodeAt(0) - 96 + 100 : 0;
  return Number.parseInt(whole, 10) * 1000 + sub;
}

/** The number that an agenda would give its next item: the whole number after the highest. */
export const nextAgendaNumber = (numbers: readonly string[]): string =>
  String(Math.max(0, ...numbers.map((number) => Math.floor(agendaRank(number) / 1000))) + 1);
