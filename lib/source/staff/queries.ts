import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { type AskedList, listed, orderOf } from '#lib/act/list.ts';
import { read, rows } from '#lib/act/read.ts';
import type { Listed } from '#lib/act/shape.ts';
import { correctionsOf, correctionView } from '#lib/correction/rows.ts';
import { can } from '#lib/policy.ts';
import { restingKeys, restingRow, restingRows } from '#lib/source/resting/rows.ts';
import { latestSources, sourcesBy, sourceView } from '#lib/source/rows.ts';

/** A source as the office keeps it: `public` is whether anything that the public reads rests on it. */
const keptSource = sourceView.extend({ public: z.boolean() });
export type KeptSource = z.output<typeof keptSource>;

/** A page of all sources of the register, on the public side or not, the latest first or as the address asks. */
export async function keptSources(actor: Actor, asked: AskedList): Promise<Listed<KeptSource>> {
  return read(actor, (db) =>
    listed(db, keptSource, asked, {
      from: sql`from source s`,
      key: sql`s.key`,
      order: orderOf(asked.sort, sourcesBy, latestSources),
      row: sql`select s.key, s.publisher, s.title, partial_json(s.date, s.date_precision) as date, s.url, source_is_public(s.key) as public
        from source s where s.key = pick.key`,
    }),
  );
}

/** What rests on a source, with the parts of the address below /portal/staff where the office keeps it, and which of its facts were read in the source. */
const keptRow = restingRow.extend({ place: z.array(z.string()), facts: z.array(z.string()) });
export type KeptRow = z.output<typeof keptRow>;

const page = keptSource.extend({ version: z.int(), corrections: z.array(correctionView) });
export type KeptSourcePage = z.output<typeof page> & { resting: Listed<KeptRow>; can: { keep: boolean } };

/** One source as the office keeps it, with a page of all of the register that rests on it, whoever may see that; null when there is none of that key. */
export async function keptSourceOf(
  actor: Actor,
  locale: Locale,
  key: string,
  asked: AskedList = {},
): Promise<KeptSourcePage | null> {
  return read(actor, async (db) => {
    const [row] = await rows(
      db,
      page,
      sql`select s.key, s.publisher, s.title, partial_json(s.date, s.date_precision) as date, s.url, s.version, source_is_public(s.key) as public,
        ${correctionsOf(locale, 'source', sql`s.key`)} as corrections from source s where s.key = ${key}`,
    );
    if (!row) return null;
    const resting = await listed(db, keptRow, asked, {
      found: restingKeys(key, 'register'),
      from: sql`from found f`,
      key: sql`f.key`,
      order: sql`f.place, f.on_date desc nulls last, f.at, f.key`,
      row: sql`select r.*, ${placeOf} as place, (select coalesce(json_agg(q.field order by q.field), '[]') from citation q
        where q.source = ${key} and q.noun = r.kind and q.subject = split_part(r.key, ':', 2)) as facts from (${restingRows(locale, key)}) r`,
    });
    return { ...row, resting, can: { keep: can(actor, 'correctSource') } };
  });
}

/** Where in the office the row `r` of what rests on a source is kept. */
const id = sql`split_part(r.key, ':', 2)`;
const placeOf = sql`case r.kind
  when 'process' then json_build_array('claim', 'sources', 'process', 'process')
  when 'membership' then json_build_array('membership', r.participant)
  when 'organization' then json_build_array('membership', r.participant)
  when 'term' then json_build_array('chairmanship', ${id})
  when 'body' then json_build_array('body', ${id})
  when 'body-member' then (select json_build_array('body', m.body) from body_member m where m.id::text = ${id})
  when 'arrangement' then json_build_array('secretariat', ${id})
  when 'statement' then (select json_build_array('conference', d.conference_id) from statement d where d.id::text = ${id})
  when 'claim' then (select case x.noun
      when 'membership' then (select json_build_array('membership', m.participant) from membership_period m where m.id = x.subject_id)
      when 'term' then json_build_array('chairmanship', x.subject_id)
      when 'process' then json_build_array('claim')
      else case when x.subject_id is null then json_build_array(case x.noun when 'arrangement' then 'secretariat' else x.noun end)
        else json_build_array(case x.noun when 'arrangement' then 'secretariat' else x.noun end, x.subject_id) end end
    from claim x where x.id::text = ${id})
  else json_build_array(r.kind, ${id}) end`;
