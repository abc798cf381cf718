import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { account, invitation, knownDevice, session } from '#db/schema/account.ts';
import { participant } from '#db/schema/state.ts';
import { roles } from '#db/vocabulary.ts';
import { type Invitation, invite, newPassword } from '#lib/account/invitation/commands.ts';
import { hashPassword, makeTotpSecret, NO_PASSWORD, sealTotpSecret } from '#lib/account/secret.ts';
import { command, expectVersion, preparedCommand } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { isSealed } from '#lib/ground/sealed.ts';
import { inTurn } from '#lib/ground/turns.ts';
import { accountNotice } from '#lib/mail/commands.ts';

/** Makes an account's password and second factor worth nothing until its holder has set new ones, and gives the address to set them by. */
async function unset(tx: Tx, id: string): Promise<Invitation> {
  const set = { passwordHash: NO_PASSWORD, totpSecret: sealTotpSecret(makeTotpSecret(), id), totpStep: 0 };
  await tx
    .update(account)
    .set({ ...set, version: sql`version + 1` })
    .where(eq(account.id, id));
  await endAll(tx, id);
  return invite(tx, id);
}

/** Ends the account's sessions and forgets its known devices; gives how many sessions there were. */
async function endAll(tx: Tx, accountId: string): Promise<number> {
  const ended = await tx.delete(session).where(eq(session.accountId, accountId)).returning({ id: session.id });
  await tx.delete(knownDevice).where(eq(knownDevice.accountId, accountId));
  return ended.length;
}

/** Whose account is to be opened, and as what: what the policy asks of it. */
const whose = z.object({ role: field.oneOf(roles), iso3: field.optionalIso3, acronym: field.optionalLine(40) });

const participantOf = (iso3: string | null, acronym: string | null): string | null =>
  iso3 ?? (acronym === null ? null : `org:${acronym}`);

async function isParticipant(tx: Tx, key: string | null): Promise<boolean> {
  if (key === null) return true;
  return (await tx.select({ key: participant.key }).from(participant).where(eq(participant.key, key))).length > 0;
}

const byId = z.object({ id: field.id });
const aboutAccount = ({ id, participant: of, role }: typeof account.$inferSelect) => ({
  accountId: id,
  participant: of,
  role: roles.find((known) => known === role) ?? null,
});

/**
 * Opens an account for a person who acts for a State, an organization, or (neither) the office. Gives an address, this once, by which
 * the person sets password and second factor; where both are given, as for a demonstration, none. The record never has any of it.
 */
export const openAccount = preparedCommand({
  act: 'openAccount',
  input: field.across(
    z.object({
      email: field.email,
      name: field.line(120),
      role: field.oneOf(roles),
      iso3: field.optionalIso3,
      acronym: field.optionalLine(40),
      password: newPassword.optional(),
      totpSecret: z.string().min(16).optional(),
    }),
    ({ role, iso3, acronym }, refuse) => {
      if (role === undefined) return;
      const office = role === 'secretariat' || role === 'administrator';
      const given = [iso3, acronym].filter((one) => one !== null && one !== undefined).length;
      if (given !== (office ? 0 : 1)) refuse('acts-for-one', 'iso3');
    },
  ),
  key: whose,
  subject: async (tx, { iso3, acronym }) => ((await isParticipant(tx, participantOf(iso3, acronym))) ? {} : null),
  about: (_subject, { role, iso3, acronym }) => ({ participant: participantOf(iso3, acronym), role }),
  prepare: async ({ password, email }) =>
    password === undefined
      ? NO_PASSWORD
      : inTurn('hashing', { source: email, first: true }, () => hashPassword(password)),
  run: async ({ tx, input, prepared: passwordHash, now }) => {
    const { password, totpSecret, ...values } = input;
    const id = randomUUID();
    const sealed = sealTotpSecret(totpSecret ?? makeTotpSecret(), id);
    await tx.insert(account).values({ ...values, id, totpSecret: sealed, passwordHash });
    const isSet = password !== undefined && totpSecret !== undefined;
    const value = { id, email: input.email, invitation: isSet ? null : await invite(tx, id) };
    const outbox = await accountNotice(tx, 'opened', input, now);
    return { value, subject: { noun: 'account', id }, after: values, outbox };
  },
});

const lockAccount = async (tx: Tx, { id }: { id: string }) =>
  (await tx.select().from(account).where(eq(account.id, id)).for('update'))[0] ?? null;

/**
 * A new address to set password and second factor by, for somebody whose own are lost or known to others. The old ones are good no
 * longer, sessions end at once. Nobody renews their own: who lost theirs asks another.
 */
export const renewSignIn = command({
  act: 'renewSignIn',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion }),
  key: byId,
  subject: lockAccount,
  about: aboutAccount,
  run: async ({ tx, input, subject, actor, now }) => {
    expectVersion(subject, input.expectedVersion);
    if (subject.id === actor.accountId) throw new Refused('own-sign-in');
    if (!subject.active) throw new Refused('account-disabled');
    const value = { id: subject.id, email: subject.email, invitation: await unset(tx, subject.id) };
    const outbox = await accountNotice(tx, 'renewed', subject, now);
    return { value, subject: { noun: 'account', id: subject.id }, outbox };
  },
});

/** Ends all sessions of an account at once, and forgets its known devices: for a computer that was lost. */
export const endSessions = command({
  act: 'endSessions',
  input: byId,
  key: byId,
  subject: lockAccount,
  about: aboutAccount,
  run: async ({ tx, subject }) => {
    const sessions = await endAll(tx, subject.id);
    const about = { noun: 'account', id: subject.id };
    return { value: { id: subject.id, sessions }, subject: about, before: { sessions }, after: { sessions: 0 } };
  },
});

/** Makes the command that disables or enables an account; disabling ends its sessions at once, and the address it was to be set by. */
const setActive = (act: 'disableAccount' | 'enableAccount', active: boolean) =>
  command({
    act,
    input: z.object({ id: field.id, expectedVersion: field.expectedVersion }),
    key: byId,
    subject: lockAccount,
    about: aboutAccount,
    run: async ({ tx, input, subject, actor }) => {
      expectVersion(subject, input.expectedVersion);
      if (subject.id === actor.accountId) throw new Refused('own-account');
      await tx.update(account).set({ active, version: sql`version + 1` }).where(eq(account.id, subject.id));
      if (!active) {
        await endAll(tx, subject.id);
        await tx.delete(invitation).where(eq(invitation.accountId, subject.id));
      }
      const about = { noun: 'account', id: subject.id };
      return { value: { id: subject.id }, subject: about, before: { active: subject.active }, after: { active } };
    },
  });

export const disableAccount = setActive('disableAccount', false);
export const enableAccount = setActive('enableAccount', true);

/**
 * Seals what lies in the register in clear from before there was sealing: a migration has no key, so a start does it, as the system.
 * Nobody's sign-in changes. `clear` is how many there were when it was asked.
 */
export const sealSecrets = command({
  act: 'sealSecrets',
  input: z.object({ clear: z.number().int().min(1) }),
  subject: async () => ({}),
  run: async ({ tx }) => {
    const clear = (await tx.select().from(account).for('update')).filter(({ totpSecret }) => !isSealed(totpSecret));
    for (const { id, totpSecret } of clear)
      await tx
        .update(account)
        .set({ totpSecret: sealTotpSecret(totpSecret, id) })
        .where(eq(account.id, id));
    return { value: clear.length, subject: { noun: 'account', id: 'all' }, after: { accounts: clear.length } };
  },
});
