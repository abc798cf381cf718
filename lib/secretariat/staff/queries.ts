import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type ArrangementStage, arrangementStages, type Locale, precisions } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { namedState } from '#lib/act/shape.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { can } from '#lib/policy.ts';
import { type ArrangementView, secretariatAs } from '#lib/secretariat/queries.ts';
import { nextStages } from '#lib/secretariat/rules.ts';
import type { ClaimView } from '#lib/source/queries.ts';
import { type PartialDate, partialOf } from '#lib/time/period.ts';

/** One step of an arrangement as it was recorded: what stands in the register is the last. */
export type StepView = { stage: ArrangementStage; on: PartialDate | null; instrument: string | null };

export type StaffArrangement = ArrangementView & { steps: StepView[]; next: readonly ArrangementStage[] };

export type StaffSecretariat = {
  today: string;
  arrangements: StaffArrangement[];
  claims: ClaimView[];
  /** States that may be named as a host, in the protocol's order. */
  states: { iso3: string; name: string }[];
  can: { record: boolean };
};

const besides = z.object({
  today: z.iso.date(),
  states: z.array(namedState),
  steps: z.array(
    z.object({
      id: z.uuid(),
      step: z.object({
        stage: z.enum(arrangementStages),
        on: z.iso.date().nullable(),
        onPrecision: z.enum(precisions).nullable(),
        instrument: z.string().nullable(),
      }),
    }),
  ),
});

/** The page of the secretariat's seat: every arrangement with its steps so far and those that may follow. */
export async function staffSecretariat(actor: Actor, locale: Locale): Promise<StaffSecretariat | null> {
  return read(actor, async (db) => {
    const view = await secretariatAs(db, locale);
    // The register keeps the stage reached; the stages before it, with their days and instruments, are in the record.
    const [row] = await rows(
      db,
      besides,
      sql`
      select today() as today,
        (select coalesce(json_agg(json_build_object('iso3', s.iso3, 'name', state_named(s.iso3, ${locale}, today()))), '[]')
          from state s) as states,
        (select coalesce(json_agg(json_build_object('id', r.entry::jsonb -> 'subject' ->> 'id', 'step', r.entry::jsonb -> 'after') order by r.seq), '[]')
          from audit_record r where r.act = 'recordArrangement') as steps
      from process p`,
    );
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
