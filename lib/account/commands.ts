import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { account, session } from '#db/schema/account.ts';
import { process } from '#db/schema/process.ts';
import { participant } from '#db/schema/state.ts';
import { roles } from '#db/vocabulary.ts';
import { passwordLength } from '#lib/account/rules.ts';
import { hashPassword, makePassword, makeTotpSecret, otpauthAddress } from '#lib/account/secret.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { accountNotice } from '#lib/mail/commands.ts';

/** What the person signs in with: given once to whoever opened the account, and kept by the portal as far as it must. */
type SignInDetails = { id: string; email: string; password: string; totpSecret: string; otpauth: string };

async function detailsOf(
  tx: Tx,
  { id, email, password, totpSecret }: Omit<SignInDetails, 'otpauth'>,
): Promise<SignInDetails> {
  const [row] = await tx.select({ acronym: process.acronym }).from(process);
  return { id, email, password, totpSecret, otpauth: otpauthAddress(row?.acronym ?? 'Portal', email, totpSecret) };
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
 * Opens an account for a person who acts for a State, an organization, or (neither) the office. Makes a password and a
 * secret for one-time codes where none are given; gives both this once, and the record never has them.
 */
export const openAccount = command({
  act: 'openAccount',
  input: z
    .object({
      email: field
        .line(254)
        .transform((text) => text.toLowerCase())
        .pipe(z.email('email-form')),
      name: field.line(120),
      role: field.oneOf(roles),
      iso3: field.optionalIso3,
      acronym: field.optionalLine(40),
      password: z
        .string()
        .min(passwordLength.least, 'password-short')
        .max(passwordLength.most, 'field-too-long')
        .optional(),
      totpSecret: z.string().min(16).optional(),
    })
    .superRefine(({ role, iso3, acronym }, context) => {
      const office = role === 'secretariat' || role === 'administrator';
      const given = [iso3, acronym].filter((one) => one !== null).length;
      if (given !== (office ? 0 : 1)) context.addIssue({ code: 'custom', path: ['iso3'], message: 'acts-for-one' });
    }),
  key: whose,
  subject: async (tx, { iso3, acronym }) => ((await isParticipant(tx, participantOf(iso3, acronym))) ? {} : null),
  about: (_subject, { role, iso3, acronym }) => ({ participant: participantOf(iso3, acronym), role }),
  run: async ({ tx, input, now }) => {
    const { password = makePassword(), totpSecret = makeTotpSecret(), ...values } = input;
    const passwordHash = await hashPassword(password);
    const [made] = await tx
      .insert(account)
      .values({ ...values, totpSecret, passwordHash })
      .returning({ id: account.id });
    if (!made) throw new Error('an account was not written');
    const value = await detailsOf(tx, { id: made.id, email: input.email, password, totpSecret });
    const outbox = await accountNotice(tx, 'opened', input, now);
    return { value, subject: { noun: 'account', id: made.id }, after: values, outbox };
  },
});

const lockAccount = async (tx: Tx, { id }: { id: string }) =>
  (await tx.select().from(account).where(eq(account.id, id)).for('update'))[0] ?? null;

/**
 * Makes a new password and a new secret for an account whose own are lost or known to others. The old ones are good no
 * longer, its sessions end at once; gives the new ones this once. Nobody renews their own: who lost theirs asks another.
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
    const [password, totpSecret] = [makePassword(), makeTotpSecret()];
    const set = { passwordHash: await hashPassword(password), totpSecret, totpStep: 0, version: sql`version + 1` };
    await tx.update(account).set(set).where(eq(account.id, subject.id));
    await tx.delete(session).where(eq(session.accountId, subject.id));
    const value = await detailsOf(tx, { id: subject.id, email: subject.email, password, totpSecret });
    const outbox = await accountNotice(tx, 'renewed', subject, now);
    return { value, subject: { noun: 'account', id: subject.id }, outbox };
  },
});

/** Makes the command that disables or enables an account; disabling ends its sessions at once. */
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
      await tx
        .update(account)
        .set({ active, version: sql`version + 1` })
        .where(and(eq(account.id, subject.id)));
      if (!active) await tx.delete(session).where(eq(session.accountId, subject.id));
      const about = { noun: 'account', id: subject.id };
      return { value: { id: subject.id }, subject: about, before: { active: subject.active }, after: { active } };
    },
  });

export const disableAccount = setActive('disableAccount', false);
export const enableAccount = setActive('enableAccount', true);
