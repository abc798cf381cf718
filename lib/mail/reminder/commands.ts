import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import { type Command, command } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { type Reader, read, rows } from '#lib/act/read.ts';
import { lockCommitment } from '#lib/commitment/commands.ts';
import type { Waiting } from '#lib/jobs/outbox.ts';
import { portalOf } from '#lib/jobs/portal.ts';
import { type TextNotice, textNotice } from '#lib/jobs/text-notice.ts';
import {
  type DueCommitment,
  type DueOfText,
  dueCommitments,
  dueRounds,
  dueSilences,
  endedSilences,
} from '#lib/mail/reminder/queries.ts';
import { commitmentWords } from '#lib/mail/reminder/rules.ts';
import { runsWithinHours } from '#lib/mail/rules.ts';
import { lockText } from '#lib/text/commands.ts';
import { momentNow } from '#lib/time/clock.ts';

const ofOne = z.object({ id: field.id });
const textOfRound = (id: string): SQL => sql`select r.text_id as id from review_round r where r.id = ${id}`;
const textOfSilence = (id: string): SQL => sql`select s.text_id as id from silence_procedure s where s.id = ${id}`;

/** What is due, held with its text until the act ends; null where it is due no longer, or another worker was first. */
async function heldWith<Row>(tx: Tx, text: SQL, due: (db: Reader) => Promise<Row[]>): Promise<Row | null> {
  const [seen] = await rows(tx, z.object({ id: z.uuid() }), text);
  if (!seen || !(await lockText(tx, seen.id))) return null;
  return (await due(tx))[0] ?? null;
}

async function reminded(tx: Tx, noun: string, notice: TextNotice, of: DueOfText) {
  const { id, textId, until, participants } = of;
  const about = { textId, participants, now: await momentNow(tx), until: new Date(until) };
  return {
    value: { id },
    subject: { noun, id },
    after: { until, participants },
    outbox: await textNotice(tx, notice, about),
  };
}

/** Reminds those who are asked that a round closes soon; once of each instant. For the system. */
export const remindOfRound = command({
  act: 'remindOfRound',
  input: ofOne,
  subject: (tx, { id }) => heldWith(tx, textOfRound(id), (db) => dueRounds(db, sql`r.id = ${id}`)),
  run: ({ tx, subject }) =>
    reminded(tx, 'round', subject.kind === 'comments' ? 'comments-closing' : 'proposals-closing', subject),
});

/** Reminds those whose silence is asked that it expires soon; once of each instant. For the system. */
export const remindOfSilence = command({
  act: 'remindOfSilence',
  input: ofOne,
  subject: (tx, { id }) => heldWith(tx, textOfSilence(id), (db) => dueSilences(db, sql`r.id = ${id}`)),
  run: ({ tx, subject }) => reminded(tx, 'silence', 'silence-expiring', subject),
});

/** Tells those whose silence was asked that it expired and that the text is adopted; once. For the system: no act ended it. */
export const tellOfSilence = command({
  act: 'tellOfSilence',
  input: ofOne,
  subject: (tx, { id }) => heldWith(tx, textOfSilence(id), (db) => endedSilences(db, sql`r.id = ${id}`)),
  run: ({ tx, subject }) => reminded(tx, 'silence', 'silence-ended', subject),
});

/** Reminds the national coordinators of those who are to keep a commitment that it is due soon; once of each due date. For the system. */
export const remindOfCommitment = command({
  act: 'remindOfCommitment',
  input: ofOne,
  subject: async (tx, { id }) => {
    const held = await lockCommitment(tx, { id });
    return held && ((await dueCommitments(tx, sql`c.id = ${id}`))[0] ?? null);
  },
  run: async ({ tx, subject }) => {
    const { id, until, participants } = subject;
    return {
      value: { id },
      subject: { noun: 'commitment', id },
      after: { until, participants },
      outbox: await toCoordinators(tx, subject),
    };
  },
});

/** To their national coordinators: in the next digest, or at once where its last day would be nearly over by then. */
async function toCoordinators(tx: Tx, due: DueCommitment): Promise<Waiting[]> {
  const portal = await portalOf(tx);
  if (!portal) return [];
  const { id, participants } = due;
  const whom = { participants, role: 'national-coordinator' } as const;
  if (due.daysLeft * 24 > runsWithinHours) return [{ kind: 'digest', notice: 'commitment-due', subject: id, ...whom }];
  return [{ kind: 'notice', words: commitmentWords(due, portal), ...whom }];
}

/** Reminds of every deadline that is near, an act for each; where there is none, nothing is recorded. */
export async function remindOfAll(): Promise<void> {
  await remindOfEach(dueRounds, remindOfRound);
  await remindOfEach(dueSilences, remindOfSilence);
  await remindOfEach(endedSilences, tellOfSilence);
  await remindOfEach(dueCommitments, remindOfCommitment);
}

async function remindOfEach(
  due: (db: Reader, which: SQL) => Promise<{ id: string }[]>,
  remind: Command<{ id: string }, unknown>,
): Promise<void> {
  for (const { id } of await read(SYSTEM, (db) => due(db, sql`true`))) {
    const done = await remind(SYSTEM, { id });
    // What another worker reminded of meanwhile, or what ended, is not found.
    if (!done.ok && done.refusal.code !== 'not-found')
      throw new Error(`nobody was reminded of ${id}: ${done.refusal.code}`);
  }
}
