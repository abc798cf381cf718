import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { membershipStatuses, type Role } from '#db/vocabulary.ts';
import { openAccount } from '#lib/account/commands.ts';
import { makeTotpSecret } from '#lib/account/secret.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import { exists, rows } from '#lib/act/read.ts';

export type DemoAccount = { email: string; password: string; totpSecret: string; role: Role; actsFor: string | null };

type Wanted = { role: Role; iso3?: string; acronym?: string };

/** One account for each role and several States, by what the loaded register has: members, an observer, an applicant, the Chair. */
async function wantedAccounts(): Promise<Wanted[]> {
  const standing = await rows(
    database(),
    z.object({ iso3: z.string(), status: z.enum(membershipStatuses), chairing: z.boolean() }),
    sql`
    select p.iso3, m.status, exists(select from incumbent_on(today()) i where i.participant = p.participant) as chairing
    from membership_on(today()) m join membership_period p on p.id = m.id where p.iso3 is not null order by p.founding desc, p.iso3`,
  );
  const [unit] = await rows(
    database(),
    z.object({ acronym: z.string() }),
    sql`select acronym from organization where role = 'support-unit' order by acronym limit 1`,
  );
  const members = standing.filter(({ status }) => status === 'member');
  const chair = standing.find(({ chairing }) => chairing);
  const [first, second, third] = members.filter((row) => row !== chair);
  const observer = standing.find(({ status }) => status === 'observer');
  const outside = standing.find(({ status }) => status === 'applicant');
  return [
    { role: 'secretariat' },
    { role: 'administrator' },
    ...(chair
      ? [
          { role: 'chair' as const, iso3: chair.iso3 },
          { role: 'delegate' as const, iso3: chair.iso3 },
        ]
      : []),
    ...(first
      ? [
          { role: 'delegate' as const, iso3: first.iso3 },
          { role: 'head-of-delegation' as const, iso3: first.iso3 },
        ]
      : []),
    ...(second ? [{ role: 'national-coordinator' as const, iso3: second.iso3 }] : []),
    ...(third ? [{ role: 'delegate' as const, iso3: third.iso3 }] : []),
    ...(observer ? [{ role: 'delegate' as const, iso3: observer.iso3 }] : []),
    ...(outside ? [{ role: 'delegate' as const, iso3: outside.iso3 }] : []),
    ...(unit ? [{ role: 'observer' as const, acronym: unit.acronym }] : []),
  ];
}

/**
 * Makes the demonstration accounts once, in a register that was loaded as a demonstration and in no other, and writes
 * them to demo-accounts.json (mode 0600) in the data folder. Gives the file's path; null where none are made.
 */
export async function makeDemoAccounts(dataDir: string): Promise<string | null> {
  if (!(await exists(database(), sql`select from process where demonstration`))) return null;
  const path = join(dataDir, 'demo-accounts.json');
  const accounts: DemoAccount[] = [];
  const wanted = await wantedAccounts();
  await database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    if (await exists(tx, sql`select from account`)) return;
    for (const { role, iso3, acronym } of wanted) {
      const actsFor = iso3 ?? acronym ?? null;
      const email = `${[role, actsFor].filter(Boolean).join('.').toLowerCase()}@demonstration.example`;
      const password = randomBytes(18).toString('base64url');
      const totpSecret = makeTotpSecret();
      const name = `Demonstration ${[role.replaceAll('-', ' '), actsFor].filter(Boolean).join(', ')}`;
      await openAccount.within(tx, SYSTEM, {
        email,
        name,
        role,
        iso3: iso3 ?? '',
        acronym: acronym ?? '',
        password,
        totpSecret,
      });
      accounts.push({ email, password, totpSecret, role, actsFor });
    }
    // Written before the commit: accounts whose passwords nobody has would be of no use.
    await writeFile(path, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  });
  return path;
}
