import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { arrangementParty, arrangementStep, secretariatArrangement } from '#db/schema/secretariat.ts';
import { arrangementKinds, arrangementStages } from '#db/vocabulary.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { keepCorrection, reason } from '#lib/correction/commands.ts';
import { corrected, differenceOf, ofSameFields } from '#lib/correction/rules.ts';
import { partiesOf, putParties } from '#lib/secretariat/parties/commands.ts';
import { refuseSpan, refuseStep, refuseStepDate } from '#lib/secretariat/rules.ts';
import { citeChanged } from '#lib/source/citation/commands.ts';
import { removeClaims } from '#lib/source/commands.ts';
import { type PartialDate, partialOf } from '#lib/time/period.ts';

const parties = z.array(field.participant).optional().default([]);

/** What is said of an arrangement beside the stages that it reached. */
const facts = z.object({
  kind: field.oneOf(arrangementKinds),
  hosts: parties,
  runners: parties,
  seat: field.optionalWords(120).optional().default(null),
  from: field.optionalPartialDate.optional().default(null),
  to: field.optionalPartialDate.optional().default(null),
  funding: field.optionalWords(500).optional().default(null),
  note: field.optionalText(2000).optional().default(null),
});
type Facts = z.output<typeof facts>;

/** Somebody serves: it is told who, save where whoever chairs does. */
const needsParty = ({ kind, hosts = [], runners = [] }: Partial<Facts>): boolean =>
  kind !== 'chair-as-secretariat' && hosts.length + runners.length === 0;

const input = field.across(
  facts.extend({
    id: field.optionalId.optional().default(null),
    expectedVersion: field.expectedVersion.optional(),
    stage: field.oneOf(arrangementStages),
    on: field.optionalPartialDate,
    instrument: field.optionalLine(300).optional().default(null),
    source: field.optionalSource,
  }),
  (given, refuse) => {
    // What a source tells stands as it tells it; what the office decides is dated, by an instrument, with somebody who serves.
    if (given.source) return;
    if (!given.id && needsParty(given)) refuse('choice-missing', 'hosts');
    if (given.on === null) refuse('date-missing', 'on');
    if (given.instrument === null) refuse('instrument-missing', 'instrument');
  },
);

const lockArrangement = async (tx: Tx, { id }: { id: string }) =>
  (await tx.select().from(secretariatArrangement).where(eq(secretariatArrangement.id, id)).for('update'))[0] ?? null;

const stepsOf = (tx: Tx, id: string) =>
  tx.select().from(arrangementStep).where(eq(arrangementStep.arrangementId, id)).orderBy(arrangementStep.rank);

const columns = ({ from, to, kind, seat, funding, note }: Facts) => {
  const refusal = refuseSpan({ from, to });
  if (refusal) throw new Refused(refusal.code, refusal);
  return {
    kind,
    seat,
    from: from?.date ?? null,
    fromPrecision: from?.precision ?? null,
    to: to?.date ?? null,
    toPrecision: to?.precision ?? null,
    funding,
    note,
  };
};

/**
 * Records an arrangement by which somebody serves the process, or, with `id`, that it reached its next stage on a day
 * by an instrument (and its seat, where none was agreed before). Refuses a stage that cannot follow, a day ahead or before
 * the stage it follows, a second permanent one in force, and a change made meanwhile.
 */
export const recordArrangement = command({
  act: 'recordArrangement',
  input,
  subject: async (tx, { id }) => {
    if (!id) return { row: null };
    const row = await lockArrangement(tx, { id });
    return row ? { row } : null;
  },
  run: async ({ tx, actor, input: given, subject: { row }, today }) => {
    const { stage, on, instrument, source, hosts, runners } = given;
    if (row) expectVersion(row, given.expectedVersion ?? -1);
    const from = row ? { stage: row.stage, on: partialOf(row.on, row.onPrecision) } : null;
    const refusal = refuseStep(from, { stage, on }, today);
    if (refusal) throw new Refused(refusal.code, refusal);
    const step = { stage, on: on?.date ?? null, onPrecision: on?.precision ?? null, instrument };
    if (!row) {
      const values = { ...step, ...columns(given), source };
      const [made] = await tx
        .insert(secretariatArrangement)
        .values(values)
        .returning({ id: secretariatArrangement.id });
      if (!made) throw new Error('an arrangement was not written');
      await tx.insert(arrangementStep).values({ ...step, arrangementId: made.id, rank: 1 });
      await putParties(tx, made.id, { hosts, runners });
      return { value: made, subject: { noun: 'arrangement', id: made.id }, after: { ...values, hosts, runners } };
    }
    const set = { ...step, seat: row.seat ?? given.seat };
    const rank = ((await stepsOf(tx, row.id)).at(-1)?.rank ?? 0) + 1;
    await tx.insert(arrangementStep).values({ ...step, arrangementId: row.id, rank });
    await tx
      .update(secretariatArrangement)
      .set({ ...set, version: sql`version + 1` })
      .where(eq(secretariatArrangement.id, row.id));
    // What told of the stages before does not tell of this one; a process file names one source for all.
    const fresh = { stage, ...(row.seat ? {} : { seat: set.seat }) };
    if (actor !== SYSTEM) await citeChanged(tx, { ...of(row.id), before: {}, after: fresh, source, today });
    const before = { ...said(row), seat: row.seat };
    return { value: { id: row.id }, subject: { noun: 'arrangement', id: row.id }, before, after: set };
  },
});

const of = (subject: string) => ({ noun: 'arrangement', subject }) as const;

/** Everything said of arrangements is public: what is put right has its notice on the page of the secretariat. */
const notice = (id: string, why: string) =>
  ({ noun: 'arrangement', subjectId: id, about: 'secretariat', reason: why, wasPublic: true }) as const;

/**
 * Puts down what is said of an arrangement beside its stages: its kind, who hosts and runs it, its seat, from when to when, who pays. What was
 * empty is filled freely; what had said something else is corrected, for a reason, with a notice.
 */
export const correctArrangement = command({
  act: 'correctArrangement',
  input: facts.extend({
    id: field.id,
    expectedVersion: field.expectedVersion,
    source: field.optionalSource,
    reason: field.optionalText(1000).optional().default(null),
  }),
  subject: lockArrangement,
  run: async ({ tx, input: given, subject: row, today }) => {
    expectVersion(row, given.expectedVersion);
    if (needsParty(given) && !row.source) throw new Refused('invalid', { fields: { hosts: 'choice-missing' } });
    const values = columns(given);
    const now = { hosts: given.hosts.toSorted(), runners: given.runners.toSorted() };
    const before = { ...ofSameFields(row, values), ...(await partiesOf(tx, row.id)) };
    const after = { ...values, ...now };
    const told = differenceOf<Record<string, unknown>>(before, after);
    if (!told) throw new Refused('nothing-changed');
    await putParties(tx, row.id, now);
    const changed = corrected(before, after);
    if (Object.keys(changed.before).length > 0) {
      if (!given.reason) throw new Refused('reason-missing', { fields: { reason: 'field-missing' } });
      await keepCorrection(tx, {
        ...notice(row.id, given.reason),
        kind: 'corrected',
        before: { ...(await partiesOf(tx, row.id)), ...changed.before },
        after: { ...now, ...changed.after },
      });
    }
    const dropped = await citeChanged(tx, { ...of(row.id), ...told, source: given.source, today });
    await tx
      .update(secretariatArrangement)
      .set({ ...values, version: sql`version + 1` })
      .where(eq(secretariatArrangement.id, row.id));
    return {
      value: { id: row.id },
      subject: { noun: 'arrangement', id: row.id },
      before,
      after: { ...after, ...(given.reason && { reason: given.reason }), droppedSources: dropped },
    };
  },
});

type Step = Awaited<ReturnType<typeof stepsOf>>[number];
const dateOf = (step: Step | undefined): PartialDate | null => (step ? partialOf(step.on, step.onPrecision) : null);
type Told = Pick<Step, 'stage' | 'on' | 'onPrecision' | 'instrument'>;
const said = ({ stage, on, onPrecision, instrument }: Told) => ({ stage, on, onPrecision, instrument });

/** Corrects the day and the instrument of a stage that an arrangement reached, for a reason. Refuses a day against the order of the stages. */
export const correctArrangementStep = command({
  act: 'correctArrangementStep',
  input: z.object({
    id: field.id,
    step: field.id,
    expectedVersion: field.expectedVersion,
    on: field.partialDate,
    /** Of a stage that a source tells of, nobody may know the instrument. */
    instrument: field.optionalLine(300),
    source: field.optionalSource,
    reason,
  }),
  subject: lockArrangement,
  run: async ({ tx, input: given, subject: row, today }) => {
    expectVersion(row, given.expectedVersion);
    const steps = await stepsOf(tx, row.id);
    const at = steps.findIndex(({ id }) => id === given.step);
    const step = steps[at];
    if (!step) throw new Refused('changed-meanwhile');
    const beside = { before: at > 0 ? dateOf(steps[at - 1]) : null, after: dateOf(steps[at + 1]) };
    const refusal = refuseStepDate(given.on, beside, today);
    if (refusal) throw new Refused(refusal.code, refusal);
    if (given.instrument === null && (step.instrument !== null || row.source === null))
      throw new Refused('invalid', { fields: { instrument: 'instrument-missing' } });
    const set = { on: given.on.date, onPrecision: given.on.precision, instrument: given.instrument };
    if (!differenceOf<Record<string, unknown>>(ofSameFields(step, set), set)) throw new Refused('nothing-changed');
    const stages = { before: { stage: step.stage }, after: { stage: set.on } };
    const dropped = await citeChanged(tx, { ...of(row.id), ...stages, source: given.source, today });
    await tx.update(arrangementStep).set(set).where(eq(arrangementStep.id, step.id));
    await tx
      .update(secretariatArrangement)
      .set({ ...(at === steps.length - 1 ? set : {}), version: sql`version + 1` })
      .where(eq(secretariatArrangement.id, row.id));
    const [before, after] = [said(step), { ...said(step), ...set }];
    const parties = await partiesOf(tx, row.id);
    const changed = corrected(before, after);
    if (Object.keys(changed.before).length > 0)
      await keepCorrection(tx, {
        ...notice(row.id, given.reason),
        kind: 'corrected',
        before: { ...parties, stage: step.stage, ...changed.before },
        after: { ...parties, stage: step.stage, ...changed.after },
      });
    return {
      value: { id: row.id },
      subject: { noun: 'arrangement', id: row.id },
      before,
      after: { ...after, reason: given.reason, droppedSources: dropped },
    };
  },
});

/** Annuls the stage last recorded, for a reason: the arrangement stands where it stood before. Refuses the only one: that is to annul the arrangement. */
export const annulArrangementStep = command({
  act: 'annulArrangementStep',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, reason }),
  subject: lockArrangement,
  run: async ({ tx, input: { expectedVersion, reason: why }, subject: row }) => {
    expectVersion(row, expectedVersion);
    const steps = await stepsOf(tx, row.id);
    const [last, now] = [steps.at(-1), steps.at(-2)];
    if (!last || !now) throw new Refused('only-stage');
    await tx.delete(arrangementStep).where(eq(arrangementStep.id, last.id));
    await tx
      .update(secretariatArrangement)
      .set({ ...said(now), version: sql`version + 1` })
      .where(eq(secretariatArrangement.id, row.id));
    const told = { ...(await partiesOf(tx, row.id)), ...said(last) };
    await keepCorrection(tx, { ...notice(row.id, why), kind: 'annulled', before: told });
    return {
      value: { id: row.id },
      subject: { noun: 'arrangement', id: row.id },
      before: said(last),
      after: { ...said(now), reason: why },
    };
  },
});

/** Annuls an arrangement that was recorded by mistake, for a reason: it leaves the register with its stages and what sources say of it; a notice says so. */
export const annulArrangement = command({
  act: 'annulArrangement',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, reason }),
  subject: lockArrangement,
  run: async ({ tx, input: { expectedVersion, reason: why }, subject: row }) => {
    expectVersion(row, expectedVersion);
    const { version: _, ...facts } = row;
    const steps = (await stepsOf(tx, row.id)).map(said);
    const before = {
      ...facts,
      ...(await partiesOf(tx, row.id)),
      steps,
      claims: await removeClaims(tx, 'arrangement', row.id),
    };
    await tx.delete(arrangementStep).where(eq(arrangementStep.arrangementId, row.id));
    await tx.delete(arrangementParty).where(eq(arrangementParty.arrangementId, row.id));
    await tx.delete(secretariatArrangement).where(eq(secretariatArrangement.id, row.id));
    await keepCorrection(tx, { ...notice(row.id, why), kind: 'annulled', before });
    return { value: { id: row.id }, subject: { noun: 'arrangement', id: row.id }, before, after: { reason: why } };
  },
});
