import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { copyDatabase } from '#bin/test/database.ts';
import { closeDatabase, database } from '#db/client.ts';
import { account } from '#db/schema/account.ts';
import type { Role } from '#db/vocabulary.ts';
import { makeTotpSecret, NO_PASSWORD } from '#lib/account/secret.ts';
import { type Actor, actorNow, SYSTEM, setActor } from '#lib/act/actor.ts';
import type { Result } from '#lib/act/result.ts';

/** Builders for tests: they make what they need through the commands that staff use. */

const copied = z.object({ serverUrl: z.string(), name: z.string(), loaded: z.string() });

/** Makes this test's database one in which the project's own process file is loaded, and nothing else. */
export async function loadedRegister(): Promise<void> {
  const { serverUrl, name, loaded } = copied.parse(JSON.parse(process.env.TEST_LOADED ?? ''));
  await closeDatabase();
  await copyDatabase(serverUrl, name, loaded);
}

/** The value of a Result that must be ok; the test fails with the refusal otherwise. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** The code of a Result that must be refused. */
export function refusal(result: Result<unknown>): string {
  if (result.ok) throw new Error('was not refused');
  return result.refusal.code;
}

export const PASSWORD = 'a password of the tests';

/** Makes an account that never signs in (a password is slow to hash) and gives its actor as the register resolves it now. */
export async function actorFor(
  role: Role,
  { iso3, acronym }: { iso3?: string; acronym?: string } = {},
): Promise<Actor> {
  const [made] = await database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    const name = [role, iso3, acronym].filter(Boolean).join(' ');
    const email = `${role}.${randomUUID()}@test.example`;
    const values = { email, name, role, iso3, acronym, passwordHash: NO_PASSWORD, totpSecret: makeTotpSecret() };
    return tx.insert(account).values(values).returning({ id: account.id });
  });
  return actorAgain(made?.id ?? '');
}

/** The same account's actor, resolved anew from the register. */
export async function actorAgain(accountId: string): Promise<Actor> {
  const actor = await actorNow(database(), accountId);
  if (!actor) throw new Error(`account ${accountId} is gone or disabled`);
  return actor;
}

/** Looks at rows past row level security's public view, as the system. */
export async function rows<T extends Record<string, unknown>>(query: ReturnType<typeof sql>) {
  return database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    return [...(await tx.execute<T>(query))];
  });
}

/** The last entry of the record, parsed. */
export async function lastEntry(): Promise<Record<string, unknown>> {
  const [row] = await rows<{ entry: Record<string, unknown> }>(
    sql`select entry::jsonb as entry from audit_record order by seq desc limit 1`,
  );
  if (!row) throw new Error('the record is empty');
  return row.entry;
}

/** How many acts the record has. */
export async function recorded(): Promise<number> {
  const [row] = await rows<{ n: number }>(sql`select count(*)::int as n from audit_record`);
  return row?.n ?? 0;
}
