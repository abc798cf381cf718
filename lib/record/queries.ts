import { sql } from 'drizzle-orm';
import type { Capacity, Locale, Role } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import { pageOfThing } from '#lib/nouns.ts';
import { type Act, acts, can, formerActs, namesOfAct } from '#lib/policy.ts';
import { namesOf } from '#lib/record/rows.ts';
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
  const may = can(actor, noun === 'account' ? 'keepAccounts' : noun === 'mail' ? 'retryMail' : 'recordMembership');
  const path = pageOfThing(noun);
  return may && path ? `/${locale}/portal/staff/${path}/${encodeURIComponent(ref)}` : null;
}
