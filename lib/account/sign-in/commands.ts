import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { account, knownDevice, session } from '#db/schema/account.ts';
import { type Locale, locales } from '#db/vocabulary.ts';
import { browserKind, deviceDays, passwordLength, sessionHours } from '#lib/account/rules.ts';
import {
  deviceToken,
  hashToken,
  isPassword,
  makeToken,
  NO_PASSWORD,
  totpSecretOf,
  totpStep,
} from '#lib/account/secret.ts';
import { forgetTries, reserveCode, reserveTry, type Source } from '#lib/account/tries/commands.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import { command } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused, type Result } from '#lib/act/result.ts';
import { Busy } from '#lib/ground/fair-queue.ts';
import { inTurn } from '#lib/ground/turns.ts';

const credentials = z.object({
  email: field.email,
  password: z.string({ error: 'field-missing' }).min(1, 'field-missing').max(passwordLength.most, 'field-too-long'),
  code: field.line(12).transform((text) => text.replaceAll(/\D/g, '')),
  /** The caller's network (lib/ground/caller-address.ts). */
  address: z.string().max(64),
  /** The device's cookie, and what the browser says of itself. */
  device: z.string().max(200).default(''),
  browser: z.string().max(1000).default(''),
  /** The language of the page, in which the person is written to from then on. */
  language: z.enum(locales).nullable().default(null),
});

const bytes = z.instanceof(Buffer).nullable();

/** Begins a session of an account whose password and code were found right. For `signIn` alone. */
export const beginSession = command({
  act: 'signIn',
  input: z.object({
    id: z.uuid(),
    step: z.number(),
    expectedHash: z.string(),
    device: bytes,
    browser: z.string().nullable(),
    language: z.enum(locales).nullable(),
  }),
  subject: async (tx, { id }) => (await tx.select().from(account).where(eq(account.id, id)).for('update'))[0] ?? null,
  run: async ({ tx, input, subject, now }) => {
    // A code is good once: the row's lock makes the second of two at the same instant lose.
    if (!subject.active || subject.totpStep >= input.step || subject.passwordHash !== input.expectedHash)
      throw new Refused('sign-in-wrong');
    await tx
      .update(account)
      .set({
        totpStep: input.step,
        signedInBefore: subject.signedInAt,
        signedInAt: now,
        language: input.language ?? subject.language,
      })
      .where(eq(account.id, subject.id));
    const token = makeToken();
    const { device, browser } = input;
    const endsAt = new Date(now.getTime() + sessionHours * 3_600_000);
    await tx
      .insert(session)
      .values({ tokenHash: hashToken(token), accountId: subject.id, endsAt, browser, deviceHash: device });
    if (device) {
      const until = { endsAt: new Date(now.getTime() + deviceDays * 86_400_000) };
      await tx
        .insert(knownDevice)
        .values({ tokenHash: device, accountId: subject.id, ...until })
        .onConflictDoUpdate({ target: [knownDevice.tokenHash, knownDevice.accountId], set: until });
    }
    return { value: { id: subject.id, name: subject.name, token }, subject: { noun: 'account', id: subject.id } };
  },
});

type SignedIn = { id: string; name: string; token: string };

/** The account of an e-mail address, and whether this device is one that it was signed in to from. */
function lookUp(email: string, device: Buffer | null) {
  return database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    const [row] = await tx.select().from(account).where(eq(account.email, email));
    if (!row || !device) return { row, isKnown: false };
    const mine = and(eq(knownDevice.tokenHash, device), eq(knownDevice.accountId, row.id));
    const known = await tx.select().from(knownDevice).where(and(mine, sql`ends_at > now()`));
    return { row, isKnown: known.length > 0 };
  });
}

/**
 * Checks e-mail, password and one-time code and begins a session; gives its token, kept only as a hash. One refusal for whatever is
 * wrong, taking the same time for an unknown account. Hashing waits for its turn, a known device's first, and is refused when too
 * many wait (`sign-in-busy`); each try is counted before it is hashed, and waits after too many (`sign-in-throttled`).
 */
export async function signIn(given: z.input<typeof credentials>): Promise<Result<SignedIn>> {
  const parsed = credentials.safeParse(given);
  if (!parsed.success) return { ok: false, refusal: { code: 'sign-in-wrong' } };
  const { email, password, code, address, browser, language } = parsed.data;
  const token = deviceToken(parsed.data.device);
  const device = token ? hashToken(token) : null;
  // Only a cookie with our mark is worth a look before the queue: who has none is looked up when it is their turn.
  const isKnown = device !== null && (await lookUp(email, device)).isKnown;
  const source = { email, network: address, device: isKnown ? device : null };
  try {
    return await inTurn('hashing', { source: address, first: isKnown }, () =>
      check(source, { password, code, language, device, browser: browserKind(browser) }),
    );
  } catch (thrown) {
    if (thrown instanceof Busy) return { ok: false, refusal: { code: 'sign-in-busy' } };
    if (thrown instanceof Refused) return { ok: false, refusal: thrown.refusal };
    throw thrown;
  }
}

type Given = {
  password: string;
  code: string;
  device: Buffer | null;
  browser: string | null;
  language: Locale | null;
};

async function check(source: Source, { password, code, ...where }: Given): Promise<Result<SignedIn>> {
  const id = await reserveTry(source);
  const { row } = await lookUp(source.email, null);
  const right = await isPassword(password, row?.passwordHash ?? NO_PASSWORD);
  if (!row || !right) throw new Refused('sign-in-wrong');
  const now = await reserveCode(source, id);
  const step = totpStep(totpSecretOf(row), code, now);
  if (step === null) throw new Refused('sign-in-wrong');
  const result = await beginSession(SYSTEM, { id: row.id, step, expectedHash: row.passwordHash, ...where });
  if (result.ok) await forgetTries(source);
  return result;
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
