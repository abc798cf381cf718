import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { atMost, read, rows } from '#lib/act/read.ts';
import { keyed, language } from '#lib/act/shape.ts';
import { adoptedJson, adoptedText, inPlaceOrder, standing } from '#lib/commitment/rows.ts';
import { type Place, placesOf } from '#lib/commitment/rules.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { latestOutcomes } from '#lib/outcome/rows.ts';

const ground = z.object({
  kind: z.enum(['outcome', 'text']),
  id: z.uuid(),
  title: z.string(),
  titleLanguage: language,
  adopted: adoptedText.nullable(),
});
export type Ground = Omit<z.output<typeof ground>, 'adopted'> & { places: Place[] };

/** What a commitment is to be taken from: an outcome that stands, or an adopted text, by its id, with its operative paragraphs; null when there is none. */
export async function groundOf(
  actor: Actor,
  locale: Locale,
  of: { outcome?: string | undefined; text?: string | undefined },
): Promise<Ground | null> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      ground,
      sql`select 'outcome' as kind, o.id, words_in(o.title, ${locale}) as title, language_in(o.title, ${locale}) as "titleLanguage",
          ${adoptedJson(sql`o.id`, sql`null::uuid`)} as adopted
        from outcome o where o.id::text = ${of.outcome ?? ''} and o.withdrawn_on is null
        union all select 'text', x.id, words_in(x.title, ${locale}), language_in(x.title, ${locale}), ${adoptedJson(sql`null::uuid`, sql`x.id`)}
        from text x join adoption a on a.text_id = x.id where x.id::text = ${of.text ?? ''}`,
    ),
  );
  if (!row) return null;
  const { adopted, ...found } = row;
  return { ...found, places: adopted ? placesOf(adopted.paragraphs, locale) : [] };
}

const grounds = z.object({ outcomes: z.array(keyed), texts: z.array(keyed) });
export type GroundChoices = z.output<typeof grounds>;

/** How many a form offers: an older one is reached from its own page, which names it in the form's address. */
const mostChoices = 200;

/** The outcomes that stand, and the adopted texts that are not public, the latest first. */
export async function groundChoices(actor: Actor, locale: Locale): Promise<GroundChoices> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      grounds,
      sql`select (select coalesce(json_agg(json_build_object('key', k.id, 'name', words_in(k.title, ${locale})) order by k.adopted_on desc nulls last, k.created_at, k.id), '[]')
          from (select * from outcome o where o.withdrawn_on is null order by ${latestOutcomes} ${atMost(mostChoices)}) k) as outcomes,
        (select coalesce(json_agg(json_build_object('key', x.id, 'name', words_in(x.title, ${locale})) order by a.adopted_at desc), '[]')
          from adoption a join text x on x.id = a.text_id where not exists (select from outcome_text t where t.text_id = x.id)) as texts`,
    ),
  );
  return row ?? { outcomes: [], texts: [] };
}

/** Whoever may be named to keep a commitment: States, then organizations, in the protocol's order. */
export async function actorChoices(actor: Actor, locale: Locale): Promise<z.output<typeof keyed>[]> {
  const found = await read(actor, (db) =>
    rows(db, keyed, sql`select k.key, participant_named(k.key, ${locale}, today()) as name from participant k`),
  );
  return inProtocolOrder(locale, found, ({ name }) => name).toSorted(
    (a, b) => Number(a.key.startsWith('org:')) - Number(b.key.startsWith('org:')),
  );
}

const successor = z.object({
  id: z.uuid(),
  words: z.string(),
  place: z.string().nullable(),
  of: z.string().nullable(),
});
export type SuccessorChoice = z.output<typeof successor>;

/** The commitments that may take the place of this one: those that still are to be kept, the latest outcome first. */
export async function successorChoices(actor: Actor, locale: Locale, id: string): Promise<SuccessorChoice[]> {
  return read(actor, (db) =>
    rows(
      db,
      successor,
      sql`select c.id, words_in(c.words, ${locale}) as words, c.place, words_in(coalesce(o.title, x.title), ${locale}) as of
        from commitment c left join outcome o on o.id = c.outcome_id left join text x on x.id = c.text_id
        where ${standing} and c.id::text <> ${id}
          -- What is of an exercise never stands for what is public.
          and (c.outcome_id is not null or not exists (select from commitment s where s.id::text = ${id} and s.outcome_id is not null)) order by ${inPlaceOrder} ${atMost(mostChoices)}`,
    ),
  );
}
