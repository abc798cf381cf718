import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { chairTerm } from '#db/schema/chairmanship.ts';
import type { TermStage } from '#db/vocabulary.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { refuseExtension, refuseTerm, type Term, termMoves } from '#lib/chairmanship/rules.ts';
import {
  boundsOf,
  expectUnrefused,
  holderOf,
  isMemberThroughout,
  lockTerm,
  mates,
  type Row,
  stageOf,
  summary,
  termOf,
  written,
} from '#lib/chairmanship/term/queries.ts';
import { refuseSaid, saidCautions } from '#lib/chairmanship/term/rules.ts';
import { keepCorrection, reason } from '#lib/correction/commands.ts';
import { differenceOf } from '#lib/correction/rules.ts';
import { expectParticipants } from '#lib/process/participant/commands.ts';
import { citeChanged, dropCitations, keepSource } from '#lib/source/citation/commands.ts';
import { citeCorrection, type Fact } from '#lib/source/cited/commands.ts';
import { removeClaims } from '#lib/source/commands.ts';
import { boundText, latestEnd, type Period } from '#lib/time/period.ts';

/** Ends a designation or an offer: the participant does not take the office. The term stays, as declined. */
export const declineTerm = command({
  act: 'declineTerm',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, instrument: field.line(300) }),
  subject: lockTerm,
  run: async ({ tx, input, subject: { term } }) => {
    expectVersion(term, input.expectedVersion);
    if (!termMoves[term.stage].includes('declined')) throw new Refused('term-not-designated');
    const [made] = await tx
      .update(chairTerm)
      .set({ stage: 'declined', version: sql`version + 1` })
      .where(eq(chairTerm.id, term.id))
      .returning();
    const { after, ...done } = written(made, summary(term));
    return { ...done, after: { ...after, declinedBy: input.instrument } };
  },
});

/** Extends the term of who holds the office: moves the actual end, never the nominal one, by an instrument. */
export const extendTerm = command({
  act: 'extendTerm',
  input: z.object({
    id: field.id,
    expectedVersion: field.expectedVersion,
    to: field.partialDate,
    instrument: field.line(300),
  }),
  subject: lockTerm,
  run: async ({ tx, input, subject: { kept, term, others }, today }) => {
    expectVersion(term, input.expectedVersion);
    const before = termOf(term);
    const refusal = refuseExtension(before, input.to, today);
    if (refusal) throw new Refused(refusal.code, refusal);
    if (!(await isMemberThroughout(tx, kept, term.participant, latestEnd(input.to))))
      throw new Refused('chair-not-member', { fields: { to: 'chair-not-member' } });
    const extended = { ...before, actual: { ...before.actual, to: input.to } };
    const overlap = refuseTerm(extended, mates(kept, term.participant, others));
    await expectUnrefused(tx, overlap && { ...overlap, fields: { to: overlap.code } });
    const [made] = await tx
      .update(chairTerm)
      .set({ ...boundsOf('actual', extended.actual), version: sql`version + 1` })
      .where(eq(chairTerm.id, term.id))
      .returning();
    const cited = { noun: 'term' as const, subject: term.id, before: {}, source: null, today };
    await citeChanged(tx, { ...cited, after: { actualTo: true } });
    const { after, ...done } = written(made, summary(term));
    return { ...done, after: { ...after, extendedBy: input.instrument } };
  },
});

const bounds = z.object({ from: field.optionalFrom.optional(), to: field.optionalTo.optional() }).optional();

/**
 * Corrects what a term says, for a reason: who holds it, a bound, nominal or actual, the instrument, the note; the record keeps what was said
 * before. What is not given stays. A term that ran or runs is over once its end is past, and runs again where that end is taken away. Refuses what
 * designating it, or recording it, would refuse, and a correction of nothing.
 */
export const correctTerm = command({
  act: 'correctTerm',
  input: z.object({
    id: field.id,
    expectedVersion: field.expectedVersion.optional(),
    participant: field.participant.optional(),
    nominal: bounds,
    actual: bounds,
    instrument: field.optionalLine(300).optional(),
    note: field.optionalText(2000).optional(),
    /** The source of what it says now; without one, and without an instrument, it is the secretariat's own correction. */
    source: field.optionalSource,
    reason,
  }),
  subject: lockTerm,
  run: async ({ tx, input, subject: { kept, term, others }, now, today }) => {
    if (input.expectedVersion !== undefined) expectVersion(term, input.expectedVersion);
    const before = termOf(term);
    const participant = input.participant ?? term.participant;
    await expectParticipants(tx, { participant: [participant] });
    const given = <N extends 'nominal' | 'actual'>(kind: N): Period => ({
      from: input[kind]?.from === undefined ? before[kind].from : input[kind].from,
      to: input[kind]?.to === undefined ? before[kind].to : input[kind].to,
    });
    const corrected: Term = { ...before, participant, nominal: given('nominal'), actual: given('actual') };
    corrected.stage = stageCorrected(before, corrected.actual, today);
    const { holder, launched } = await holderOf(tx, kept, corrected, today);
    const beside = { was: before, others: mates(kept, participant, others), holder, today };
    await expectUnrefused(tx, refuseSaid(corrected, beside));
    const { instrument = term.instrument, note = term.note } = input;
    const claims = participant === term.participant ? [] : await removeClaims(tx, 'term', term.id);
    const source = await citeCorrection(tx, {
      ...{ noun: 'term', subjectId: term.id, source: input.source, instrument, reason: input.reason, now, today },
      facts: factsOf(before, corrected),
      had: term.source,
    });
    const [made] = await tx
      .update(chairTerm)
      .set({
        ...{ participant, instrument, note, source, stage: corrected.stage },
        ...boundsOf('nominal', corrected.nominal),
        ...boundsOf('actual', corrected.actual),
        version: sql`version + 1`,
      })
      .where(eq(chairTerm.id, term.id))
      .returning();
    const changed = made && differenceOf(said(term), said(made));
    if (!changed) throw new Refused('nothing-changed');
    const facts = factsOf(before, corrected).filter((fact) => fact.was !== fact.is);
    const fields = facts.map(({ kind, field: end }) => `${kind}${end === 'from' ? 'From' : 'To'}`);
    const dropped = await dropCitations(tx, 'term', term.id, fields);
    const cited = { noun: 'term' as const, subject: term.id };
    if (note !== term.note)
      dropped.push(
        ...(await citeChanged(tx, { ...cited, before: { note: term.note }, after: { note }, source: null, today })),
      );
    else if (note) await keepSource(tx, { ...cited, of: ['note'], had: term.source, has: source });
    const { after, ...done } = written(made, { ...summary(term), ...(claims.length > 0 && { claims }) });
    await keepCorrection(tx, {
      noun: 'term',
      subjectId: term.id,
      about: kept.key,
      kind: 'corrected',
      reason: input.reason,
      before: { participant: term.participant, ...changed.before },
      after: { participant, ...changed.after },
      wasPublic: true,
    });
    return {
      ...done,
      after: { ...after, reason: input.reason, ...(dropped.length > 0 && { droppedSources: dropped }) },
      cautions: saidCautions(corrected, { ...beside, launched, joint: kept.joint }),
    };
  },
});

/** Annuls a term or a designation that should never have been recorded, for a reason: it leaves the register, and the record keeps it. */
export const annulTerm = command({
  act: 'annulTerm',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, reason }),
  subject: lockTerm,
  run: async ({ tx, input, subject: { kept, term } }) => {
    expectVersion(term, input.expectedVersion);
    const claims = await removeClaims(tx, 'term', term.id);
    await tx.delete(chairTerm).where(eq(chairTerm.id, term.id));
    await keepCorrection(tx, {
      noun: 'term',
      subjectId: term.id,
      about: kept.key,
      kind: 'annulled',
      reason: input.reason,
      before: said(term),
      wasPublic: true,
    });
    return {
      value: { id: term.id },
      cautions: term.stage === 'incumbent' && !kept.joint ? [{ code: 'seat-vacated' }] : [],
      subject: { noun: 'term', id: term.id },
      before: { ...summary(term), note: term.note, source: term.source, claims },
      after: { reason: input.reason },
    };
  },
});

/** The stage once the actual dates are corrected: one that ran or runs follows its end, as far as that was or is now known. */
const stageCorrected = (before: Term, actual: Period, today: string): TermStage =>
  (before.stage === 'incumbent' || before.stage === 'completed') && (actual.to || before.actual.to)
    ? stageOf(actual, today)
    : before.stage;

/** The dates of a term as sources are cited for them: all anew where it is another participant's. */
const factsOf = (before: Term, after: Term): Fact[] =>
  (['nominal', 'actual'] as const).flatMap((kind) =>
    (['from', 'to'] as const).map((end) => {
      const [was, is] = [before[kind][end], after[kind][end]];
      const same = before.participant === after.participant;
      return { field: end, kind, was: same ? was && boundText(was) : null, is: is && boundText(is) };
    }),
  );

/** What a notice says of a term: who, when, by what, in the words of the record. */
const said = (row: Row) => {
  const { nominal, actual, participant, stage } = termOf(row);
  const text = ({ from, to }: Period) => ({ from: from && boundText(from), to: to && boundText(to) });
  return {
    participant,
    stage,
    actual: text(actual),
    nominal: text(nominal),
    instrument: row.instrument,
    note: row.note,
  };
};
