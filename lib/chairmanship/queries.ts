import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Locale, termStages } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { type Reader, read, rows } from '#lib/act/read.ts';
import { conferenceRef, keyed, partialDate } from '#lib/act/shape.ts';
import { gaps, troika } from '#lib/chairmanship/rules.ts';
import { claimView, sourced } from '#lib/source/rows.ts';
import { differing } from '#lib/source/rules.ts';
import { latestEnd } from '#lib/time/period.ts';

const bounds = z.object({ from: partialDate.nullable(), to: partialDate.nullable() });

const termView = z.object({
  id: z.uuid(),
  version: z.int(),
  iso3: z.string(),
  state: z.string(),
  stage: z.enum(termStages),
  nominal: bounds,
  actual: bounds,
  instrument: z.string().nullable(),
  claims: z.array(claimView),
  handOver: conferenceRef.nullable(),
  ...sourced,
});
export type TermView = z.output<typeof termView>;

export type OfficeView = {
  key: string;
  name: string;
  incumbent: TermView | null;
  previous: TermView | null;
  next: TermView | null;
  terms: TermView[];
  /** Days [from, to) on which, for certain, nobody held the office. */
  gaps: { from: string; to: string }[];
};

export type ChairmanshipView = { today: string; rotation: string | null; offices: OfficeView[] };

const chairmanshipRow = z.object({
  today: z.iso.date(),
  rotation: z.string().nullable(),
  offices: z.array(keyed.extend({ terms: z.array(termView) })),
});

/** Every office with its terms in order, who holds it now, and the troika derived from them; null when the register is empty. */
export const chairmanship = (locale: Locale): Promise<ChairmanshipView | null> =>
  read(PUBLIC, (db) => chairmanshipAs(db, locale));

/** The same as somebody may see it: planned conferences too, where they may. */
export async function chairmanshipAs(db: Reader, locale: Locale): Promise<ChairmanshipView | null> {
  const [row] = await rows(
    db,
    chairmanshipRow,
    sql`
      with clock as (select today() as today, chair_rotation from process)
      select today, words_in(chair_rotation, ${locale}) as rotation, (select coalesce(json_agg(json_build_object('key', o.key, 'name', words_in(o.name, ${locale}),
        'terms', (select coalesce(json_agg(json_build_object('id', t.id, 'version', t.version, 'iso3', t.iso3,
            'state', state_named(t.iso3, ${locale}, coalesce(t.actual_from, t.nominal_from, today)), 'stage', t.stage,
            'nominal', json_build_object('from', partial_json(t.nominal_from, t.nominal_from_precision), 'to', partial_json(t.nominal_to, t.nominal_to_precision)),
            'actual', json_build_object('from', partial_json(t.actual_from, t.actual_from_precision), 'to', partial_json(t.actual_to, t.actual_to_precision)),
            'instrument', t.instrument, 'note', t.note, 'mentioned', sources_in(t.note), 'source', source_json(t.source), 'claims', claims_json('term', t.id),
            'handOver', conference_ref(t.hand_over_conference, ${locale})) order by coalesce(t.actual_from, t.nominal_from)), '[]')
          from chair_term t where t.office = o.key)) order by o.rank), '[]') from office o) as offices
      from clock`,
  );
  if (!row) return null;
  const offices = row.offices.map(({ key, name, terms }): OfficeView => {
    const { previous, current, next } = troika(terms, row.today);
    const view = (term: { id: string } | null) => terms.find(({ id }) => id === term?.id) ?? null;
    return {
      key,
      name,
      incumbent: view(current),
      previous: view(previous),
      next: view(next),
      terms: terms.map((term) => ({ ...term, claims: differing(term.claims) })),
      gaps: gaps(terms, ({ actual }) => actual.to && latestEnd(actual.to)),
    };
  });
  return { today: row.today, rotation: row.rotation, offices };
}
