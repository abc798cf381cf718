import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { rows } from '#lib/act/read.ts';
import type { Caution } from '#lib/act/result.ts';
import { type Conference, storedDays } from '#lib/conference/parts/commands.ts';
import { cautionsOfDays, isOver } from '#lib/conference/rules.ts';
import { differenceOf } from '#lib/correction/rules.ts';
import { citeChanged } from '#lib/source/citation/commands.ts';
import { citeCorrection, type Fact } from '#lib/source/cited/commands.ts';
import { releaseClaims } from '#lib/source/commands.ts';
import { latestEnd, type PartialDate, partialDateText, partialOf } from '#lib/time/period.ts';

/** What rests on a conference: all that was adopted, issued, said or handed over at it. */
const resting = z.object({
  documents: z.int(),
  outcomes: z.int(),
  news: z.int(),
  terms: z.int(),
  statements: z.int(),
  /** The earliest adoption, and the earliest and latest hand-over, as far as they are dated. */
  adopted: z.iso.date().nullable(),
  handedOver: z.iso.date().nullable(),
});

/** How many documents, outcomes, press releases, hand-overs and claims of sources rest on a conference, and on which days. */
export async function restingOn(tx: Tx, id: string): Promise<z.output<typeof resting>> {
  const [on] = await rows(
    tx,
    resting,
    sql`select (select count(*)::int from document where conference_id = ${id}) as documents,
      (select count(*)::int from outcome where conference_id = ${id} and withdrawn_on is null) as outcomes,
      (select count(*)::int from news where conference_id = ${id} and withdrawn_on is null) as news,
      (select count(*)::int from chair_term where hand_over_conference = ${id}) as terms,
      (select count(*)::int from claim where noun = 'conference' and subject_id = ${id}) as statements,
      (select min(last_day(adopted_on, adopted_on_precision))::text from outcome where conference_id = ${id} and withdrawn_on is null) as adopted,
      (select min(actual_from)::text from chair_term where hand_over_conference = ${id}) as "handedOver"`,
  );
  if (!on) throw new Error(`nothing could be counted on conference ${id}`);
  return on;
}

type Days = ReturnType<typeof storedDays>;
const text = (days: Days, end: 'from' | 'to'): string | null => {
  const at = partialOf(days[end], end === 'from' ? days.fromPrecision : days.toPrecision);
  return at && partialDateText(at);
};
const isSame = (a: Days, b: Days): boolean => text(a, 'from') === text(b, 'from') && text(a, 'to') === text(b, 'to');

/**
 * What is asked once more before the days of a conference are said otherwise: one to be held, by its days alone; one that was held, by what
 * rests on it, what was adopted before it would have begun, and whether it would be still to come.
 */
export async function cautionsOfMove(tx: Tx, conference: Conference, days: Days, today: string): Promise<Caution[]> {
  if (conference.exercise) return [];
  if (!isOver(conference.stage)) return cautionsOfDays(days, today);
  if (isSame(storedDays(conference), days)) return [];
  const on = await restingOn(tx, conference.id);
  const { adopted, handedOver, ...counts } = on;
  const cautions: Caution[] = [];
  const from: PartialDate = { date: days.from, precision: days.fromPrecision };
  const end = partialOf(days.to, days.toPrecision) ?? from;
  if (conference.stage === 'closed' && from.date > today)
    cautions.push({ code: 'closed-to-come', params: { day: partialDateText(from) } });
  if (adopted && adopted < from.date) cautions.push({ code: 'adopted-before-move', params: { day: adopted } });
  if (handedOver && (handedOver < from.date || handedOver > (end.precision === 'day' ? end.date : latestEnd(end))))
    cautions.push({ code: 'handed-over-elsewhen', params: { day: handedOver } });
  if (Object.values(counts).some((count) => count > 0)) cautions.push({ code: 'conference-rests', params: counts });
  return cautions;
}

type Said = { conference: Conference; days: Days; ordinal: number | null };
type Why = { source: string | null; reason: string; now: Date; today: string };

/**
 * Says by what the days and the number of a conference are known once they are corrected: by the source named, or the secretariat's own; its other facts
 * keep theirs. Of one that no source was named for, only what was accepted is no longer, where it says otherwise.
 */
export async function citeDays(tx: Tx, { conference, days, ordinal }: Said, why: Why) {
  const was = storedDays(conference);
  const facts: Fact[] = [
    { field: 'from', kind: null, was: text(was, 'from'), is: text(days, 'from') },
    { field: 'to', kind: null, was: text(was, 'to'), is: text(days, 'to') },
    { field: 'ordinal', kind: null, was: conference.ordinal?.toString() ?? null, is: ordinal?.toString() ?? null },
  ];
  const said = Object.fromEntries(facts.map(({ field, is }) => [field, is]));
  const released = await releaseClaims(tx, 'conference', conference.id, said);
  if (conference.source !== null || why.source !== null)
    await citeCorrection(tx, {
      ...{ noun: 'conference', subjectId: conference.id, facts, had: null, instrument: null },
      ...why,
    });
  return released;
}

type Whole = Readonly<Record<string, unknown>>;

/**
 * Says by what all else is known that was corrected or filled in, and gives what vouched for it before. Of one that is still planned and that no source
 * tells of it is the secretariat's own word throughout.
 */
export async function citeSaid(
  tx: Tx,
  { conference, was, is }: { conference: Conference; was: Whole; is: Whole },
  { source, today }: Pick<Why, 'source' | 'today'>,
) {
  if (conference.stage === 'planned' && conference.source === null && source === null) return [];
  const changed = differenceOf<Record<string, unknown>>({ ...was }, { ...is });
  if (!changed) return [];
  const claimed = conference.source !== null || source !== null ? ['from', 'to', 'ordinal'] : [];
  return citeChanged(tx, { noun: 'conference', subject: conference.id, ...changed, source, today, claimed });
}
