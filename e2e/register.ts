import { randomBytes, randomUUID } from 'node:crypto';
import { value } from '#bin/test/world.ts';
import { closeDatabase } from '#db/client.ts';
import type { Role } from '#db/vocabulary.ts';
import type { Account } from '#e2e/sign-in.ts';
import { openAccount } from '#lib/account/commands.ts';
import { makeTotpSecret } from '#lib/account/secret.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import { bootstrapEnvironment } from '#lib/ground/environment.ts';

/**
 * Opens an account of a journey's own in the register of the portal under test, for a State that no other journey knows, so that
 * what the journey does to that State is nobody else's matter.
 */
export async function accountOfOwn(role: Role, iso3: string): Promise<Account> {
  process.env.DATA_DIR = process.env.E2E_DATA_DIR;
  if (process.env.E2E_DATABASE_URL) process.env.DATABASE_URL = process.env.E2E_DATABASE_URL;
  await bootstrapEnvironment(() => {});
  const given = { role, password: randomBytes(18).toString('base64url'), totpSecret: makeTotpSecret() };
  const email = `${randomUUID()}@journey.example`;
  try {
    value(await openAccount(SYSTEM, { ...given, email, name: `Journey ${role} ${iso3}`, iso3, acronym: '' }));
  } finally {
    await closeDatabase();
  }
  return { ...given, email, actsFor: iso3 };
}
