import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { digestNotices, locales } from '#db/vocabulary.ts';
import { actorNow, SYSTEM, setActor } from '#lib/act/actor.ts';
import { command, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { read, rows } from '#lib/act/read.ts';
import { portalOf } from '#lib/jobs/portal.ts';
import { dueDigests, linesSeen, type Noted } from '#lib/mail/digest/queries.ts';
import { digestWords } from '#lib/mail/digest/rules.ts';
import { momentNow } from '#lib/time/clock.ts';

const waitingRow = z.object({ id: z.uuid(), notice: z.enum(digestNotices), subject: z.uuid() });
const personRow = z.object({ email: z.string(), name: z.string(), language: z.enum(locales).nullable() });

/** The same change noted more than once is one line, where it was noted first; of a round only the last that was noted. */
function gathered(all: readonly z.output<typeof waitingRow>[]): Noted[] {
  const found = new Map<string, Noted>();
  for (const { notice, subject } of all) {
    const isRound = notice === 'round-opened' || notice === 'round-extended';
    const key = isRound ? subject : `${notice} ${subject}`;
    const before = found.get(key);
    // A round that was opened and extended since is told of as opened: until when is asked of the register.
    found.set(key, { notice: before?.notice ?? notice, subject, count: (before?.count ?? 0) + 1 });
  }
  return [...found.values()];
}

/**
 * Sends one person what has changed for them since their last digest, as one mail; what they may see no longer is left out, and where nothing is
 * left there is none. For the system: all that waited is settled in the transaction that puts the mail down, so nothing goes twice or gets lost.
 */
export const sendDigest = command({
  act: 'sendDigest',
  input: z.object({ id: field.id }),
  subject: async (tx, { id }) => {
    await lockName(tx, `digest:${id}`);
    if ((await dueDigests(tx, sql`n.account_id = ${id}`)).length === 0) return null;
    const waiting = await rows(
      tx,
      waitingRow,
      sql`select id, notice, subject_id as subject from digest_notice where account_id = ${id} and state = 'waiting' order by noted_at, id`,
    );
    const [person] = await rows(
      tx,
      personRow,
      sql`select email, name, language from account where id = ${id} and active`,
    );
    return { id, waiting, person: person ?? null };
  },
  run: async ({ tx, actor, subject: { id, waiting, person } }) => {
    const portal = await portalOf(tx);
    const now = await momentNow(tx);
    const reader = person && (await actorNow(tx, id));
    const noted = gathered(waiting);
    if (reader) await setActor(tx, reader);
    const lines = reader ? await linesSeen(tx, noted) : [];
    await setActor(tx, actor);
    const goes = portal !== null && person !== null && lines.length > 0;
    const told = goes ? lines.map((line) => line.subject) : [];
    await tx.execute(
      sql`update digest_notice n set settled_at = clock_timestamp(),
          state = case when n.subject_id::text in (select json_array_elements_text(${JSON.stringify(told)}::json)) then 'told' else 'left-out' end
        where n.id::text in (select json_array_elements_text(${JSON.stringify(waiting.map((one) => one.id))}::json))`,
    );
    const outbox = goes
      ? [
          {
            kind: 'mail' as const,
            mail: { recipient: person.email, ...digestWords(lines, { ...person, now, portal }) },
          },
        ]
      : [];
    return {
      value: { id },
      subject: { noun: 'account', id },
      after: { lines: goes ? lines.length : 0, leftOut: noted.length - lines.length },
      outbox,
    };
  },
});

/** Sends every digest that is due, an act for each; where none is, nothing is recorded. What fails for one person does not keep the others' back. */
export async function sendAllDigests(): Promise<void> {
  const faults: unknown[] = [];
  for (const { id } of await read(SYSTEM, (db) => dueDigests(db, sql`true`))) {
    const sent = await sendDigest(SYSTEM, { id }).catch((fault: unknown) => ({ ok: false as const, fault }));
    if (sent.ok) continue;
    if ('fault' in sent) faults.push(sent.fault);
    // What another worker sent meanwhile is not found.
    else if (sent.refusal.code !== 'not-found') faults.push(new Error(`no digest went to ${id}: ${sent.refusal.code}`));
  }
  if (faults.length > 0) throw faults[0];
}
