import { sql } from 'drizzle-orm';
import type { Locale, Role } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import { shownEmail } from '#lib/language/email-address.ts';
import { inProtocolOrder } from '#lib/language/language.ts';

export type AccountRow = {
  id: string;
  version: number;
  email: string;
  name: string;
  role: Role;
  actsFor: string | null;
  active: boolean;
  signedInAt: string | null;
  /** Sessions that are open now. */
  sessions: number;
  /** The account of whoever looks: it cannot be disabled or renewed by its own holder. */
  own: boolean;
};

/** Every account, or the one asked for, for whoever keeps them: row level security gives others only their own. */
export async function accounts(actor: Actor, locale: Locale, only: string | null = null): Promise<AccountRow[]> {
  const rows = await read(actor, async (db) => [
    ...(await db.execute<AccountRow>(sql`
      with day as (select today() as today)
      select a.id, a.version, a.email, a.name, a.role, a.active, a.signed_in_at as "signedInAt",
        a.id::text = ${actor.accountId ?? ''} as own,
        (select count(*)::int from session s where s.account_id = a.id and s.ends_at > now()
          and s.seen_at > now() - interval '30 minutes') as sessions,
        case when a.iso3 is null and a.acronym is null then null
          else participant_named(coalesce(a.iso3, 'org:' || a.acronym), ${locale}, day.today) end as "actsFor"
      from account a, day where ${only}::text is null or a.id::text = ${only}
      order by a.name`)),
  ]);
  const shown = rows.map((row) => ({ ...row, email: shownEmail(row.email) }));
  return inProtocolOrder(locale, shown, ({ actsFor }) => actsFor ?? '');
}

/** Those whom an account may act for: a State by its code, an organization as 'org:' and its acronym. */
export type ActsForChoice = { value: string; name: string; kind: 'state' | 'organization' };

/** Every State and organization of the register, States first, in the protocol's order. */
export async function actsForChoices(actor: Actor, locale: Locale): Promise<ActsForChoice[]> {
  const rows = await read(actor, async (db) => [
    ...(await db.execute<ActsForChoice>(sql`
      with day as (select today() as today)
      select s.iso3 as value, state_named(s.iso3, ${locale}, day.today) as name, 'state' as kind from state s, day
      union all select 'org:' || o.acronym, words_in(o.name, ${locale}), 'organization' from organization o`)),
  ]);
  const named = inProtocolOrder(locale, rows, ({ name }) => name);
  return [...named.filter(({ kind }) => kind === 'state'), ...named.filter(({ kind }) => kind === 'organization')];
}
