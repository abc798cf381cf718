import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { database, type Tx } from '#db/client.ts';
import { account, invitation, knownDevice, session } from '#db/schema/account.ts';
import { invitationHours, passwordLength } from '#lib/account/rules.ts';
import {
  hashPassword,
  hashToken,
  makeToken,
  offeredTotpSecret,
  sealTotpSecret,
  totpStep,
} from '#lib/account/secret.ts';
import { type Actor, setActor } from '#lib/act/actor.ts';
import { preparedCommand } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { Busy } from '#lib/ground/fair-queue.ts';
import { inTurn } from '#lib/ground/turns.ts';
import { parseEmail } from '#lib/language/email-address.ts';

/** What the address is made of, given once to whoever hands it over, and until when it is good, with the zone of the process. */
export type Invitation = { token: string; until: Date; zone: string };

/** A password to be set: long enough, and no longer than is hashed. */
export const newPassword = z
  .string({ error: 'field-missing' })
  .min(passwordLength.least, 'password-short')
  .max(passwordLength.most, 'field-too-long');

/** A password to be set, and the same once more. */
export const isTwice = ({ newPassword: one, again }: { newPassword: string; again: string }): boolean => one === again;
export const twice = { path: ['again'], error: 'passwords-differ', when: () => true };

/** Is this password the address of its account, however it is written? Whoever tries to guess begins there. */
export const isOwnEmail = (password: string, email: string): boolean => parseEmail(password) === email;

/** A one-time code, with whatever people put between its digits. */
export const codeField = field.line(12).transform((text) => text.replaceAll(/\D/g, ''));

/** Hashes a password when there is a turn for it; refuses when too many wait. */
export async function hashInTurn(password: string, source: string): Promise<string> {
  return inTurn('hashing', { source, first: true }, () => hashPassword(password)).catch((thrown: unknown) => {
    throw thrown instanceof Busy ? new Refused('sign-in-busy') : thrown;
  });
}

/** Makes an account's one address to set its sign-in by; one that was made before is good no longer. The token is kept as a hash only. */
export async function invite(tx: Tx, accountId: string): Promise<Invitation> {
  const token = makeToken();
  const set = {
    tokenHash: hashToken(token),
    createdAt: sql`now()`,
    endsAt: sql`now() + make_interval(hours => ${invitationHours})`,
  };
  const [made] = await tx
    .insert(invitation)
    .values({ accountId, ...set })
    .onConflictDoUpdate({ target: invitation.accountId, set })
    .returning({ until: invitation.endsAt, zone: sql<string>`coalesce((select zone from process), 'UTC')` });
  if (!made) throw new Error('an invitation was not written');
  return { token, ...made };
}

/** What an invitation offers its account as a second factor: the same each time its page is opened. */
export const offeredBy = (tokenHash: Buffer): string => offeredTotpSecret(`invitation ${tokenHash.toString('hex')}`);

const isOpen = (token: string) =>
  and(eq(invitation.tokenHash, hashToken(token)), sql`${invitation.endsAt} > now()`, eq(account.active, true));

/** Is the address good, and whose is it? Asked before anything is hashed: whoever has none costs nothing. */
async function expectOpen(actor: Actor, token: string): Promise<{ email: string }> {
  const found = await database().transaction(async (tx) => {
    await setActor(tx, actor);
    return tx
      .select({ email: account.email })
      .from(invitation)
      .innerJoin(account, eq(account.id, invitation.accountId))
      .where(isOpen(token));
  });
  if (!found[0]) throw new Refused('invitation-gone');
  return found[0];
}

/**
 * Sets password and second factor by the address that somebody was given. The address is good once, for a day, until another is made and
 * while the account is open. The code proves that the authenticator app has the secret.
 */
export const acceptInvitation = preparedCommand({
  act: 'acceptInvitation',
  input: z
    .object({ token: z.string().max(200), newPassword, again: z.string(), code: codeField })
    .refine(isTwice, twice),
  subject: async (tx, { token }) => {
    const [found] = await tx
      .select({ id: account.id, email: account.email })
      .from(invitation)
      .innerJoin(account, eq(account.id, invitation.accountId))
      .where(isOpen(token))
      .for('update');
    return found ?? null;
  },
  prepare: async ({ token, newPassword: password, code }, actor) => {
    const { email } = await expectOpen(actor, token);
    if (isOwnEmail(password, email)) throw new Refused('invalid', { fields: { newPassword: 'password-email' } });
    const totpSecret = offeredBy(hashToken(token));
    if (totpStep(totpSecret, code, new Date()) === null)
      throw new Refused('invalid', { fields: { code: 'code-wrong' } });
    return { totpSecret, passwordHash: await hashInTurn(password, 'invitation') };
  },
  run: async ({ tx, subject: { id, email }, prepared: { totpSecret, passwordHash } }) => {
    await tx.delete(invitation).where(eq(invitation.accountId, id));
    await tx.delete(session).where(eq(session.accountId, id));
    await tx.delete(knownDevice).where(eq(knownDevice.accountId, id));
    // The code that was shown is not used up: with it the person signs in at once.
    await tx
      .update(account)
      .set({ passwordHash, totpSecret: sealTotpSecret(totpSecret, id), totpStep: 0, version: sql`version + 1` })
      .where(eq(account.id, id));
    return { value: { id, email }, subject: { noun: 'account', id } };
  },
});
