import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import { conferenceRef, partialDate, titled } from '#lib/act/shape.ts';
import { processWord } from '#lib/process/rows.ts';
import { sourced, vouched, vouchedColumns } from '#lib/source/rows.ts';

/** An outcome in a list. */
export const outcomeRow = titled.extend({
  id: z.uuid(),
  slug: z.string(),
  /** A key of the process's own kinds, and its word; null where the word is the portal's. */
  kind: z.string(),
  kindName: z.string().nullable(),
  adoptedOn: partialDate.nullable(),
  conference: conferenceRef.nullable(),
  /** False: the register knows of it, and its text is not at hand. */
  textAtHand: z.boolean(),
  /** Where its text can be read outside this register. */
  textUrl: z.string().nullable(),
  source: sourced.source,
  ...vouched,
  /** The languages in which the title is a translation of the secretariat's own. */
  ownTranslation: z.array(z.string()),
  withdrawnOn: z.iso.date().nullable(),
  correctedOn: z.iso.date().nullable(),
  /** What it takes the place of, and what took its own. */
  replaces: titled.extend({ slug: z.string() }).nullable(),
  replacedBy: titled.extend({ slug: z.string() }).nullable(),
});
export type OutcomeRow = z.output<typeof outcomeRow>;

const reference = (locale: Locale) =>
  sql`json_build_object('slug', x.slug, 'title', words_in(x.title, ${locale}), 'titleLanguage', language_in(x.title, ${locale}))`;

/** Is the text of outcome `o` in the register: in a released document that is public, or as it was negotiated here? */
export const textAtHand: SQL = sql`(exists (select from released_document d where d.id = o.released_id and d.withdrawn_on is null)
  or exists (select from outcome_text x where x.outcome_id = o.id))`;

/** The columns of an outcome in a list, from `outcome o`; close it with a where or an order. */
export const outcomeRows = (locale: Locale): SQL => sql`
  select o.id, o.slug, words_in(o.title, ${locale}) as title, language_in(o.title, ${locale}) as "titleLanguage", o.kind,
    ${processWord(locale, 'outcome-kind', sql`o.kind`)} as "kindName",
    partial_json(o.adopted_on, o.adopted_on_precision) as "adoptedOn", ${textAtHand} as "textAtHand", o.text_url as "textUrl",
    source_json(o.source) as source, ${vouchedColumns('outcome', sql`o.id::text`, sql`o.created_at`)},
    conference_ref(o.conference_id, ${locale}) as conference, o.own_translation as "ownTranslation",
    o.withdrawn_on as "withdrawnOn", o.corrected_on as "correctedOn",
    (select ${reference(locale)} from outcome x where x.id = o.replaces) as replaces,
    (select ${reference(locale)} from outcome x where x.replaces = o.id and x.withdrawn_on is null order by x.created_at desc limit 1) as "replacedBy"
  from outcome o`;

/** The latest first; those of one day in the order in which they were recorded. */
export const latestOutcomes: SQL = sql`o.adopted_on desc nulls last, o.created_at, o.id`;

/** Is participant `key` among those who adopted outcome `o`, as a source of its conference says or the text that was negotiated here? */
export const adoptedBy = (key: string): SQL => sql`(exists (select from conference_participant p
    where p.conference_id = o.conference_id and p.participant = ${key} and p.adopted)
  or exists (select from outcome_text x where x.outcome_id = o.id and x.adopters ? ${key}))`;
