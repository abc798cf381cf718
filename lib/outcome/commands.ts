import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { conference } from '#db/schema/conference.ts';
import { releasedDocument } from '#db/schema/document.ts';
import { outcome } from '#db/schema/outcome.ts';
import { command, expectVersion, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { outcomeKindsOf } from '#lib/act/procedure.ts';
import { type Caution, Refused } from '#lib/act/result.ts';
import { freeSlug } from '#lib/act/slug.ts';
import { keepCorrection, keepReinstatement, reason } from '#lib/correction/commands.ts';
import { differenceOf } from '#lib/correction/rules.ts';
import { titleForAddress } from '#lib/language/slug.ts';
import { citeChanged } from '#lib/source/citation/commands.ts';
import { citeCorrection, type Fact } from '#lib/source/cited/commands.ts';
import { releaseClaims } from '#lib/source/commands.ts';
import { columnsOf as dateColumns, partialDateText, partialOf, spanEnd } from '#lib/time/period.ts';

/** What is said of an outcome. */
const facts = {
  conferenceId: field.optionalId,
  /** A key of the process's own kinds. */
  kind: field.line(60),
  title: field.someWords(300),
  summary: field.optionalWords(10_000),
  adoptedOn: field.optionalPartialDate,
  releasedId: field.optionalId.optional().default(null),
  source: field.optionalSource,
  instrument: field.optionalLine(300).optional().default(null),
  note: field.optionalText(2000).optional().default(null),
  noteWords: field.optionalWords(2000).optional().default(null),
  validFrom: field.optionalPartialDate.optional().default(null),
  validTo: field.optionalPartialDate.optional().default(null),
  /** The outcome that this one takes the place of. */
  replaces: field.optionalId.optional().default(null),
  /** Another process whose outcome it is too, with its page there. */
  alsoOf: field.optionalLine(200).optional().default(null),
  alsoOfUrl: field.optionalAddress.optional().default(null),
  /** Where its text can be read outside this register. */
  textUrl: field.optionalAddress.optional().default(null),
  /** The languages in which the title is a translation of the secretariat's own. */
  ownTranslation: z.array(z.string()).optional().default([]),
};
const factsOf = z.object(facts);
type Facts = z.output<typeof factsOf>;
type OutcomeTableRow = typeof outcome.$inferSelect;

/** The columns of what is said. */
function columnsOf({ adoptedOn, validFrom, validTo, ...rest }: Facts) {
  const [adopted, from, to] = [dateColumns(adoptedOn), dateColumns(validFrom), dateColumns(validTo)];
  return {
    ...rest,
    adoptedOn: adopted.date,
    adoptedOnPrecision: adopted.precision,
    validFrom: from.date,
    validFromPrecision: from.precision,
    validTo: to.date,
    validToPrecision: to.precision,
  };
}

/** What the register says now, as a form would have sent it. */
const saidOf = (row: OutcomeTableRow): Facts => ({
  conferenceId: row.conferenceId,
  kind: row.kind,
  title: row.title,
  summary: row.summary,
  releasedId: row.releasedId,
  source: row.source,
  instrument: row.instrument,
  note: row.note,
  noteWords: row.noteWords,
  replaces: row.replaces,
  alsoOf: row.alsoOf,
  alsoOfUrl: row.alsoOfUrl,
  textUrl: row.textUrl,
  ownTranslation: row.ownTranslation,
  adoptedOn: partialOf(row.adoptedOn, row.adoptedOnPrecision),
  validFrom: partialOf(row.validFrom, row.validFromPrecision),
  validTo: partialOf(row.validTo, row.validToPrecision),
});

/** Refuses what cannot be; gives what is unusual. `id` is of an outcome that is there already. */
async function judge(tx: Tx, given: Facts, today: string, id: string | null): Promise<Caution[]> {
  const refuse = (code: string, name: string): never => {
    throw new Refused(code, { fields: { [name]: code } });
  };
  const { adoptedOn, validFrom, validTo } = given;
  if (adoptedOn && adoptedOn.date > today) refuse('date-ahead', 'adoptedOn');
  if (!given.source && !adoptedOn) throw new Refused('invalid', { fields: { adoptedOn: 'date-missing' } });
  if (validFrom && validTo && spanEnd(validTo) <= validFrom.date) refuse('period-backwards', 'validTo');
  if (given.alsoOfUrl && !given.alsoOf) throw new Refused('invalid', { fields: { alsoOf: 'field-missing' } });
  if (!(await outcomeKindsOf(tx)).includes(given.kind))
    throw new Refused('invalid', { fields: { kind: 'choice-missing' } });
  if (given.releasedId) {
    const [known] = await tx
      .select({ withdrawnOn: releasedDocument.withdrawnOn })
      .from(releasedDocument)
      .where(eq(releasedDocument.id, given.releasedId));
    if (!known || known.withdrawnOn) throw new Refused('invalid', { fields: { releasedId: 'choice-missing' } });
  }
  await expectReplaceable(tx, given, id);
  return adoptionCautions(tx, given);
}

/** What is replaced is published, and does not itself come after, directly or over others. */
async function expectReplaceable(tx: Tx, { replaces }: Facts, id: string | null): Promise<void> {
  let next = replaces;
  for (const seen = new Set([id]); next; ) {
    if (seen.has(next)) throw new Refused('replaces-itself', { fields: { replaces: 'replaces-itself' } });
    seen.add(next);
    const [of] = await tx
      .select({ replaces: outcome.replaces, withdrawnOn: outcome.withdrawnOn })
      .from(outcome)
      .where(eq(outcome.id, next));
    if (!of || (next === replaces && of.withdrawnOn))
      throw new Refused('invalid', { fields: { replaces: 'choice-missing' } });
    next = of.replaces;
  }
}

/** A conference adopts nothing before it begins; what is dated after its last day is asked once more, as one adopted in writing may be. */
async function adoptionCautions(tx: Tx, { adoptedOn, conferenceId }: Facts): Promise<Caution[]> {
  if (!conferenceId) return [];
  const [of] = await tx.select().from(conference).where(eq(conference.id, conferenceId));
  if (!of) throw new Refused('invalid', { fields: { conferenceId: 'choice-missing' } });
  if (of.exercise) throw new Refused('exercise-not-public', { fields: { conferenceId: 'exercise-not-public' } });
  if (!adoptedOn) return [];
  const from = partialOf(of.from, of.fromPrecision);
  const to = partialOf(of.to, of.toPrecision) ?? from;
  if (from && spanEnd(adoptedOn) <= from.date)
    throw new Refused('adopted-before-conference', {
      fields: { adoptedOn: 'adopted-before-conference' },
      params: { day: partialDateText(from) },
    });
  if (!to || adoptedOn.date < spanEnd(to)) return [];
  return [{ code: 'adopted-after-conference', params: { day: partialDateText(to) } }];
}

/**
 * Makes an adopted instrument public: what was adopted, where and when, how long it holds and what it replaces, with its released document
 * where there is one. Refuses a document that is not released, a day of adoption ahead of today or before its conference.
 */
export const publishOutcome = command({
  act: 'publishOutcome',
  input: field.across(factsOf, ({ source, adoptedOn }, refuse) => {
    if (adoptedOn === null && !source) refuse('date-missing', 'adoptedOn');
  }),
  subject: async (tx) => {
    await lockName(tx, 'outcomes');
    return {};
  },
  run: async ({ tx, input, today }) => {
    const cautions = await judge(tx, input, today, null);
    const slug = await freeSlug(
      tx,
      outcome.slug,
      titleForAddress(input.title) ?? '',
      input.adoptedOn?.date.slice(0, 4) ?? '',
    );
    const [made] = await tx
      .insert(outcome)
      .values({ ...columnsOf(input), slug })
      .returning({ id: outcome.id, slug: outcome.slug });
    if (!made) throw new Error('an outcome was not written');
    return { value: made, subject: { noun: 'outcome', id: made.id }, after: { slug, ...input }, cautions };
  },
});

const lockOutcome = async (tx: Tx, { id }: { id: string }): Promise<OutcomeTableRow | null> => {
  await lockName(tx, 'outcomes');
  return (await tx.select().from(outcome).where(eq(outcome.id, id)).for('update'))[0] ?? null;
};

/**
 * Corrects what is said of an outcome, for a reason; what is not given stays. The record and a notice on its page keep what was said
 * before. Refuses what publishing it would refuse, and a correction of nothing.
 */
export const correctOutcome = command({
  act: 'correctOutcome',
  input: z.object({
    id: field.id,
    expectedVersion: field.expectedVersion.optional(),
    conferenceId: field.optionalId.optional(),
    kind: facts.kind.optional(),
    title: facts.title.optional(),
    summary: field.optionalWords(10_000).optional(),
    adoptedOn: field.partialDate.optional(),
    releasedId: field.optionalId.optional(),
    instrument: field.optionalLine(300).optional(),
    note: field.optionalText(2000).optional(),
    validFrom: field.optionalPartialDate.optional(),
    validTo: field.optionalPartialDate.optional(),
    replaces: field.optionalId.optional(),
    alsoOf: field.optionalLine(200).optional(),
    alsoOfUrl: field.optionalAddress.optional(),
    textUrl: field.optionalAddress.optional(),
    ownTranslation: z.array(z.string()).optional(),
    /** The source of the day of adoption, where that is corrected. */
    source: field.optionalSource,
    reason,
  }),
  subject: lockOutcome,
  run: async ({ tx, input, subject, now, today }) => {
    const { id, expectedVersion, source, reason: why, ...given } = input;
    if (expectedVersion !== undefined) expectVersion(subject, expectedVersion);
    if (subject.withdrawnOn) throw new Refused('outcome-withdrawn');
    const was = saidOf(subject);
    const is: Facts = {
      ...was,
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    };
    const changed = differenceOf(was, is);
    if (!changed) throw new Refused('nothing-changed');
    const cautions = await judge(tx, is, today, id);
    await tx
      .update(outcome)
      .set({ ...columnsOf(is), correctedOn: today, version: sql`version + 1` })
      .where(eq(outcome.id, id));
    const [wasOn, isOn] = [was.adoptedOn, is.adoptedOn].map((date) => date && partialDateText(date));
    const facts: Fact[] = [{ field: 'adoptedOn', kind: null, was: wasOn ?? null, is: isOn ?? null }];
    await releaseClaims(tx, 'outcome', id, { adoptedOn: isOn });
    const isSourced = subject.source !== null || source !== null;
    if (isSourced)
      await citeCorrection(tx, {
        ...{ noun: 'outcome', subjectId: id, facts, had: null, source, instrument: null, reason: why, now, today },
      });
    const cited = { noun: 'outcome' as const, subject: id, ...changed, source, today };
    const dropped = await citeChanged(tx, { ...cited, claimed: isSourced ? ['adoptedOn'] : [] });
    await keepCorrection(tx, {
      noun: 'outcome',
      subjectId: id,
      about: subject.slug,
      kind: 'corrected',
      reason: why,
      ...changed,
      wasPublic: true,
    });
    const after = { ...changed.after, reason: why, droppedSources: dropped };
    return { value: { id }, subject: { noun: 'outcome', id }, before: changed.before, after, cautions };
  },
});

/** Withdraws an outcome from the public: a notice with the day and the reason stands at its address, and it is counted no more. */
export const withdrawOutcome = command({
  act: 'withdrawOutcome',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, reason }),
  subject: lockOutcome,
  run: async ({ tx, input, subject, today }) => {
    expectVersion(subject, input.expectedVersion);
    if (subject.withdrawnOn) throw new Refused('outcome-withdrawn');
    await tx.update(outcome).set({ withdrawnOn: today, version: sql`version + 1` }).where(eq(outcome.id, subject.id));
    const { title, kind } = subject;
    await keepCorrection(tx, {
      noun: 'outcome',
      subjectId: subject.id,
      about: subject.slug,
      kind: 'withdrawn',
      reason: input.reason,
      before: { title, kind },
      wasPublic: true,
    });
    return {
      value: { id: subject.id },
      subject: { noun: 'outcome', id: subject.id },
      before: { withdrawnOn: null },
      after: { withdrawnOn: today, reason: input.reason },
    };
  },
});

/** Takes the withdrawal of an outcome back that was made by mistake, for a reason: it is public again at its address, and a notice says since when it had not been. */
export const reinstateOutcome = command({
  act: 'reinstateOutcome',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, reason }),
  subject: lockOutcome,
  run: async ({ tx, input, subject }) => {
    expectVersion(subject, input.expectedVersion);
    const done = await keepReinstatement(tx, 'outcome', subject, input.reason);
    await tx.update(outcome).set({ withdrawnOn: null, version: sql`version + 1` }).where(eq(outcome.id, subject.id));
    return done;
  },
});
