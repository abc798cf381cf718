import { sql } from 'drizzle-orm';
import type { ArrangementKind, ArrangementStage, Locale } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { type Reader, read } from '#lib/act/read.ts';
import type { ClaimView, SourceView } from '#lib/source/queries.ts';
import type { PartialDate } from '#lib/time/period.ts';

export type ArrangementView = {
  id: string;
  version: number;
  kind: ArrangementKind;
  host: { iso3: string; name: string } | null;
  seat: string | null;
  stage: ArrangementStage;
  on: PartialDate | null;
  instrument: string | null;
  note: string | null;
  /** The sources that the note names. */
  mentioned: SourceView[];
  source: SourceView | null;
  claims: ClaimView[];
};

export type SecretariatView = {
  arrangements: ArrangementView[];
  /** What sources say of who the secretariat is, and where: they differ, and none is decided. */
  claims: ClaimView[];
  supportUnit: { acronym: string; name: string; since: PartialDate | null }[];
  tasks: string | null;
};

/** Who serves the process: what was offered, what is agreed, and what is claimed; null when the register is empty. */
export const secretariat = (locale: Locale): Promise<SecretariatView | null> =>
  read(PUBLIC, (db) => secretariatAs(db, locale));

/** The same as somebody may see it. */
export async function secretariatAs(db: Reader, locale: Locale): Promise<SecretariatView | null> {
  const [row] =
    await db.execute<SecretariatView>(sql`select words_in(p.support_unit_tasks, ${locale}) as tasks, claims_json('arrangement', null) as claims,
      (select coalesce(json_agg(json_build_object('acronym', o.acronym, 'name', words_in(o.name, ${locale}), 'since', partial_json(o.since, o.since_precision))), '[]')
        from organization o where o.role = 'support-unit') as "supportUnit",
      (select coalesce(json_agg(json_build_object('id', a.id, 'version', a.version, 'kind', a.kind,
        'host', case when a.host is null then null else json_build_object('iso3', a.host, 'name', state_named(a.host, ${locale}, coalesce(a.on_date, p.launched))) end,
        'seat', words_in(a.seat, ${locale}), 'stage', a.stage, 'on', partial_json(a.on_date, a.on_precision), 'instrument', a.instrument, 'note', a.note, 'mentioned', sources_in(a.note),
        'source', source_json(a.source), 'claims', claims_json('arrangement', a.id)) order by a.on_date), '[]')
        from secretariat_arrangement a) as arrangements
      from process p`);
  return row ?? null;
}
