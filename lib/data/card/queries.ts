import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { conferenceStages, type Locale } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { partialDate } from '#lib/act/shape.ts';

const cardRow = z.object({
  acronym: z.string(),
  name: z.string(),
  demonstration: z.boolean(),
  /** Of what the page is: a conference, an outcome, a press release or a body; null of the others. */
  thing: z
    .object({
      noun: z.enum(['conference', 'outcome', 'news', 'body']),
      title: z.string(),
      /** What stands over it: the body that met, the kind of outcome. */
      over: z.string().nullable(),
      from: partialDate.nullable(),
      to: partialDate.nullable(),
      place: z.string().nullable(),
      stage: z.enum(conferenceStages).nullable(),
    })
    .nullable(),
  counts: z.object({ conferences: z.int(), outcomes: z.int() }),
});
/** What is drawn of a public page for whoever shares its address. */
export type CardView = z.output<typeof cardRow>;

/** The card of a public page, by its path below the language; of a page that is of nothing of its own that of the process. Null when the register is empty. */
export async function cardOf(locale: Locale, path: string): Promise<CardView | null> {
  const [, room = '', key = ''] = path.split('/');
  const nothing = sql`null::json`;
  const thing = {
    conferences: sql`(select json_build_object('noun', 'conference', 'title', words_in(c.title, ${locale}), 'over', (select words_in(b.name, ${locale}) from body b where b.key = c.body),
        'from', case when not c.date_open then partial_json(c.from_date, c.from_precision) end, 'to', case when not c.date_open then partial_json(c.to_date, c.to_precision) end,
        'place', nullif(concat_ws(', ', words_in(c.city, ${locale}), words_in(c.country, ${locale})), ''), 'stage', c.stage) from conference c where c.slug = ${key} and not c.exercise)`,
    outcomes: sql`(select json_build_object('noun', 'outcome', 'title', words_in(o.title, ${locale}), 'over', process_word('outcome-kind', o.kind, ${locale}),
        'from', partial_json(o.adopted_on, o.adopted_on_precision), 'to', null, 'place', conference_ref(o.conference_id, ${locale}) ->> 'title', 'stage', null)
        from outcome o where o.slug = ${key} and o.withdrawn_on is null)`,
    news: sql`(select json_build_object('noun', 'news', 'title', words_in(n.headline, ${locale}), 'over', null, 'from', partial_json(n.date, 'day'), 'to', null, 'place', null, 'stage', null)
        from news n where n.slug = ${key} and n.withdrawn_on is null)`,
    bodies: sql`(select json_build_object('noun', 'body', 'title', words_in(b.name, ${locale}), 'over', null, 'from', null, 'to', null, 'place', null, 'stage', null) from body b where b.key = ${key})`,
  };
  const isThing = (name: string): name is keyof typeof thing => Object.hasOwn(thing, name);
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      cardRow,
      sql`select p.acronym, words_in(p.name, ${locale}) as name, p.demonstration, ${key && isThing(room) ? thing[room] : nothing} as thing,
          json_build_object('conferences', (select count(*) from conference c where not c.exercise and c.stage <> 'cancelled'),
            'outcomes', (select count(*) from outcome o where o.withdrawn_on is null)) as counts
        from process p`,
    ),
  );
  return row ?? null;
}
