import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { mail } from '#db/schema/mail.ts';
import type { Locale } from '#db/vocabulary.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import type { Waiting } from '#lib/jobs/outbox.ts';
import { portalOf } from '#lib/jobs/portal.ts';
import { type AccountNotice, accountNoticeWords, awaitsDecision } from '#lib/mail/rules.ts';

/**
 * The mail that tells the holder of an account what was done to it: for the `outbox` of the act that did it. Takes the account and the
 * act's clock. In a register without a process there is nobody to write in the name of, and no mail.
 */
export async function accountNotice(
  tx: Tx,
  notice: AccountNotice,
  account: { email: string; name: string; language?: Locale | null },
  at: Date,
): Promise<Waiting[]> {
  const portal = await portalOf(tx);
  if (!portal) return [];
  const words = accountNoticeWords(notice, { name: account.name, language: account.language ?? null, at, portal });
  return [{ kind: 'mail', mail: { recipient: account.email, ...words } }];
}

const lockMail = async (tx: Tx, { id }: { id: string }) =>
  (await tx.select().from(mail).where(eq(mail.id, id)).for('update'))[0] ?? null;

/** Makes the command by which a person decides on a mail that failed or was held: to send it again, or to let it be. */
const decide = (act: 'retryMail' | 'dropMail') =>
  command({
    act,
    input: z.object({ id: field.id, expectedVersion: field.expectedVersion }),
    subject: lockMail,
    run: async ({ tx, input: { expectedVersion }, subject: { id, version, state, reason }, now }) => {
      expectVersion({ version }, expectedVersion);
      if (!awaitsDecision(state)) throw new Refused('mail-decided');
      const again = act === 'retryMail';
      const after = again ? 'queued' : 'dropped';
      const set = { state: after, reason: null, settledAt: again ? null : now, version: sql`version + 1` } as const;
      await tx.update(mail).set(set).where(eq(mail.id, id));
      return {
        value: { id },
        subject: { noun: 'mail', id },
        before: { state, reason },
        after: { state: after },
        outbox: again ? [{ kind: 'mail-again', id }] : [],
      };
    },
  });

export const retryMail = decide('retryMail');
export const dropMail = decide('dropMail');
