import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { database, type Tx } from '#db/client.ts';
import { account, session, signInFailure } from '#db/schema/account.ts';
import { isThrottled, passwordLength, sessionHours, throttle } from '#lib/account/rules.ts';
import { hashToken, isPassword, makeToken, NO_PASSWORD, totpStep } from '#lib/account/secret.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import { command } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { rows } from '#lib/act/read.ts';
import { Refused, type Result } from '#lib/act/result.ts';

const credentials = z.object({
  email: field.line(254).transform((text) => text.toLowerCase()),
  password: z.string({ error: 'field-missing' }).min(1, 'field-missing').max(passwordLength.most, 'field-too-long'),
  code: field.line(12).transform((text) => text.replaceAll(/\D/g, '')),
  address: z.string().max(64),
});

/** Begins a session of an account whose password and code were found right. For `signIn` alone. */
export const beginSession = command({
  act: 'signIn',
  input: z.object({ id: z.uuid(), step: z.number(), expectedHash: z.string() }),
  subject: async (tx, { id }) => (await tx.select().from(account).where(eq(account.id, id)).for('update'))[0] ?? null,
  run: async ({ tx, input, subject, now }) => {
    // A code is good once: the row's lock makes the second of two at the same instant lose.
    if (!subject.active || subject.totpStep >= input.step || subject.passwordHash !== input.expectedHash)
      throw new Refused('sign-in-wrong');
    await tx
      .update(account)
      .set({ totpStep: input.step, signedInBefore: subject.signedInAt, signedInAt: now })
      .where(eq(account.id, subject.id));
    const token = makeToken();
    const endsAt = new Date(now.getTime() + sessionHours * 3_600_000);
    await tx.insert(session).values({ tokenHash: hashToken(token), accountId: subject.id, endsAt });
    return { value: { id: subject.id, name: subject.name, token }, subject: { noun: 'account', id: subject.id } };
  },
});

type SignedIn = { id: string; name: string; token: string };

/**
 * Checks e-mail, password and one-time code and begins a session; gives its token, kept only as a hash. One refusal for
 * whatever is wrong, taking the same time for an unknown account; too many failures are a wait. `address` is the caller's.
 */
export async function signIn(given: z.input<typeof credentials>): Promise<Result<SignedIn>> {
  const parsed = credentials.safeParse(given);
  if (!parsed.success) return { ok: false, refusal: { code: 'sign-in-wrong' } };
  const { email, password, code, address } = parsed.data;
  const found = await asSystem(async (tx) => {
    const [row] = await tx.select().from(account).where(eq(account.email, email));
    const [counted] = await rows(
      tx,
      z.object({ account: z.int(), address: z.int(), now: z.string() }),
      sql`select
      count(*) filter (where email = ${email})::int as account, count(*) filter (where address = ${address})::int as address, now()::text as now
      from sign_in_failure where at > now() - make_interval(mins => ${throttle.minutes}) and (email = ${email} or address = ${address})`,
    );
    return {
      row,
      failures: { ofAccount: counted?.account ?? 0, ofAddress: counted?.address ?? 0 },
      now: new Date(counted?.now ?? 0),
    };
  });
  if (isThrottled(found.failures))
    return { ok: false, refusal: { code: 'sign-in-throttled', params: { minutes: throttle.minutes } } };
  const right = await isPassword(password, found.row?.passwordHash ?? NO_PASSWORD);
  const step = found.row ? totpStep(found.row.totpSecret, code, found.now) : null;
  if (found.row && right && step !== null) {
    const result = await beginSession(SYSTEM, { id: found.row.id, step, expectedHash: found.row.passwordHash });
    if (result.ok) return result;
  }
  await asSystem((tx) => tx.insert(signInFailure).values({ email, address }));
  return { ok: false, refusal: { code: 'sign-in-wrong' } };
}

/** Ends a session by its token, kept only as a hash. */
export const signOut = command({
  act: 'signOut',
  input: z.object({ token: z.string().max(200) }),
  subject: async (tx, { token }) =>
    (
      await tx
        .select({ id: session.accountId })
        .from(session)
        .where(eq(session.tokenHash, hashToken(token)))
        .for('update')
    )[0] ?? null,
  run: async ({ tx, input, subject }) => {
    await tx.delete(session).where(eq(session.tokenHash, hashToken(input.token)));
    return { value: null, subject: { noun: 'account', id: subject.id } };
  },
});

/** Ends a session by its token; ending one that is gone is no fault. */
export async function endSession(token: string): Promise<void> {
  await signOut(SYSTEM, { token });
}

function asSystem<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  return database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    return run(tx);
  });
}
