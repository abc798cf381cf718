import { sql } from 'drizzle-orm';
import type { Capacity, Locale, Role } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import { type Act, acts, can, formerActs, namesOfAct } from '#lib/policy.ts';
import { type Change, changesOf, codesIn, perPage } from '#lib/record/rules.ts';

export type RecordEntry = {
  seq: number;
  at: string;
  act: Act;
  /** Null is the portal itself. */
  name: string | null;
  role: Role | null;
  actsFor: string | null;
  capacity: Capacity;
  subject: { noun: string; id: string };
  changes: Change[];
};

/** What the register calls a code, the page of the portal where it is, and whether it is of an exercise. */
export type Named = { name: string; href: string | null; exercise: boolean };

export type RecordView = {
  entries: RecordEntry[];
  total: number;
  page: number;
  pages: number;
  act: Act | null;
  acts: readonly Act[];
  names: Record<string, Named>;
};

type Row = Omit<RecordEntry, 'changes' | 'seq'> & { seq: string; before: unknown; after: unknown };

/** A page of the record, the latest act first, of one act if asked; `page` counts from 1 and is held to what there is. */
export async function record(
  actor: Actor,
  locale: Locale,
  asked: { page?: string | undefined; act?: string | undefined },
): Promise<RecordView> {
  const act = acts.find((known) => known === asked.act) ?? null;
  const wanted = act ? JSON.stringify(namesOfAct(act)) : null;
  const isWanted = sql`(${wanted}::jsonb is null or ${wanted}::jsonb ? act)`;
  return read(actor, async (db) => {
    const [counted] = await db.execute<{ total: number }>(sql`
      select count(*)::int as total from audit_record where ${isWanted}`);
    const total = counted?.total ?? 0;
    const pages = Math.max(1, Math.ceil(total / perPage));
    const page = Math.min(pages, Math.max(1, Number.parseInt(asked.page ?? '1', 10) || 1));
    const rows = await db.execute<Row>(sql`
      select r.seq, e ->> 'at' as at, r.act, case when e ->> 'account' is not null then e ->> 'name' end as name, e ->> 'role' as role,
        coalesce(e #>> '{actsFor,iso3}', 'org:' || (e #>> '{actsFor,acronym}')) as "actsFor", e ->> 'capacity' as capacity,
        e -> 'subject' as subject, e -> 'before' as before, e -> 'after' as after
      from (select seq, act, entry::jsonb as e from audit_record where ${isWanted}
        order by seq desc limit ${perPage} offset ${(page - 1) * perPage}) r order by r.seq desc`);
    const entries = rows.map(({ before, after, seq, ...row }) => ({
      ...row,
      act: formerActs[row.act] ?? row.act,
      seq: Number(seq),
      changes: changesOf(before, after),
    }));
    const codes = entries.flatMap(({ subject, actsFor, changes }) => [subject.id, actsFor ?? '', ...codesIn(changes)]);
    const named = await db.execute<{ code: string; name: string; noun: string; ref: string; exercise: boolean }>(
      namesOf(locale, [...new Set(codes)]),
    );
    const names = Object.fromEntries(
      named.map(({ code, name, noun, ref, exercise }) => [
        code,
        { name, href: hrefOf(actor, locale, noun, ref), exercise },
      ]),
    );
    return { entries, total, page, pages, act, acts, names };
  });
}

/** Where in the portal a thing is; null where the actor may not enter, or it has no page of its own. */
function hrefOf(actor: Actor, locale: Locale, noun: string, ref: string): string | null {
  const may = noun === 'account' ? can(actor, 'keepAccounts') : can(actor, 'recordMembership');
  const path = { account: 'account', conference: 'conference', document: 'document', membership: 'membership' }[noun];
  return may && path ? `/${locale}/portal/staff/${path}/${encodeURIComponent(ref)}` : null;
}

/** The names of ids, keys, States and organizations; of an account its holder's, which the record has kept since it was opened. */
const namesOf = (locale: Locale, codes: readonly string[]) => sql`
  with day as (select today() as today),
    asked as (select code, case when code ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' then code::uuid end as id
      from json_array_elements_text(${JSON.stringify(codes)}::json) code)
  select a.code, n.name, n.noun, n.ref, exists (select from conference c where c.exercise and (c.id = a.id
      or c.id in (select d.conference_id from document d where d.id = a.id union all select i.conference_id from agenda_item i where i.id = a.id))) as exercise
  from asked a cross join day, lateral (
    select participant_named(a.code, ${locale}, day.today) as name, 'participant' as noun, a.code as ref where a.id is null and a.code ~ '^([A-Z]{3}$|org:)'
    union all select words_in(name, ${locale}), 'office', key from office where key = a.code
    union all select words_in(name, ${locale}), 'body', key from body where key = a.code
    union all select publisher || ', ' || title, 'source', key from source where key = a.code
    union all select words_in(title, ${locale}), 'conference', id::text from conference where id = a.id
    union all select d.symbol || ' ' || words_in(d.title, ${locale}), 'document', d.id::text from document d where d.id = a.id
    union all select symbol, 'released', id::text from released_document where id = a.id
    union all select number || '. ' || words_in(title, ${locale}), 'conference', conference_id::text from agenda_item where id = a.id
    union all select participant_named(participant, ${locale}, day.today), 'membership', participant from membership_period where id = a.id
    union all select state_named(iso3, ${locale}, day.today), 'term', id::text from chair_term where id = a.id
    union all select coalesce(state_named(host, ${locale}, day.today), kind), 'arrangement', id::text from secretariat_arrangement where id = a.id
    union all select words_in(title, ${locale}), 'outcome', id::text from outcome where id = a.id
    union all select words_in(headline, ${locale}), 'news', id::text from news where id = a.id
    union all select value, 'claim', id::text from claim where id = a.id
    union all select name, 'account', id::text from account where id = a.id
    union all select entry::jsonb #>> '{after,name}', 'account', subject_id from audit_record where act = 'openAccount' and subject_id = a.code
  ) n where n.name is not null`;
