import { and, eq, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { database, type Tx } from '#db/client.ts';
import { account, knownDevice, session } from '#db/schema/account.ts';
import { codeField, hashInTurn, isOwnEmail, isTwice, newPassword, twice } from '#lib/account/invitation/commands.ts';
import { passwordLength } from '#lib/account/rules.ts';
import {
  hashToken,
  isPassword,
  offeredTotpSecret,
  sealTotpSecret,
  totpSecretOf,
  totpStep,
} from '#lib/account/secret.ts';
import { forgetTries, reserveCode, reserveTry } from '#lib/account/tries/commands.ts';
import { type Actor, setActor } from '#lib/act/actor.ts';
import { command, preparedCommand } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { Busy } from '#lib/ground/fair-queue.ts';
import { inTurn } from '#lib/ground/turns.ts';
import { accountNotice } from '#lib/mail/commands.ts';

const id = z.object({ id: field.id });
const password = z
  .string({ error: 'field-missing' })
  .min(1, 'field-missing')
  .max(passwordLength.most, 'field-too-long');

const lockAccount = async (tx: Tx, { id }: { id: string }) =>
  (await tx.select().from(account).where(eq(account.id, id)).for('update'))[0] ?? null;
const about = ({ id }: { id: string }) => ({ accountId: id });

const wrong = (name: string, code: string) => new Refused('invalid', { fields: { [name]: code } });

/**
 * Finds the password right before the act, and where one is given the code of the present second factor; tries are counted as at the
 * door, so that a desk left open is no place to guess at. Gives the row that was judged.
 */
async function prove(actor: Actor, given: { id: string; password: string; code?: string }) {
  if (given.id !== actor.accountId) throw new Refused('forbidden');
  const [row] = await database().transaction(async (tx) => {
    await setActor(tx, actor);
    return tx.select().from(account).where(eq(account.id, given.id));
  });
  if (!row) throw new Refused('not-found');
  const source = { email: row.email, network: 'portal', device: null };
  return inTurn('hashing', { source: row.id, first: true }, async () => {
    const tried = await reserveTry(source);
    if (!(await isPassword(given.password, row.passwordHash))) throw wrong('password', 'password-wrong');
    if (given.code !== undefined) {
      const now = await reserveCode(source, tried);
      const step = totpStep(totpSecretOf(row), given.code, now);
      if (step === null || step <= row.totpStep) throw wrong('code', 'code-wrong');
    }
    await forgetTries(source);
    return row;
  }).catch((thrown: unknown) => {
    throw thrown instanceof Busy ? new Refused('sign-in-busy') : thrown;
  });
}

/** Ends every session of the account but the one that asks, and forgets the devices known by the old password. */
async function endOthers(tx: Tx, accountId: string, own: string): Promise<number> {
  const others = and(eq(session.accountId, accountId), ne(session.tokenHash, hashToken(own)));
  const ended = await tx.delete(session).where(others).returning({ id: session.id });
  await tx.delete(knownDevice).where(eq(knownDevice.accountId, accountId));
  return ended.length;
}

/** A person's new password; the old one is asked, and every other session of theirs ends. `session` is the token of the one that asks. */
export const changePassword = preparedCommand({
  act: 'changePassword',
  input: id.extend({ password, newPassword, again: z.string(), session: z.string().max(200) }).refine(isTwice, twice),
  key: id,
  subject: lockAccount,
  about,
  prepare: async (input, actor) => {
    const { passwordHash, email } = await prove(actor, { id: input.id, password: input.password });
    if (isOwnEmail(input.newPassword, email)) throw wrong('newPassword', 'password-email');
    if (input.newPassword === input.password) throw wrong('newPassword', 'password-same');
    return { judged: passwordHash, passwordHash: await hashInTurn(input.newPassword, input.id) };
  },
  run: async ({ tx, input, subject, prepared: { judged, passwordHash }, now }) => {
    if (subject.passwordHash !== judged) throw new Refused('changed-meanwhile');
    await tx.update(account).set({ passwordHash, version: sql`version + 1` }).where(eq(account.id, subject.id));
    const sessionsEnded = await endOthers(tx, subject.id, input.session);
    const about = { noun: 'account', id: subject.id };
    const outbox = await accountNotice(tx, 'password-changed', subject, now);
    return { value: { id: subject.id }, subject: about, after: { sessionsEnded }, outbox };
  },
});

/** What is offered to an account as its next second factor; `seed` is new each time somebody begins to change theirs. */
export const offeredTo = (accountId: string, seed: string): string => offeredTotpSecret(`account ${accountId} ${seed}`);

/**
 * A person's new second factor: the password and a code of the present one are asked, and a code of the new one, which proves that the
 * app has it. Every other session of theirs ends. Whoever has lost the present one asks for a new address (renewSignIn).
 */
export const changeSecondFactor = preparedCommand({
  act: 'changeSecondFactor',
  input: id.extend({ password, code: codeField, newCode: codeField, seed: z.uuid(), session: z.string().max(200) }),
  key: id,
  subject: lockAccount,
  about,
  prepare: async (input, actor) => {
    const totpSecret = offeredTo(input.id, input.seed);
    const step = totpStep(totpSecret, input.newCode, new Date());
    if (step === null) throw wrong('newCode', 'code-wrong');
    const { totpSecret: judged } = await prove(actor, input);
    return { judged, totpSecret, step };
  },
  run: async ({ tx, input, subject, prepared: { judged, totpSecret, step }, now }) => {
    if (subject.totpSecret !== judged) throw new Refused('changed-meanwhile');
    await tx
      .update(account)
      .set({ totpSecret: sealTotpSecret(totpSecret, subject.id), totpStep: step, version: sql`version + 1` })
      .where(eq(account.id, subject.id));
    const sessionsEnded = await endOthers(tx, subject.id, input.session);
    const about = { noun: 'account', id: subject.id };
    const outbox = await accountNotice(tx, 'second-factor-changed', subject, now);
    return { value: { id: subject.id }, subject: about, after: { sessionsEnded }, outbox };
  },
});

/** Ends one session of one's own, and forgets the device that it was begun from. */
export const endOwnSession = command({
  act: 'endOwnSession',
  input: z.object({ session: field.id }),
  key: z.object({ session: field.id }),
  subject: async (tx, key) =>
    (await tx.select().from(session).where(eq(session.id, key.session)).for('update'))[0] ?? null,
  about: ({ accountId }) => ({ accountId }),
  run: async ({ tx, subject: { accountId, tokenHash, deviceHash } }) => {
    await tx.delete(session).where(eq(session.tokenHash, tokenHash));
    if (deviceHash)
      await tx
        .delete(knownDevice)
        .where(and(eq(knownDevice.accountId, accountId), eq(knownDevice.tokenHash, deviceHash)));
    return { value: { id: accountId }, subject: { noun: 'account', id: accountId }, after: { sessionsEnded: 1 } };
  },
});
