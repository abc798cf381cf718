import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { conferenceStages, inferredParts, type Locale, membershipStatuses } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { fromBound, partialDate, toBound } from '#lib/act/shape.ts';
import { claimView } from '#lib/source/rows.ts';

const standing = z.object({
  status: z.enum(membershipStatuses),
  statusWord: z.string().nullable(),
  certainty: z.enum(['certain', 'possible']),
  inferred: z.boolean(),
  from: fromBound.nullable(),
  to: toBound.nullable(),
  claims: z.array(claimView),
});

const cardRow = z.object({
  acronym: z.string(),
  name: z.string(),
  demonstration: z.boolean(),
  /** Of what the page is; null of a page that is of nothing of its own. */
  thing: z
    .object({
      noun: z.enum(['conference', 'outcome', 'news', 'body', 'state', 'organization', 'source', 'commitment']),
      title: z.string(),
      /** What stands over it: the body that met, the kind of outcome, the publisher, the outcome that promises it. */
      over: z.string().nullable(),
      from: partialDate.nullable(),
      to: partialDate.nullable(),
      place: z.string().nullable(),
      stage: z.enum(conferenceStages).nullable(),
      /** Of a conference: the part of its days that no source gives. */
      inferred: z.enum(inferredParts).nullish(),
      /** Of a State or an organization: its status today. */
      standing: standing.nullish(),
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
        'place', nullif(concat_ws(', ', words_in(c.city, ${locale}), words_in(c.country, ${locale})), ''), 'stage', c.stage, 'inferred', c.inferred) from conference c where c.slug = ${key} and not c.exercise)`,
    outcomes: sql`(select json_build_object('noun', 'outcome', 'title', words_in(o.title, ${locale}), 'over', process_word('outcome-kind', o.kind, ${locale}),
        'from', partial_json(o.adopted_on, o.adopted_on_precision), 'to', null, 'place', conference_ref(o.conference_id, ${locale}) ->> 'title', 'stage', null)
        from outcome o where o.slug = ${key} and o.withdrawn_on is null)`,
    news: sql`(select json_build_object('noun', 'news', 'title', words_in(n.headline, ${locale}), 'over', null, 'from', partial_json(n.date, 'day'), 'to', null, 'place', null, 'stage', null)
        from news n where n.slug = ${key} and n.withdrawn_on is null)`,
    bodies: sql`(select json_build_object('noun', 'body', 'title', words_in(b.name, ${locale}), 'over', null, 'from', null, 'to', null, 'place', null, 'stage', null) from body b where b.key = ${key})`,
  };
  /** A State or an organization `k`, with its status today. */
  const participant = (
    noun: 'state' | 'organization',
  ) => sql`(select json_build_object('noun', ${noun}::text, 'title', participant_named(k.key, ${locale}, today()), 'over', null,
        'from', null, 'to', null, 'place', null, 'stage', null, 'standing', (select json_build_object('status', m.status, 'statusWord', status_word(m.status, m.word, ${locale}),
            'certainty', case when o.is_certain then 'certain' else 'possible' end, 'inferred', status_inferred(m), 'from', bound_json(m.from_date, m.from_precision, m.from_bound),
            'to', bound_json(m.to_date, m.to_precision, m.to_bound), 'claims', claims_json('membership', m.id))
          from membership_on(today()) o join membership_period m on m.id = o.id where o.participant = k.key))
        from participant k where ${noun === 'state' ? sql`k.iso3 = upper(${key})` : sql`lower(k.acronym) = lower(${key})`} limit 1)`;
  const others = {
    states: participant('state'),
    organizations: participant('organization'),
    sources: sql`(select json_build_object('noun', 'source', 'title', s.title, 'over', s.publisher, 'from', partial_json(s.date, s.date_precision), 'to', null, 'place', null, 'stage', null)
        from source s where s.key = ${key})`,
    commitments: sql`(select json_build_object('noun', 'commitment', 'title', words_in(m.words, ${locale}), 'over', words_in(o.title, ${locale}), 'from', null, 'to', null, 'place', null, 'stage', null)
        from commitment m join outcome o on o.id = m.outcome_id where m.id::text = ${key} and m.withdrawn_on is null and o.withdrawn_on is null)`,
  };
  const all = { ...thing, ...others };
  const isThing = (name: string): name is keyof typeof all => Object.hasOwn(all, name);
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      cardRow,
      sql`select p.acronym, words_in(p.name, ${locale}) as name, p.demonstration, ${key && isThing(room) ? all[room] : nothing} as thing,
          json_build_object('conferences', (select count(*) from conference c where not c.exercise and c.stage <> 'cancelled'),
            'outcomes', (select count(*) from outcome o where o.withdrawn_on is null)) as counts
        from process p`,
    ),
  );
  return row ?? null;
}
