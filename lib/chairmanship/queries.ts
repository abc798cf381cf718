import { sql } from 'drizzle-orm';
import type { Locale, TermStage } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { type Reader, read } from '#lib/act/read.ts';
import { gaps, troika } from '#lib/chairmanship/rules.ts';
import type { ClaimView, SourceView } from '#lib/source/queries.ts';
import { differing } from '#lib/source/rules.ts';
import { latestEnd, type PartialDate } from '#lib/time/period.ts';

type Bounds = { from: PartialDate | null; to: PartialDate | null };

export type TermView = {
  id: string;
  version: number;
  iso3: string;
  state: string;
  stage: TermStage;
  nominal: Bounds;
  actual: Bounds;
  instrument: string | null;
  source: SourceView | null;
  claims: ClaimView[];
  note: string | null;
  /** The sources that the note names. */
  mentioned: SourceView[];
  handOver: { slug: string; title: string; titleLanguage: Locale } | null;
};

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

type Row = { today: string; rotation: string | null; offices: { key: string; name: string; terms: TermView[] }[] };

/** Every office with its terms in order, who holds it now, and the troika derived from them; null when the register is empty. */
export const chairmanship = (locale: Locale): Promise<ChairmanshipView | null> =>
  read(PUBLIC, (db) => chairmanshipAs(db, locale));

/** The same as somebody may see it: planned conferences too, where they may. */
export async function chairmanshipAs(db: Reader, locale: Locale): Promise<ChairmanshipView | null> {
  const [row] = await db.execute<Row>(sql`
      with clock as (select today() as today, chair_rotation from process)
      select today, words_in(chair_rotation, ${locale}) as rotation, (select coalesce(json_agg(json_build_object('key', o.key, 'name', words_in(o.name, ${locale}),
        'terms', (select coalesce(json_agg(json_build_object('id', t.id, 'version', t.version, 'iso3', t.iso3,
            'state', state_named(t.iso3, ${locale}, coalesce(t.actual_from, t.nominal_from, today)), 'stage', t.stage,
            'nominal', json_build_object('from', partial_json(t.nominal_from, t.nominal_from_precision), 'to', partial_json(t.nominal_to, t.nominal_to_precision)),
            'actual', json_build_object('from', partial_json(t.actual_from, t.actual_from_precision), 'to', partial_json(t.actual_to, t.actual_to_precision)),
            'instrument', t.instrument, 'note', t.note, 'mentioned', sources_in(t.note), 'source', source_json(t.source), 'claims', claims_json('term', t.id),
            'handOver', (select json_build_object('slug', k.slug, 'title', words_in(k.title, ${locale}), 'titleLanguage', language_in(k.title, ${locale}))
              from conference k where k.id = t.hand_over_conference)) order by coalesce(t.actual_from, t.nominal_from)), '[]')
          from chair_term t where t.office = o.key)) order by o.rank), '[]') from office o) as offices
      from clock`);
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
