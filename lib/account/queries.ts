import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Locale, roles } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { type AskedList, inOrderOf, listed, orderOf, rankIn } from '#lib/act/list.ts';
import { read, rows } from '#lib/act/read.ts';
import { type Listed, participantKind } from '#lib/act/shape.ts';
import { shownEmail } from '#lib/language/email-address.ts';
import { inProtocolOrder } from '#lib/language/language.ts';

const accountRow = z.object({
  id: z.uuid(),
  version: z.int(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  actsFor: z.string().nullable(),
  active: z.boolean(),
  signedInAt: z.string().nullable(),
  /** Sessions that are open now. */
  sessions: z.int(),
  /** The account of whoever looks: it cannot be disabled or renewed by its own holder. */
  own: z.boolean(),
});
export type AccountRow = z.output<typeof accountRow>;

/** The same as people read it. */
const shown = (row: AccountRow): AccountRow => ({ ...row, email: shownEmail(row.email) });

/** How many sessions of account `a` are open now. */
const sessions = sql`(select count(*)::int from session s where s.account_id = a.id and s.ends_at > now()
  and s.seen_at > now() - interval '30 minutes')`;

/** The columns of an account, `a`; close it with a where. */
const accountRows = (actor: Actor, locale: Locale) => sql`
  select a.id, a.version, a.email, a.name, a.role, a.active, a.signed_in_at as "signedInAt",
    a.id::text = ${actor.accountId ?? ''} as own, ${sessions} as sessions,
    case when a.participant is not null then participant_named(a.participant, ${locale}, today()) end as "actsFor"
  from account a`;

/**
 * A page of the accounts for whoever keeps them: the office's, then those of participants in the protocol's order, then the disabled
 * ones. Row level security gives others only their own.
 */
export async function accounts(actor: Actor, locale: Locale, asked: AskedList = {}): Promise<Listed<AccountRow>> {
  const name = inOrderOf(locale, sql`a.name`);
  const actsFor = inOrderOf(locale, sql`n.name`);
  const order = orderOf(
    asked.sort,
    {
      name,
      for: actsFor,
      role: rankIn(roles, sql`a.role`),
      email: sql`a.email`,
      signedIn: sql`a.signed_in_at`,
      sessions,
    },
    sql`${actsFor}, ${name}, a.id`,
  );
  const list = await read(actor, (db) =>
    listed(db, accountRow, asked, {
      // Each participant is named once, not once for each account that acts for it.
      from: sql`from account a left join (select k.key, participant_named(k.key, ${locale}, today()) as name from participant k offset 0) n
        on n.key = a.participant`,
      count: sql`from account a`,
      key: sql`a.id`,
      order: sql`not a.active, a.participant is not null, ${order}`,
      row: sql`${accountRows(actor, locale)} where a.id = pick.key`,
    }),
  );
  return { ...list, rows: list.rows.map(shown) };
}

/** One account, by its id or its address as it is kept; null when there is none that the actor may see. */
export async function accountOf(
  actor: Actor,
  locale: Locale,
  by: { id: string } | { email: string },
): Promise<AccountRow | null> {
  const which = 'id' in by ? sql`a.id::text = ${by.id}` : sql`a.email = ${by.email}`;
  const [row] = await read(actor, (db) => rows(db, accountRow, sql`${accountRows(actor, locale)} where ${which}`));
  return row ? shown(row) : null;
}

/** Those whom an account may act for: a State by its code, an organization as 'org:' and its acronym. */
const actsForChoice = z.object({ value: z.string(), name: z.string(), kind: participantKind });
export type ActsForChoice = z.output<typeof actsForChoice>;

/** Every State and organization of the register, States first, in the protocol's order. */
export async function actsForChoices(actor: Actor, locale: Locale): Promise<ActsForChoice[]> {
  const found = await read(actor, (db) =>
    rows(
      db,
      actsForChoice,
      sql`select k.key as value, participant_named(k.key, ${locale}, today()) as name,
        case when k.iso3 is null then 'organization' else 'state' end as kind from participant k`,
    ),
  );
  const named = inProtocolOrder(locale, found, ({ name }) => name);
  return [...named.filter(({ kind }) => kind === 'state'), ...named.filter(({ kind }) => kind === 'organization')];
}
