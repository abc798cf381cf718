import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { capacities, type Locale, roles } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { type Act, acts, formerActs, namesOfAct } from '#lib/act/acts.ts';
import { all, listed } from '#lib/act/list.ts';
import { type Reader, read, rows } from '#lib/act/read.ts';
import { pageOfThing } from '#lib/nouns.ts';
import { can } from '#lib/policy.ts';
import { namesOf } from '#lib/record/rows.ts';
import { type Change, changesOf, codesIn } from '#lib/record/rules.ts';
import { isDay } from '#lib/time/period.ts';

const recordRow = z.object({
  seq: z.int(),
  at: z.string(),
  /** As it was called when it was recorded. */
  act: z.string(),
  /** Null is the portal itself. */
  name: z.string().nullable(),
  accountId: z.string().nullable(),
  role: z.enum(roles).nullable(),
  actsFor: z.string().nullable(),
  capacity: z.enum(capacities),
  subject: z.object({ noun: z.string(), id: z.string() }),
  before: z.unknown(),
  after: z.unknown(),
});

export type RecordEntry = Omit<z.output<typeof recordRow>, 'act' | 'before' | 'after'> & {
  act: Act;
  changes: Change[];
};

/** What the register calls a code, the page of the portal where it is, and whether it is of an exercise. */
export type Named = { name: string; href: string | null; exercise: boolean };

const namedThing = z.object({
  code: z.string(),
  name: z.string(),
  noun: z.string(),
  ref: z.string(),
  exercise: z.boolean(),
});

/** What the record may be narrowed to: one act, one day (in the zone of the process), what one account did, what was done to one thing. */
export type RecordFilter = {
  act?: string | undefined;
  day?: string | undefined;
  person?: string | undefined;
  subject?: string | undefined;
};
type Narrowed = { act: Act | null; day: string | null; person: string | null; subject: string | null };

export type RecordView = Narrowed & {
  entries: RecordEntry[];
  total: number;
  page: number;
  pages: number;
  acts: readonly Act[];
  names: Record<string, Named>;
};

/** The filter as far as it can be one; what it cannot be is none. */
const narrowed = ({ act, day, person, subject }: RecordFilter): Narrowed => ({
  act: acts.find((known) => known === act) ?? null,
  day: day && isDay(day) ? day : null,
  person: person?.slice(0, 100) || null,
  subject: subject?.slice(0, 100) || null,
});

/** A page of the record, the latest act first, narrowed as asked; `page` counts from 1 and is held to what there is. */
export async function record(
  actor: Actor,
  locale: Locale,
  asked: RecordFilter & { page?: string | undefined },
): Promise<RecordView> {
  const only = narrowed(asked);
  return read(actor, async (db) => {
    const { rows: found, ...list } = await entriesOf(db, only, asked.page);
    const entries = found.map(({ before, after, ...row }) => ({
      ...row,
      act: actNow(row.act),
      changes: changesOf(before, after),
    }));
    const codes = entries.flatMap(({ subject, actsFor, changes }) => [subject.id, actsFor ?? '', ...codesIn(changes)]);
    const meant = [...new Set([...codes, only.person ?? '', only.subject ?? ''])];
    const named = await rows(db, namedThing, namesOf(locale, meant));
    const names = Object.fromEntries(
      named.map(({ code, name, noun, ref, exercise }) => [
        code,
        { name, href: hrefOf(actor, locale, noun, ref), exercise },
      ]),
    );
    return { ...list, ...only, entries, acts, names };
  });
}

async function entriesOf(db: Reader, { act, day, person, subject }: Narrowed, page: string | undefined) {
  const begins = (on: SQL) => sql`(${on}::timestamp at time zone (select zone from process))`;
  const where = all(
    act &&
      sql`r.act in (${sql.join(
        namesOfAct(act).map((one) => sql`${one}`),
        sql`, `,
      )})`,
    person && sql`r.account_id = ${person}`,
    subject && sql`r.subject_id = ${subject}`,
    day && sql`r.at >= ${begins(sql`${day}::date`)} and r.at < ${begins(sql`(${day}::date + 1)`)}`,
  );
  const isWhole = !act && !day && !person && !subject;
  return listed(
    db,
    recordRow,
    { page },
    {
      from: sql`from audit_record r where ${where}`,
      // The chain has no gaps: its last number is how many there are.
      ...(isWhole && { total: sql`select coalesce(max(seq), 0) from audit_record` }),
      key: sql`r.seq`,
      // Of one day the index of time gives the latest first; what was recorded later has the higher number too.
      order: day ? sql`r.at desc, r.seq desc` : sql`r.seq desc`,
      row: sql`select r.seq, e ->> 'at' as at, r.act, case when e ->> 'account' is not null then e ->> 'name' end as name,
        e ->> 'account' as "accountId", e ->> 'role' as role,
        coalesce(e #>> '{actsFor,iso3}', 'org:' || (e #>> '{actsFor,acronym}')) as "actsFor", e ->> 'capacity' as capacity,
        e -> 'subject' as subject, e -> 'before' as before, e -> 'after' as after
      from (select seq, act, entry::jsonb as e from audit_record) r where r.seq = pick.key`,
    },
  );
}

/** Where in the portal a thing is; null where the actor may not enter, or it has no page of its own. */
function hrefOf(actor: Actor, locale: Locale, noun: string, ref: string): string | null {
  const may = can(actor, noun === 'account' ? 'keepAccounts' : noun === 'mail' ? 'retryMail' : 'recordMembership');
  const path = pageOfThing(noun);
  return may && path ? `/${locale}/portal/staff/${path}/${encodeURIComponent(ref)}` : null;
}

/** An act as it is called now; one that the policy no longer knows at all is a fault. */
function actNow(recorded: string): Act {
  const act = formerActs[recorded] ?? acts.find((known) => known === recorded);
  if (!act) throw new Error(`the record has an act ${recorded} that the policy does not know`);
  return act;
}
