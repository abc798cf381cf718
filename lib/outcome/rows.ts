import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Locale, outcomeKinds } from '#db/vocabulary.ts';
import { conferenceRef, partialDate, titled } from '#lib/act/shape.ts';

/** An outcome in a list. */
export const outcomeRow = titled.extend({
  id: z.uuid(),
  slug: z.string(),
  kind: z.enum(outcomeKinds),
  adoptedOn: partialDate.nullable(),
  conference: conferenceRef.nullable(),
  /** False: the register knows of it, and its text is not at hand. */
  textAtHand: z.boolean(),
});
export type OutcomeRow = z.output<typeof outcomeRow>;

/** The columns of an outcome in a list, from `outcome o`; close it with a where or an order. */
export const outcomeRows = (locale: Locale): SQL => sql`
  select o.id, o.slug, words_in(o.title, ${locale}) as title, language_in(o.title, ${locale}) as "titleLanguage", o.kind,
    partial_json(o.adopted_on, o.adopted_on_precision) as "adoptedOn", o.released_id is not null as "textAtHand",
    conference_ref(o.conference_id, ${locale}) as conference
  from outcome o`;

/** The latest first. */
export const latestOutcomes: SQL = sql`o.adopted_on desc nulls last, o.created_at, o.id`;
