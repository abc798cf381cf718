import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { listed } from '#lib/act/list.ts';
import { read, rows } from '#lib/act/read.ts';
import type { Listed } from '#lib/act/shape.ts';
import { type ChangeRow, changeRow, publicChanges } from '#lib/data/rows.ts';
import { participantPath } from '#lib/process/participant/rules.ts';

export type { ChangeRow } from '#lib/data/rows.ts';

const licence = z.object({ name: z.string(), url: z.string().nullable() });

const registerRow = z.object({
  name: z.string(),
  acronym: z.string(),
  demonstration: z.boolean(),
  workingLanguages: z.array(z.string()),
  licence: licence.nullable(),
  today: z.iso.date(),
  /** The number of the last act in the record that may have changed what is public; 0 where it has none. */
  version: z.int(),
  /** The day of the last change of what is public. */
  changedOn: z.iso.date(),
  loadedOn: z.iso.date(),
  launched: z.string(),
});
/** The register as a whole: whose it is, of which day, and how it may be used. */
export type RegisterView = z.output<typeof registerRow>;

/** The register of the process as a data set; null when it is empty. */
export async function registerOf(locale: Locale): Promise<RegisterView | null> {
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      registerRow,
      sql`select words_in(p.name, ${locale}) as name, p.acronym, p.demonstration, p.working_languages as "workingLanguages",
          case when p.licence is not null then json_build_object('name', words_in(p.licence -> 'name', ${locale}), 'url', p.licence ->> 'url') end as licence,
          today() as today, public_version()::int as version,
          (p.loaded_at at time zone p.zone)::date as "loadedOn", to_char(p.launched, 'YYYY-MM-DD') as launched,
          greatest((p.loaded_at at time zone p.zone)::date, (select max(c.on) from (${publicChanges('0001-01-02')}) c where c.on <= today())) as "changedOn"
        from process p`,
    ),
  );
  return row ?? null;
}

/** The conference of an agenda item or a statement, of `f`: a correction says it, and else the thing. */
const conferenceOf = sql`coalesce(f.about, (select i.conference_id::text from agenda_item i where i.id::text = f.id),
  (select s.conference_id::text from statement s where s.id::text = f.id))::uuid`;

/** What a correction is about, `f`, named; null where the register no longer has it. */
const about = (locale: Locale) => sql`case f.noun
    when 'process' then (select words_in(p.name, ${locale}) from process p)
    when 'participant' then participant_named(coalesce(f.about, f.id), ${locale}, today())
    when 'membership' then participant_named(coalesce(f.about, (select m.participant from membership_period m where m.id::text = f.id)), ${locale}, today())
    when 'term' then coalesce((select participant_named(t.participant, ${locale}, today()) from chair_term t where t.id::text = f.id),
      (select words_in(o.name, ${locale}) from office o where o.key = f.about))
    when 'arrangement' then (select string_agg(distinct participant_named(q.participant, ${locale}, today()), ', ') from arrangement_party q where q.arrangement_id::text = f.id)
    when 'body' then (select words_in(b.name, ${locale}) from body b where b.key = coalesce(f.about, f.id))
    when 'body-member' then (select participant_named(m.participant, ${locale}, today()) from body_member m where m.id::text = f.id)
    when 'office' then (select words_in(o.name, ${locale}) from office o where o.key = f.id)
    when 'conference' then coalesce((select words_in(c.title, ${locale}) from conference c where c.id::text = f.id),
      (select words_in(x.before -> 'title', ${locale}) from correction x where x.id::text = f.key))
    when 'agenda-item' then (select words_in(c.title, ${locale}) from conference c where c.id = ${conferenceOf})
    when 'statement' then (select concat_ws(' – ', (select words_in(s.speaker, ${locale}) from statement s where s.id::text = f.id), words_in(c.title, ${locale})) from conference c where c.id = ${conferenceOf})
    when 'report' then (select concat_ws(': ', participant_named(r.participant, ${locale}, today()), words_in(c.words, ${locale}))
      from progress_report r join commitment c on c.id = r.commitment_id where r.id::text = f.id)
    when 'outcome' then (select words_in(o.title, ${locale}) from outcome o where o.id::text = f.id or o.slug = f.about limit 1)
    when 'news' then (select words_in(n.headline, ${locale}) from news n where n.id::text = f.id or n.slug = f.about limit 1)
    when 'document' then (select concat_ws(' ', d.symbol, words_in(d.title, ${locale})) from released_document d where d.id::text = f.id or d.document_id::text = f.about limit 1)
    when 'commitment' then (select words_in(c.words, ${locale}) from commitment c where c.id::text = f.id)
    when 'claim' then (select s.publisher || ': ' || s.title from claim k join source s on s.key = k.source where k.id::text = f.id)
    when 'source' then (select s.publisher || ': ' || s.title from source s where s.key = f.id and source_is_public(s.key))
  end`;

/** The page on which a change is seen, of `f`, below the language; of a participant its key, whose page `participantPath` knows. */
const path = sql`case f.noun
    when 'process' then '' when 'membership' then '/members' when 'participant' then coalesce(f.about, f.id) when 'term' then '/chairmanship'
    when 'arrangement' then '/secretariat' when 'office' then '/chairmanship' when 'document' then '/documents'
    when 'body' then '/bodies/' || coalesce(f.about, f.id)
    when 'body-member' then '/bodies/' || coalesce(f.about, (select m.body from body_member m where m.id::text = f.id))
    when 'conference' then '/conferences/' || coalesce((select c.slug from conference c where c.id::text = f.id),
      (select x.before ->> 'slug' from correction x where x.id::text = f.key))
    when 'agenda-item' then '/conferences/' || (select c.slug from conference c where c.id = ${conferenceOf})
    when 'statement' then '/conferences/' || (select c.slug from conference c where c.id = ${conferenceOf})
    when 'report' then '/commitments/' || (select r.commitment_id from progress_report r where r.id::text = f.id)
    when 'outcome' then '/outcomes/' || coalesce(f.about, (select o.slug from outcome o where o.id::text = f.id))
    when 'news' then '/news/' || coalesce(f.about, (select n.slug from news n where n.id::text = f.id))
    when 'commitment' then '/commitments/' || f.id
    when 'claim' then (select '/sources/' || k.source from claim k where k.id::text = f.id and source_is_public(k.source))
    when 'source' then (select '/sources/' || s.key from source s where s.key = f.id and source_is_public(s.key))
  end`;

/** A page of what changed on the public side since a day, that day too, the latest first. */
export async function changes(
  locale: Locale,
  { since, page }: { since?: string | undefined; page?: string | undefined } = {},
): Promise<Listed<ChangeRow>> {
  const from = since ?? '0001-01-02';
  const list = await read(PUBLIC, (db) =>
    listed(
      db,
      changeRow,
      { page },
      {
        found: sql`select * from (${publicChanges(from)}) c where c.on >= ${from}::date and c.on <= today()`,
        from: sql`from found f`,
        key: sql`f.kind || f.key`,
        order: sql`f.on desc, f.at desc, f.noun, f.key`,
        row: sql`select f.on, f.kind, f.noun, f.act, ${about(locale)} as about, ${path} as path, f.reason from found f where f.kind || f.key = pick.key`,
      },
    ),
  );
  const rows = list.rows.map((row) =>
    row.noun === 'participant' && row.path !== null ? { ...row, path: participantPath(row.path) } : row,
  );
  return { ...list, rows };
}
