import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { arrangementKinds, arrangementStages, type Locale } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { type Reader, read, rows } from '#lib/act/read.ts';
import { namedState, partialDate } from '#lib/act/shape.ts';
import { claimView, sourced } from '#lib/source/rows.ts';

const arrangementView = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.enum(arrangementKinds),
  host: namedState.nullable(),
  seat: z.string().nullable(),
  stage: z.enum(arrangementStages),
  on: partialDate.nullable(),
  instrument: z.string().nullable(),
  claims: z.array(claimView),
  ...sourced,
});
export type ArrangementView = z.output<typeof arrangementView>;

const secretariatView = z.object({
  arrangements: z.array(arrangementView),
  /** What sources say of who the secretariat is, and where: they differ, and none is decided. */
  claims: z.array(claimView),
  supportUnit: z.array(z.object({ acronym: z.string(), name: z.string(), since: partialDate.nullable() })),
  tasks: z.string().nullable(),
});
export type SecretariatView = z.output<typeof secretariatView>;

/** Who serves the process: what was offered, what is agreed, and what is claimed; null when the register is empty. */
export const secretariat = (locale: Locale): Promise<SecretariatView | null> =>
  read(PUBLIC, (db) => secretariatAs(db, locale));

/** The same as somebody may see it. */
export async function secretariatAs(db: Reader, locale: Locale): Promise<SecretariatView | null> {
  const [row] = await rows(
    db,
    secretariatView,
    sql`select words_in(p.support_unit_tasks, ${locale}) as tasks, claims_json('arrangement', null) as claims,
      (select coalesce(json_agg(json_build_object('acronym', o.acronym, 'name', words_in(o.name, ${locale}), 'since', partial_json(o.since, o.since_precision))), '[]')
        from organization o where o.role = 'support-unit') as "supportUnit",
      (select coalesce(json_agg(json_build_object('id', a.id, 'version', a.version, 'kind', a.kind,
        'host', case when a.host is null then null else json_build_object('iso3', a.host, 'name', state_named(a.host, ${locale}, coalesce(a.on_date, p.launched))) end,
        'seat', words_in(a.seat, ${locale}), 'stage', a.stage, 'on', partial_json(a.on_date, a.on_precision), 'instrument', a.instrument, 'note', a.note, 'mentioned', sources_in(a.note),
        'source', source_json(a.source), 'claims', claims_json('arrangement', a.id)) order by a.on_date), '[]')
        from secretariat_arrangement a) as arrangements
      from process p`,
  );
  return row ?? null;
}
