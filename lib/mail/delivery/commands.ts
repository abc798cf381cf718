import { and, eq, or, sql } from 'drizzle-orm';
import { database, type Tx } from '#db/client.ts';
import { mail } from '#db/schema/mail.ts';
import type { MailReason } from '#db/vocabulary.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import { isExampleAddress, type OutcomeKind, stateAfter } from '#lib/mail/rules.ts';

/** One attempt to send a mail: its number tells it from every other of the same mail. */
export type Attempt = {
  id: string;
  attempts: number;
  recipient: string;
  subject: string;
  body: string;
  createdAt: Date;
};

const asSystem = <T>(run: (tx: Tx) => Promise<T>): Promise<T> =>
  database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    return run(tx);
  });

/**
 * Marks a mail as being sent, before the server is asked, and gives the attempt; null where there is nothing to send. A mail that is
 * marked already was given to a server by a worker that ended before it could write down the answer: it may have arrived, so it is not
 * sent again but waits for a person.
 */
export function beginAttempt(id: string, hasServer: boolean): Promise<Attempt | null> {
  return asSystem(async (tx) => {
    const [row] = await tx.select().from(mail).where(eq(mail.id, id)).for('update');
    if (!row) return null;
    if (row.state === 'sending') await settle(tx, id, { state: 'failed', reason: 'unknown', answer: row.answer });
    if (row.state !== 'queued') return null;
    const held = isExampleAddress(row.recipient) ? 'example-domain' : hasServer ? null : 'no-server';
    if (held) {
      await settle(tx, id, { state: 'held', reason: held, answer: null });
      return null;
    }
    const { attempts, recipient, subject, body, createdAt } = row;
    const set = {
      state: 'sending',
      attempts: attempts + 1,
      attemptedAt: sql`now()`,
      version: sql`version + 1`,
    } as const;
    await tx.update(mail).set(set).where(eq(mail.id, id));
    return { id, attempts: attempts + 1, recipient, subject, body, createdAt };
  });
}

/**
 * Writes down how an attempt ended; gives whether the mail is to be tried again. Where the job was taken from this worker meanwhile, and
 * the mail found marked, its answer is still the one that is known; after a person has decided it comes too late and is nothing.
 */
export function endAttempt(
  { id, attempts }: Pick<Attempt, 'id' | 'attempts'>,
  outcome: { kind: OutcomeKind; answer: string },
  last: boolean,
): Promise<'again' | 'done'> {
  const { state, reason } = stateAfter(outcome.kind, last);
  return asSystem(async (tx) => {
    const own = and(eq(mail.id, id), eq(mail.attempts, attempts));
    const open = or(eq(mail.state, 'sending'), and(eq(mail.state, 'failed'), eq(mail.reason, 'unknown')));
    const settledAt = state === 'queued' ? null : sql`now()`;
    const set = { state, reason, answer: outcome.answer, settledAt, version: sql`version + 1` };
    const changed = await tx.update(mail).set(set).where(and(own, open)).returning({ id: mail.id });
    return changed.length > 0 && state === 'queued' ? 'again' : 'done';
  });
}

/** A mail whose job came to no end by itself: its worker died each time, or the register was away. */
export function endUndelivered(id: string): Promise<void> {
  return asSystem(async (tx) => {
    const [row] = await tx.select().from(mail).where(eq(mail.id, id)).for('update');
    if (row?.state === 'sending') await settle(tx, id, { state: 'failed', reason: 'unknown', answer: row.answer });
    if (row?.state === 'queued') await settle(tx, id, { state: 'failed', reason: 'deferred', answer: row.answer });
  });
}

async function settle(
  tx: Tx,
  id: string,
  to: { state: 'failed' | 'held'; reason: MailReason; answer: string | null },
): Promise<void> {
  await tx
    .update(mail)
    .set({ ...to, settledAt: sql`now()`, version: sql`version + 1` })
    .where(eq(mail.id, id));
}
