import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Reader, rows } from '#lib/act/read.ts';

const wrongRow = z.object({ wrong: z.string() });

/** What the record says was stored of each document: in which language, by which hash. */
const recordedFiles = sql`
  select a.subject_id as id, f ->> 'language' as language, f ->> 'sha256' as sha256 from audit_record a,
    jsonb_array_elements(case jsonb_typeof(a.entry::jsonb #> '{after,files}') when 'array' then a.entry::jsonb #> '{after,files}' else '[]' end) f
    where a.noun = 'document' and a.act = 'addDocument'
  union all
  select a.subject_id, a.entry::jsonb #>> '{after,language}', a.entry::jsonb #>> '{after,sha256}' from audit_record a
    where a.noun = 'document' and a.act in ('addLanguageVersion', 'replaceLanguageVersion')`;

/** Each stage that the record says a document reached, in order; one that another replaced is superseded by the other's act. */
const recordedStages = sql`
  select a.subject_id as id, a.seq, case a.act when 'addDocument' then 'draft' else a.entry::jsonb #>> '{after,stage}' end as stage
    from audit_record a where a.noun = 'document' and (a.act = 'addDocument' or a.entry::jsonb #>> '{after,stage}' is not null)
  union all
  select d.id::text, a.seq, 'superseded' from audit_record a join document d on d.symbol = a.entry::jsonb #>> '{after,replaced}' or d.id::text = a.entry::jsonb #>> '{after,replacedId}'
    where a.act = 'issueDocument'`;

/** What is compared, each a statement that gives the first thing that is otherwise than recorded, in words. */
const comparisons = [
  sql`with recorded as (${recordedFiles})
    select 'the file of ' || coalesce(d.symbol, words_in(d.title, 'en')) || ' in ' || v.language || ' is not the one that the record says was added' as wrong
    from language_version v join document d on d.id = v.document_id
    where not exists (select from recorded r where r.id = v.document_id::text and r.language = v.language and r.sha256 = v.sha256)
    order by d.symbol, v.language limit 1`,
  sql`with recorded as (${recordedFiles})
    select 'the public file of ' || coalesce(p.symbol, words_in(p.title, 'en')) || ' in ' || v.language || ' is not the one that the record says was added' as wrong
    from released_version v join released_document p on p.id = v.released_id
    where not exists (select from recorded r join document d on d.id::text = r.id
      where (d.id = p.document_id or d.symbol = p.symbol) and r.language = v.language and r.sha256 = v.sha256)
    order by p.symbol, v.language limit 1`,
  sql`select 'a document that act ' || a.seq || ' added is not in the register' as wrong from audit_record a
    where a.act = 'addDocument' and not exists (select from document d where d.id::text = a.subject_id) order by a.seq limit 1`,
  sql`with stages as (select distinct on (id) id, stage from (${recordedStages}) s order by id, seq desc)
    select 'document ' || coalesce(d.symbol, words_in(d.title, 'en')) || ' is ' || d.stage || ', and the record says ' || coalesce(s.stage, 'nothing of it') as wrong
    from document d left join stages s on s.id = d.id::text where s.stage is distinct from d.stage order by d.symbol limit 1`,
  sql`select 'document ' || coalesce(d.symbol, words_in(d.title, 'en')) || ' is open to ' || d.access || ', and the record says ' || (a.entry::jsonb #>> '{after,access}') as wrong
    from document d join lateral (select entry from audit_record a where a.noun = 'document' and a.subject_id = d.id::text
      and a.entry::jsonb #>> '{after,access}' is not null order by seq desc limit 1) a on true
    where a.entry::jsonb #>> '{after,access}' <> d.access
      or a.entry::jsonb #>> '{after,delegation}' is distinct from d.delegation order by d.symbol limit 1`,
  sql`select 'the title of the outcome ' || o.slug || ' is not the one that the record has' as wrong
    from outcome o left join lateral (select entry from audit_record a where a.noun = 'outcome' and a.subject_id = o.id::text
      and a.entry::jsonb #> '{after,title}' is not null order by seq desc limit 1) a on true
    where (a.entry::jsonb #> '{after,title}') is distinct from o.title order by o.slug limit 1`,
];

/**
 * Compares the register with what the record says was done, where one statement can tell: files and their hashes, stages and access of
 * documents, titles of outcomes. Gives the first that differs, in words; null where all is as recorded.
 */
export async function registerAsRecorded(db: Reader): Promise<string | null> {
  for (const comparison of comparisons) {
    const [found] = await rows(db, wrongRow, comparison);
    if (found) return found.wrong;
  }
  return null;
}
