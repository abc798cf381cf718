import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Locale, termStages } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { type Reader, read, rows } from '#lib/act/read.ts';
import { conferenceRef, fromBound, keyed, toBound } from '#lib/act/shape.ts';
import { lapsed } from '#lib/chairmanship/rows.ts';
import { gaps, isOverdue, looseGaps, perhapsOn, troika } from '#lib/chairmanship/rules.ts';
import { type CorrectionView, correctionsOf, correctionView } from '#lib/correction/rows.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { claimView, sourced, vouched, vouchedPairs, vouchedProcess, vouchedProcessJson } from '#lib/source/rows.ts';
import { differing } from '#lib/source/rules.ts';
import type { PartialDate } from '#lib/time/period.ts';

const bounds = z.object({ from: fromBound.nullable(), to: toBound.nullable() });

const termView = z.object({
  id: z.uuid(),
  version: z.int(),
  participant: z.string(),
  /** What stands for the participant where a name is too long: the alpha-3 code, or the acronym. */
  code: z.string(),
  /** The name: of whoever holds the office that of today, of others that of their term. */
  holder: z.string(),
  stage: z.enum(termStages),
  nominal: bounds,
  actual: bounds,
  instrument: z.string().nullable(),
  claims: z.array(claimView),
  handOver: conferenceRef.nullable(),
  ...sourced,
  ...vouched,
});
/** A term as it is shown; each end of its actual and nominal dates may have sources of its own. */
export type TermView = z.output<typeof termView>;

export type OfficeView = {
  key: string;
  name: string;
  /** The body whose office it is; null is an office of the process. */
  body: { key: string; name: string } | null;
  /** Several hold a joint office at once. */
  joint: boolean;
  incumbents: TermView[];
  /** Who held it last, and may hold it still: the day on which the term ended is not known. */
  perhaps: TermView[];
  /** Those of the incumbents whose nominal term is over, with nobody designated to follow. */
  overdue: TermView[];
  previous: TermView[];
  next: TermView[];
  /** Those of the incumbents that are a member no longer, or suspended: the office is to look at it at once. */
  lapsed: TermView[];
  terms: TermView[];
  /** What was put right of its terms, and had been public. */
  corrections: CorrectionView[];
  /** Days [from, to) on which, for certain, nobody held the office. */
  gaps: { from: string; to: string }[];
  /** Between which dates no term is recorded, where one of them is not known to the day. */
  looseGaps: { from: PartialDate; to: PartialDate }[];
};

export type ChairmanshipView = {
  today: string;
  rotation: string | null;
  /** What vouches for what is said of the process itself. */
  process: z.output<typeof vouchedProcess>;
  offices: OfficeView[];
};

const chairmanshipRow = z.object({
  today: z.iso.date(),
  rotation: z.string().nullable(),
  process: vouchedProcess,
  offices: z.array(
    keyed.extend({
      body: keyed.nullable(),
      joint: z.boolean(),
      terms: z.array(termView),
      lapsed: z.array(z.uuid()),
      corrections: z.array(correctionView),
    }),
  ),
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
      with clock as (select today() as today, chair_rotation, ${vouchedProcessJson} as process from process p)
      select today, words_in(chair_rotation, ${locale}) as rotation, process, (select coalesce(json_agg(json_build_object('key', o.key, 'name', words_in(o.name, ${locale}), 'joint', o.joint,
        'body', case when b.key is not null then json_build_object('key', b.key, 'name', words_in(b.name, ${locale})) end,
        'corrections', ${correctionsOf(locale, 'term', sql`o.key`)}, 'lapsed', (select coalesce(json_agg(i.id), '[]') from incumbent_on(today) i where i.office = o.key and ${lapsed}),
        'terms', (select coalesce(json_agg(json_build_object('id', t.id, 'version', t.version, 'participant', t.participant,
            'code', participant_code(t.participant),
            'holder', participant_named(t.participant, ${locale}, case when t.stage in ('incumbent', 'designated') then today else coalesce(t.actual_from, t.nominal_from, today) end), 'stage', t.stage,
            'nominal', json_build_object('from', bound_json(t.nominal_from, t.nominal_from_precision, t.nominal_from_bound), 'to', bound_json(t.nominal_to, t.nominal_to_precision, t.nominal_to_bound)),
            'actual', json_build_object('from', bound_json(t.actual_from, t.actual_from_precision, t.actual_from_bound), 'to', bound_json(t.actual_to, t.actual_to_precision, t.actual_to_bound)),
            'instrument', t.instrument, 'note', remark_in(t.note, ${locale}), 'mentioned', sources_in(t.note), 'source', source_json(t.source), 'claims', claims_json('term', t.id, ${locale}),
            ${vouchedPairs('term', sql`t.id::text`, sql`t.created_at`)}, 'handOver', conference_ref(t.hand_over_conference, ${locale})) order by coalesce(t.actual_from, t.nominal_from, t.actual_to, t.nominal_to)), '[]')
          from chair_term t where t.office = o.key)) order by b.rank nulls first, o.rank), '[]') from office o left join body b on b.key = o.body) as offices
      from clock`,
  );
  if (!row) return null;
  const offices = row.offices.map(({ key, name, body, joint, terms: found, lapsed: ids, corrections }): OfficeView => {
    const terms = found.map((term) => ({
      ...term,
      claims: differing(term.claims),
    }));
    const { previous, current, next } = troika(terms, row.today, joint);
    return {
      key,
      name,
      body,
      joint,
      perhaps: perhapsOn(terms, row.today, joint),
      overdue: current.filter((term) => isOverdue(term, row.today, next.length > 0)),
      incumbents: inProtocolOrder(locale, current, ({ holder }) => holder),
      previous: inProtocolOrder(locale, previous, ({ holder }) => holder),
      next: inProtocolOrder(locale, next, ({ holder }) => holder),
      corrections,
      lapsed: current.filter(({ id }) => ids.includes(id)),
      terms,
      gaps: gaps(terms, joint),
      looseGaps: looseGaps(terms, joint),
    };
  });
  return { today: row.today, rotation: row.rotation, process: row.process, offices };
}
