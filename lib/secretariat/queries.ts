import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type ArrangementPart, arrangementKinds, arrangementStages, type Locale } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { type Reader, read, rows } from '#lib/act/read.ts';
import { keyed, partialDate } from '#lib/act/shape.ts';
import { correctionsOf, correctionView } from '#lib/correction/rows.ts';
import {
  claimView,
  sourced,
  sourceView,
  vouched,
  vouchedPairs,
  vouchedProcess,
  vouchedProcessJson,
} from '#lib/source/rows.ts';

/** A stage that an arrangement reached. */
export const arrangementStep = z.object({
  id: z.uuid(),
  stage: z.enum(arrangementStages),
  on: partialDate.nullable(),
  instrument: z.string().nullable(),
});

const arrangementView = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.enum(arrangementKinds),
  hosts: z.array(keyed),
  runners: z.array(keyed),
  from: partialDate.nullable(),
  to: partialDate.nullable(),
  funding: z.string().nullable(),
  steps: z.array(arrangementStep),
  seat: z.string().nullable(),
  stage: z.enum(arrangementStages),
  on: partialDate.nullable(),
  instrument: z.string().nullable(),
  claims: z.array(claimView),
  ...sourced,
  ...vouched,
});
export type ArrangementView = z.output<typeof arrangementView>;

const secretariatView = z.object({
  arrangements: z.array(arrangementView),
  /** What sources say of who the secretariat is, and where: they differ, and none is decided. */
  claims: z.array(claimView),
  corrections: z.array(correctionView),
  supportUnit: z.array(
    z.object({ acronym: z.string(), name: z.string(), since: partialDate.nullable(), source: sourceView.nullable() }),
  ),
  /** What vouches for what is said of the process itself. */
  process: vouchedProcess,
  tasks: z.string().nullable(),
});
export type SecretariatView = z.output<typeof secretariatView>;

/** Who serves the process: what was offered, what is agreed, and what is claimed; null when the register is empty. */
export const secretariat = (locale: Locale): Promise<SecretariatView | null> =>
  read(PUBLIC, (db) => secretariatAs(db, locale));

/** Whoever hosts or runs an arrangement, `a`, named as on its day: a column of JSON. */
const parties = (
  locale: Locale,
  part: ArrangementPart,
) => sql`(select coalesce(json_agg(json_build_object('key', p.participant,
          'name', participant_named(p.participant, ${locale}, today())) order by p.participant), '[]')
          from arrangement_party p where p.arrangement_id = a.id and p.part = ${part})`;

/** The same as somebody may see it. */
export async function secretariatAs(db: Reader, locale: Locale): Promise<SecretariatView | null> {
  const [row] = await rows(
    db,
    secretariatView,
    sql`select words_in(p.support_unit_tasks, ${locale}) as tasks, ${vouchedProcessJson} as process, claims_json('arrangement', null, ${locale}) as claims,
      ${correctionsOf(locale, 'arrangement', 'secretariat')} as corrections,
      (select coalesce(json_agg(json_build_object('acronym', o.acronym, 'name', words_in(o.name, ${locale}), 'since', partial_json(o.since, o.since_precision), 'source', source_json(o.source)) order by o.acronym), '[]')
        from organization o where o.role = 'support-unit') as "supportUnit",
      (select coalesce(json_agg(json_build_object('id', a.id, 'version', a.version, 'kind', a.kind,
        'hosts', ${parties(locale, 'hosts')}, 'runners', ${parties(locale, 'runs')},
        'from', partial_json(a.from_date, a.from_precision), 'to', partial_json(a.to_date, a.to_precision), 'funding', words_in(a.funding, ${locale}),
        'steps', (select coalesce(json_agg(json_build_object('id', s.id, 'stage', s.stage, 'on', partial_json(s.on_date, s.on_precision), 'instrument', s.instrument) order by s.rank), '[]')
          from arrangement_step s where s.arrangement_id = a.id),
        'seat', words_in(a.seat, ${locale}), 'stage', a.stage, 'on', partial_json(a.on_date, a.on_precision), 'instrument', a.instrument, 'note', remark_in(a.note, ${locale}), 'mentioned', sources_in(a.note),
        'source', source_json(a.source), 'claims', claims_json('arrangement', a.id, ${locale}), ${vouchedPairs('arrangement', sql`a.id::text`, sql`a.created_at`)}) order by coalesce(a.from_date, a.on_date), a.created_at, a.id), '[]')
        from secretariat_arrangement a) as arrangements
      from process p`,
  );
  return row ?? null;
}
