import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { roundKinds } from '#db/vocabulary.ts';
import { type Reader, rows } from '#lib/act/read.ts';

const openRoundRow = z.object({
  id: z.uuid(),
  revisionId: z.uuid(),
  number: z.int(),
  kind: z.enum(roundKinds),
  observers: z.boolean(),
  closesAt: z.string(),
  /** Whether it takes anything at this moment: proposals until its instant, comments until it is closed. */
  isTaking: z.boolean(),
  version: z.int(),
  zone: z.string(),
});

/** The last round of a text that was not closed by hand; its instant may be past. Null where there is none. */
export async function roundOf(db: Reader, textId: string): Promise<z.output<typeof openRoundRow> | null> {
  const [found] = await rows(
    db,
    openRoundRow,
    sql`select r.id, r.revision_id as "revisionId", r.number, r.kind, r.observers, r.version, p.zone,
        to_char(r.closes_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "closesAt",
        r.kind = 'comments' or clock_timestamp() < r.closes_at as "isTaking"
      from review_round r, process p where r.text_id = ${textId} and r.closed_at is null order by r.number desc limit 1`,
  );
  return found ?? null;
}

const commentsRow = z.object({
  id: z.uuid(),
  closed: z.boolean(),
  /** The instant until which answers are asked for, and whether it is past. */
  closesAt: z.string(),
  isPast: z.boolean(),
  zone: z.string(),
});

/** The last round of comments of a text, closed or not; null where there was none. */
export async function lastCommentsOf(db: Reader, textId: string): Promise<z.output<typeof commentsRow> | null> {
  const [found] = await rows(
    db,
    commentsRow,
    sql`select r.id, r.closed_at is not null as closed, p.zone, clock_timestamp() >= r.closes_at as "isPast",
        to_char(r.closes_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "closesAt"
      from review_round r, process p
      where r.text_id = ${textId} and r.kind = 'comments' order by r.number desc limit 1`,
  );
  return found ?? null;
}

const standsRow = z.object({ proposals: z.int(), comments: z.int(), answered: z.int(), asked: z.int() });

/** What is open on the text of a round, of this round or kept over from those before, and how many of those asked have answered. */
export async function roundStands(db: Reader, roundId: string): Promise<z.output<typeof standsRow>> {
  const [found] = await rows(
    db,
    standsRow,
    sql`select (select count(*)::int from proposal p where p.text_id = r.text_id and p.kind <> 'comment' and p.stage in ('submitted', 'bracketed')) as proposals,
        (select count(*)::int from proposal p where p.text_id = r.text_id and p.kind = 'comment' and p.stage in ('submitted', 'bracketed')) as comments,
        (select count(*)::int from round_reply y where y.round_id = r.id) as answered,
        (select count(*)::int from round_participant e where e.round_id = r.id) as asked
      from review_round r where r.id = ${roundId}`,
  );
  if (!found) throw new Error('there is no such round');
  return found;
}
