import { sql } from 'drizzle-orm';
import { ownFolder } from '#bin/test/process-file.ts';
import { actorAgain, loadedRegister, rows } from '#bin/test/world.ts';
import type { Role } from '#db/vocabulary.ts';
import { makeDemoAccounts } from '#lib/account/demo.ts';
import type { Actor } from '#lib/act/actor.ts';

/** A demonstration account; `actsFor` is a participant's key, null for the office. */
export type Demonstrator = { role: Role; actsFor: string | null; actor: Actor };

/** A register loaded as a demonstration, with the accounts that people try it with, and no exercise yet. */
export async function demonstration(): Promise<Demonstrator[]> {
  await loadedRegister();
  await makeDemoAccounts(await ownFolder());
  const accounts = await rows<{ id: string; role: Role; actsFor: string | null }>(
    sql`select id, role, participant as "actsFor" from account order by email`,
  );
  return Promise.all(accounts.map(async ({ id, role, actsFor }) => ({ role, actsFor, actor: await actorAgain(id) })));
}

/** The first of them in a role, for one State or organization where it is named. */
export function acting(demonstrators: readonly Demonstrator[], role: Role, actsFor?: string): Actor {
  const found = demonstrators.find((one) => one.role === role && (actsFor === undefined || one.actsFor === actsFor));
  if (!found) throw new Error(`no demonstration account is ${role} ${actsFor ?? ''}`);
  return found.actor;
}
