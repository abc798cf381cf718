import { sql } from 'drizzle-orm';
import type { ArrangementKind, ArrangementStage, Locale } from '#db/vocabulary.ts';
import { nextStages } from '#lib/hosting/rules.ts';
import { type Actor, PUBLIC } from '#lib/kernel/actor.ts';
import { inProtocolOrder } from '#lib/kernel/language.ts';
import { type PartialDate, partialOf } from '#lib/kernel/period.ts';
import { type Reader, read } from '#lib/kernel/read.ts';
import { can } from '#lib/policy.ts';
import type { ClaimView, SourceView } from '#lib/source/queries.ts';

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
  read(PUBLIC, (db) => secretariatRow(db, locale));

async function secretariatRow(db: Reader, locale: Locale): Promise<SecretariatView | null> {
  const [row] = await db.execute<SecretariatView>(sql`select p.support_unit_tasks as tasks, claims_json('arrangement', null) as claims,
      (select coalesce(json_agg(json_build_object('acronym', o.acronym, 'name', words_in(o.name, ${locale}), 'since', partial_json(o.since, o.since_precision))), '[]')
        from organization o where o.role = 'support-unit') as "supportUnit",
      (select coalesce(json_agg(json_build_object('id', a.id, 'version', a.version, 'kind', a.kind,
        'host', case when a.host is null then null else json_build_object('iso3', a.host, 'name', state_named(a.host, ${locale}, coalesce(a.on_date, p.launched))) end,
        'seat', a.seat, 'stage', a.stage, 'on', partial_json(a.on_date, a.on_precision), 'instrument', a.instrument, 'note', a.note,
        'source', source_json(a.source), 'claims', claims_json('arrangement', a.id)) order by a.on_date), '[]')
        from secretariat_arrangement a) as arrangements
      from process p`);
  return row ?? null;
}

/** One step of an arrangement as it was recorded: what stands in the register is the last. */
export type StepView = { stage: ArrangementStage; on: PartialDate | null; instrument: string | null };

export type OfficeArrangement = ArrangementView & { steps: StepView[]; next: readonly ArrangementStage[] };

export type OfficeHosting = {
  today: string;
  arrangements: OfficeArrangement[];
  claims: ClaimView[];
  /** States that may be named as a host, in the protocol's order. */
  states: { iso3: string; name: string }[];
  can: { record: boolean };
};

type Step = { stage: ArrangementStage; on: string | null; onPrecision: string | null; instrument: string | null };

/** The room of the secretariat's seat: every arrangement with its steps so far and those that may follow. */
export async function officeHosting(actor: Actor, locale: Locale): Promise<OfficeHosting | null> {
  return read(actor, async (db) => {
    const view = await secretariatRow(db, locale);
    // The register keeps the stage reached; the stages before it, with their days and instruments, are in the record.
    const [row] = await db.execute<{ today: string; states: OfficeHosting['states']; steps: { id: string; step: Step }[] }>(sql`
      select (now() at time zone p.zone)::date as today,
        (select coalesce(json_agg(json_build_object('iso3', s.iso3, 'name', state_named(s.iso3, ${locale}, (now() at time zone p.zone)::date))), '[]')
          from state s) as states,
        (select coalesce(json_agg(json_build_object('id', r.entry::jsonb -> 'subject' ->> 'id', 'step', r.entry::jsonb -> 'after') order by r.seq), '[]')
          from audit_record r where r.entry like '%"act": "recordArrangement"%') as steps
      from process p`);
    if (!view || !row) return null;
    const stepsOf = (id: string) =>
      row.steps.flatMap(({ id: of, step: { stage, on, onPrecision, instrument } }) =>
        of === id ? [{ stage, on: partialOf(on, onPrecision), instrument }] : [],
      );
    return {
      today: row.today,
      claims: view.claims,
      arrangements: view.arrangements.map((one) => ({ ...one, steps: stepsOf(one.id), next: nextStages(one.stage) })),
      states: inProtocolOrder(locale, row.states, ({ name }) => name),
      can: { record: can(actor, 'recordArrangement') },
    };
  });
}
