import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { inAgendaOrder } from '#lib/conference/rows.ts';

const choices = z.object({
  conference: z.object({ id: z.uuid(), title: z.string(), restricted: z.boolean() }).nullable(),
  agenda: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string() })),
  offices: z.array(z.object({ key: z.string(), name: z.string() })),
  workingLanguages: z.array(z.string()),
});
export type TextChoices = z.output<typeof choices>;

/** What the form of a new text offers: of the conference that its address names its agenda, the offices that may chair it, the languages. */
export async function textChoices(actor: Actor, locale: Locale, conference = ''): Promise<TextChoices | null> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      choices,
      sql`select (select json_build_object('id', c.id, 'title', words_in(c.title, ${locale}), 'restricted', b.restricted)
          from conference c join body b on b.key = c.body where c.id::text = ${conference}) as conference,
        (select coalesce(json_agg(json_build_object('id', a.id, 'number', a.number, 'title', words_in(a.title, ${locale})) order by ${inAgendaOrder}), '[]')
          from agenda_item a where a.conference_id::text = ${conference}) as agenda,
        (select coalesce(json_agg(json_build_object('key', o.key, 'name', concat_ws(', ', words_in(o.name, ${locale}), words_in(b.name, ${locale})))
            order by o.body is distinct from (select c.body from conference c where c.id::text = ${conference}), o.body is not null, o.rank), '[]')
          from office o left join body b on b.key = o.body
          where o.body is null or o.body = (select c.body from conference c where c.id::text = ${conference})) as offices,
        p.working_languages as "workingLanguages" from process p`,
    ),
  );
  return row ?? null;
}
