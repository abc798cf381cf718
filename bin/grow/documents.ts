import { sql } from 'drizzle-orm';
import type { Scale } from '#bin/grow/scale.ts';
import type { Tx } from '#db/client.ts';

export type Stored = { language: string; sha256: string; bytes: number };

/**
 * About as many documents of each grown conference, in five natures; every twentieth revises an earlier one. Of a conference that
 * is over nearly all are issued; of one to come some are on their way. Most are public; English always, Russian of six in seven.
 */
export async function growDocuments(
  tx: Tx,
  { documents, conferences }: Scale,
  files: readonly Stored[],
): Promise<void> {
  await tx.execute(sql`create temporary table grown_document on commit drop as
    select gen_random_uuid() as id, c.id as conference_id, c.stage as conference_stage, j, c.to_date, revised,
      s.symbol || case when revised then '/Rev.1' else '' end as symbol
    from conference c join body b on b.key = c.body cross join process p
      cross join generate_series(0, ${Math.ceil(documents / conferences) - 1}::int) j
      cross join lateral (select j % 20 = 19 as revised, case when j % 20 = 19 then j - 5 else j end as own) r
      cross join lateral (select p.symbol_prefix || '/' || b.code || '.' || c.ordinal || '/'
        || (array['', 'L.', 'INF.', 'CRP.', 'WP.'])[own % 5 + 1] || (own / 5 + 1) as symbol) s
    where c.slug like 'grown-%'
    order by c.from_date, j limit ${documents}`);
  await tx.execute(sql`
    insert into document (id, symbol, conference_id, agenda_item_id, title, distribution, access, stage, cleared_at, issued_at)
    select g.id, g.symbol, g.conference_id, a.id,
      jsonb_build_object('en', 'Invented paper ' || g.j || ' on ' || (array['labour migration', 'return and readmission', 'border management', 'statistics', 'trafficking in persons'])[g.j % 5 + 1],
        'ru', 'Вымышленный документ ' || g.j || ': ' || (array['трудовая миграция', 'возвращение и реадмиссия', 'управление границами', 'статистика', 'торговля людьми'])[g.j % 5 + 1]),
      case when s.access = 'public' then 'general' else 'limited' end, s.access, s.stage,
      case when s.stage <> 'draft' then g.to_date - interval '20 days' + g.j * interval '1 minute' end,
      case when s.stage in ('issued', 'superseded', 'withdrawn') then least(now() - interval '1 day', g.to_date - interval '19 days') + g.j * interval '1 minute' end
    from grown_document g
      left join agenda_item a on a.conference_id = g.conference_id and a.number = (g.j % 11 + 1)::text
      cross join lateral (select
        case when g.j % 10 < 6 then 'public' when g.j % 10 < 8 then 'participants' else 'members' end as access,
        case when g.conference_stage <> 'closed' and g.j % 10 = 8 then 'draft'
          when g.conference_stage <> 'closed' and g.j % 10 = 9 and not g.revised then 'cleared'
          when not g.revised and g.j % 20 = 14 and exists (select from grown_document r where r.symbol = g.symbol || '/Rev.1') then 'superseded'
          when g.j % 50 = 33 then 'withdrawn' else 'issued' end as stage) s`);
  for (const { language, sha256, bytes } of files) {
    await tx.execute(sql`
      insert into language_version (document_id, language, kind, file_name, media_type, bytes, sha256)
      select id, ${language}, case when ${language} = 'en' then 'original' else 'official' end, 'invented.pdf', 'application/pdf', ${bytes}::bigint, ${sha256}
      from grown_document where ${language} = 'en' or j % 7 <> 3`);
  }
}

/** The copies of what is public, as issuing makes them: a row and versions of their own. */
export async function growReleased(tx: Tx): Promise<void> {
  await tx.execute(sql`insert into released_document (document_id, symbol, conference_id, title, distribution, released_on)
    select d.id, d.symbol, d.conference_id, d.title, d.distribution, d.issued_at::date from document d join conference c on c.id = d.conference_id
    where c.slug like 'grown-%' and d.access = 'public' and d.stage in ('issued', 'superseded')`);
  await tx.execute(sql`insert into released_version (released_id, language, kind, file_name, media_type, bytes, sha256)
    select r.id, v.language, v.kind, v.file_name, v.media_type, v.bytes, v.sha256
    from released_document r join document d on d.symbol = r.symbol join language_version v on v.document_id = d.id
      join conference c on c.id = d.conference_id where c.slug like 'grown-%'`);
}
