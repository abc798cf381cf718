import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { correctionKinds, type Locale } from '#db/vocabulary.ts';
import type { Thing } from '#lib/nouns.ts';

/** What corrections_json gives of each: what was put right, when, why, what had stood and what stands now. */
export const correctionView = z.object({
  id: z.uuid(),
  kind: z.enum(correctionKinds),
  reason: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  /** Was it public before it was put right? The public sees no other. */
  public: z.boolean(),
  on: z.iso.date(),
  /** Whatever else it speaks of, as the page's language names it: participants and things by their keys, others as 'body:…', 'office:…', 'source:…', 'word:…'. */
  names: z.record(z.string(), z.string()),
});
export type CorrectionView = z.output<typeof correctionView>;

/** The corrections of a noun's things that a page is about, the latest first, as far as the reader may see them: a column of JSON. */
export const correctionsOf = (locale: Locale, noun: Thing, about: SQL | string): SQL =>
  sql`(select coalesce(json_agg(jsonb_set(xc.one::jsonb, '{names}', (xc.one -> 'names')::jsonb || (
      select coalesce(jsonb_object_agg(xn.key, xn.name), '{}') from (${named(locale)}) xn
      where xn.name is not null and position(case when xn.key like 'source:%' then xn.raw else '"' || xn.raw || '"' end in coalesce(xc.one ->> 'before', '') || coalesce(xc.one ->> 'after', '')) > 0)) order by xc.at), '[]')
    from json_array_elements(corrections_json(${noun}, ${about}, ${locale})) with ordinality xc(one, at))`;

/** Whatever a correction may speak of by its key: as the correction has it, as its names do, and what it is called. */
const named = (locale: Locale): SQL => sql`
  select xb.key as raw, 'body:' || xb.key as key, words_in(xb.name, ${locale}) as name from body xb
  union all select xo.key, 'office:' || xo.key, words_in(xo.name, ${locale}) from office xo
  union all select xs.key, 'source:' || xs.key, xs.publisher || ': ' || xs.title from source xs
  union all select xw.key, 'word:' || xw.key, words_in(xw.name, ${locale}) from process_term xw
  union all select xf.id::text, xf.id::text, words_in(xf.title, ${locale}) from conference xf
  union all select xa.id::text, xa.id::text, xa.number || '. ' || words_in(xa.title, ${locale}) from agenda_item xa
  union all select xr.id::text, xr.id::text, concat_ws(' ', xr.symbol, words_in(xr.title, ${locale})) from released_document xr
  union all select xu.id::text, xu.id::text, words_in(xu.title, ${locale}) from outcome xu`;
