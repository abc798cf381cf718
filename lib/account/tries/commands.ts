import { and, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { database, type Tx } from '#db/client.ts';
import { account, signInFailure } from '#db/schema/account.ts';
import { roles } from '#db/vocabulary.ts';
import { isCodeRefused, throttle, waitOf } from '#lib/account/rules.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import { command, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { accountNotice } from '#lib/mail/commands.ts';

/** Whose tries count together: those of a known device, or those of a network from devices that are not known. */
export type Source = { email: string; network: string; device: Buffer | null };

const ofSource = ({ network, device }: Source): SQL =>
  device ? sql`device_hash = ${device}` : sql`(device_hash is null and address = ${network})`;

/** Runs as the system; what concerns one e-mail address one after the other. */
export function asSystem<T>(email: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  return database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    await lockName(tx, `sign-in ${email}`);
    return run(tx);
  });
}

const triesRow = z.object({
  ofSource: z.number(),
  ofAccount: z.number(),
  sinceSource: z.number(),
  sinceAccount: z.number(),
});

const throttled = (seconds: number): Refused =>
  new Refused('sign-in-throttled', { params: { minutes: Math.max(1, Math.ceil(seconds / 60)) } });

/**
 * Puts a try down as a failure before anybody looks at it, so that of many at once no more are looked at than may be. Gives its id,
 * to be taken away when the try was right. Refuses a try that comes too soon.
 */
export async function reserveTry(source: Source): Promise<string> {
  const { email, network, device } = source;
  return asSystem(email, async (tx) => {
    const mine = ofSource(source);
    const [tries] = await rows(
      tx,
      triesRow,
      sql`select count(*) filter (where ${mine})::int as "ofSource",
        count(*) filter (where device_hash is null)::int as "ofAccount",
        coalesce(extract(epoch from clock_timestamp() - max(at) filter (where ${mine})), 0)::float as "sinceSource",
        coalesce(extract(epoch from clock_timestamp() - max(at) filter (where device_hash is null)), 0)::float as "sinceAccount"
      from sign_in_failure where email = ${email} and at > clock_timestamp() - make_interval(mins => ${throttle.minutes})`,
    );
    const wait = tries ? waitOf(tries, device !== null) : 0;
    if (wait > 0) throw throttled(wait);
    const [made] = await tx
      .insert(signInFailure)
      .values({ email, address: network, deviceHash: device, at: sql`clock_timestamp()` })
      .returning({ id: signInFailure.id });
    if (!made) throw new Error('a try was not put down');
    return made.id;
  });
}

const codesRow = z.object({ quarter: z.number(), day: z.number(), now: z.string() });

/**
 * The same for the code beside a right password: the bound holds for the account, whatever networks the tries come from. Gives the
 * database's clock, by which the code is judged.
 */
export async function reserveCode({ email, device }: Source, id: string): Promise<Date> {
  return asSystem(email, async (tx) => {
    const alike = device ? sql`device_hash = ${device}` : sql`device_hash is null`;
    const [codes] = await rows(
      tx,
      codesRow,
      sql`select count(*) filter (where at > clock_timestamp() - make_interval(mins => ${throttle.minutes}))::int as quarter,
        count(*)::int as day, clock_timestamp()::text as now from sign_in_failure
      where email = ${email} and reason = 'code' and ${alike} and at > clock_timestamp() - interval '1 day'`,
    );
    if (!codes || isCodeRefused(codes)) throw throttled(throttle.minutes * 60);
    await tx.update(signInFailure).set({ reason: 'code' }).where(eq(signInFailure.id, id));
    return new Date(codes.now);
  });
}

/** Forgets the tries of a source that has now signed in. */
export async function forgetTries(source: Source): Promise<void> {
  await asSystem(source.email, (tx) =>
    tx.delete(signInFailure).where(and(eq(signInFailure.email, source.email), ofSource(source))),
  );
}

const byId = z.object({ id: field.id });

/** Forgets all tries at an account that failed, so that the next is looked at at once. What strangers do after it counts anew. */
export const liftSignInLock = command({
  act: 'liftSignInLock',
  input: byId,
  key: byId,
  subject: async (tx, { id }) => (await tx.select().from(account).where(eq(account.id, id)).for('update'))[0] ?? null,
  about: ({ id, participant, role }) => ({
    accountId: id,
    participant,
    role: roles.find((known) => known === role) ?? null,
  }),
  run: async ({ tx, subject, now }) => {
    const lifted = await tx
      .delete(signInFailure)
      .where(eq(signInFailure.email, subject.email))
      .returning({ id: signInFailure.id });
    const about = { noun: 'account', id: subject.id };
    const outbox = await accountNotice(tx, 'unlocked', subject, now);
    const before = { failures: lifted.length };
    return { value: { id: subject.id }, subject: about, before, after: { failures: 0 }, outbox };
  },
});
