import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { adoption } from '#db/schema/adoption.ts';
import { commitment, commitmentActor } from '#db/schema/commitment.ts';
import { outcome, outcomeText } from '#db/schema/outcome.ts';
import { textRevision } from '#db/schema/text.ts';
import { command, expectVersion, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { ALL, isPast, placesOf, SECRETARIAT } from '#lib/commitment/rules.ts';
import { keepCorrection, reason } from '#lib/correction/commands.ts';
import { differenceOf } from '#lib/correction/rules.ts';
import { expectParticipants } from '#lib/process/participant/commands.ts';
import type { Paragraph } from '#lib/text/rules.ts';
import { columnsOf, partialDateText, partialOf } from '#lib/time/period.ts';

/** Who is to keep it: participants by their keys, `all` who are members, the `secretariat`. */
const actors = z
  .array(z.union([z.literal(ALL), z.literal(SECRETARIAT), field.participant], { error: 'choice-missing' }))
  .min(1, 'choice-missing')
  .max(300, 'field-invalid')
  .transform((given) => [...new Set(given)].toSorted());

/** What is said of a commitment. */
const facts = {
  /** The paragraph that promises it, where the text was negotiated here; else `place` is how people cite it. */
  paragraphId: field.optionalId.optional().default(null),
  place: field.optionalLine(80).optional().default(null),
  words: field.someText(2000),
  actors,
  due: field.optionalPartialDate.optional().default(null),
  indicator: field.optionalWords(1000).optional().default(null),
};
type Facts = z.output<z.ZodObject<typeof facts>>;

type CommitmentTableRow = typeof commitment.$inferSelect & {
  actors: string[];
  /** The outcome as it stands; null where there is none. */
  of: { slug: string; withdrawnOn: string | null } | null;
};

/** The commitment with its actors, held until the transaction's end: by its name, since whoever reports may not lock its row. */
export async function lockCommitment(tx: Tx, { id }: { id: string }): Promise<CommitmentTableRow | null> {
  await lockName(tx, `commitment:${id}`);
  const [row] = await tx.select().from(commitment).where(eq(commitment.id, id));
  if (!row) return null;
  const named = await tx.select().from(commitmentActor).where(eq(commitmentActor.commitmentId, id));
  const [of = null] = row.outcomeId
    ? await tx
        .select({ slug: outcome.slug, withdrawnOn: outcome.withdrawnOn })
        .from(outcome)
        .where(eq(outcome.id, row.outcomeId))
    : [];
  return { ...row, actors: named.map(({ actor }) => actor).toSorted(), of };
}

/** Is there nothing left to keep: taken back, superseded, or its outcome withdrawn? */
export const isOver = ({ withdrawnOn, supersededBy, of }: CommitmentTableRow): boolean =>
  withdrawnOn !== null || supersededBy !== null || (of !== null && of.withdrawnOn !== null);

/** The text that an outcome, or else an adopted text, was adopted as; none where the outcome is known from sources alone. */
async function adoptedText(
  tx: Tx,
  { outcomeId, textId }: { outcomeId: string | null; textId: string | null },
): Promise<{ textId: string; original: string; paragraphs: readonly Paragraph[] } | null> {
  const [known] = outcomeId
    ? await tx.select().from(outcomeText).where(eq(outcomeText.outcomeId, outcomeId))
    : await tx
        .select({ textId: textRevision.textId, original: textRevision.original, paragraphs: textRevision.paragraphs })
        .from(adoption)
        .innerJoin(textRevision, eq(textRevision.id, adoption.revisionId))
        .where(eq(adoption.textId, textId ?? ''));
  return known ?? null;
}

/** Refuses what cannot be; gives the text it is of, and its place there as people cite it. */
async function judge(tx: Tx, given: Facts, of: { outcomeId: string | null; textId: string | null }) {
  const keys = given.actors.filter((actor) => actor !== ALL && actor !== SECRETARIAT);
  await expectParticipants(tx, { actors: keys });
  const text = await adoptedText(tx, of);
  if (!of.outcomeId && !text) throw new Refused('text-not-adopted');
  if (!given.paragraphId) return { textId: text?.textId ?? null, place: given.place };
  const found = placesOf(text?.paragraphs ?? [], text?.original ?? 'en').find(({ id }) => id === given.paragraphId);
  if (!found) throw new Refused('invalid', { fields: { paragraphId: 'choice-missing' } });
  return { textId: text?.textId ?? null, place: found.place };
}

const dueColumns = (due: Facts['due']) => {
  const { date, precision } = columnsOf(due);
  return { due: date, duePrecision: precision };
};

async function writeActors(tx: Tx, commitmentId: string, given: readonly string[]): Promise<void> {
  await tx.insert(commitmentActor).values(given.map((actor) => ({ commitmentId, actor })));
}

/**
 * Takes a commitment from an operative paragraph of an outcome, or of an adopted text that is not public, as of an exercise: followed from now
 * on. Refuses one of an outcome that was withdrawn, of a text that is not adopted, of nobody, or of a paragraph that promises nothing.
 */
export const addCommitment = command({
  act: 'addCommitment',
  input: field.across(
    z.object({
      outcomeId: field.optionalId.optional().default(null),
      textId: field.optionalId.optional().default(null),
      ...facts,
    }),
    ({ outcomeId, textId }, refuse) => {
      if (!outcomeId && !textId) refuse('choice-missing', 'outcomeId');
    },
  ),
  subject: async (tx, { outcomeId }) => {
    if (!outcomeId) return {};
    const [of] = await tx.select().from(outcome).where(eq(outcome.id, outcomeId)).for('update');
    if (of?.withdrawnOn) throw new Refused('outcome-withdrawn');
    return of ?? null;
  },
  run: async ({ tx, input, today }) => {
    const { outcomeId, actors: named, due, ...said } = input;
    const judged = await judge(tx, input, input);
    const values = { ...said, ...judged, outcomeId, ...dueColumns(due) };
    const [made] = await tx.insert(commitment).values(values).returning({ id: commitment.id });
    if (!made) throw new Error('a commitment was not written');
    await writeActors(tx, made.id, named);
    return {
      value: made,
      subject: { noun: 'commitment', id: made.id },
      after: { ...input, ...judged },
      cautions:
        due && isPast(due, today) ? [{ code: 'commitment-due-past', params: { day: partialDateText(due) } }] : [],
    };
  },
});

/** Corrects what was said of a commitment, for a reason; what is not given stays. Its reports stay as they are. Refuses what adding would refuse. */
export const correctCommitment = command({
  act: 'correctCommitment',
  input: z.object({
    id: field.id,
    expectedVersion: field.expectedVersion,
    paragraphId: field.optionalId.optional(),
    place: field.optionalLine(80).optional(),
    words: facts.words.optional(),
    actors: actors.optional(),
    due: field.optionalPartialDate.optional(),
    indicator: field.optionalWords(1000).optional(),
    reason,
  }),
  subject: lockCommitment,
  run: async ({ tx, input, subject }) => {
    const { id, expectedVersion, reason: why, ...given } = input;
    expectVersion(subject, expectedVersion);
    if (isOver(subject)) throw new Refused('commitment-over');
    const { paragraphId, place, words, actors: named, indicator } = subject;
    const was: Facts = {
      paragraphId,
      place,
      words,
      actors: named,
      due: partialOf(subject.due, subject.duePrecision),
      indicator,
    };
    const wanted: Facts = {
      ...was,
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    };
    const judged = await judge(tx, wanted, subject);
    const is = { ...wanted, place: judged.place };
    const changed = differenceOf(was, is);
    if (!changed) throw new Refused('nothing-changed');
    const { actors: now, due, ...said } = is;
    await tx
      .update(commitment)
      .set({ ...said, ...dueColumns(due), version: sql`version + 1` })
      .where(eq(commitment.id, id));
    for (const gone of named.filter((actor) => !now.includes(actor)))
      await tx
        .delete(commitmentActor)
        .where(and(eq(commitmentActor.commitmentId, id), eq(commitmentActor.actor, gone)));
    const fresh = now.filter((actor) => !named.includes(actor));
    if (fresh.length > 0) await writeActors(tx, id, fresh);
    await keepCorrection(tx, {
      noun: 'commitment',
      subjectId: id,
      about: id,
      kind: 'corrected',
      reason: why,
      ...changed,
      wasPublic: isPublic(subject),
    });
    return {
      value: { id },
      subject: { noun: 'commitment', id },
      before: changed.before,
      after: { ...changed.after, reason: why },
    };
  },
});

const isPublic = ({ of }: CommitmentTableRow): boolean => of !== null && of.withdrawnOn === null;

/** Records which later commitment takes the place of this one; nothing more is reported on it. Refuses one that is over itself, or this one. */
export const supersedeCommitment = command({
  act: 'supersedeCommitment',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, by: field.id }),
  subject: async (tx, { id }) => {
    // All at once, so that two never supersede each other.
    await lockName(tx, 'commitments-superseded');
    return lockCommitment(tx, { id });
  },
  run: async ({ tx, input: { expectedVersion, by }, subject }) => {
    expectVersion(subject, expectedVersion);
    if (isOver(subject)) throw new Refused('commitment-over');
    const next = by === subject.id ? null : await lockCommitment(tx, { id: by });
    // What is of an exercise never stands for what is public.
    if (!next || isOver(next) || (isPublic(subject) && !isPublic(next)))
      throw new Refused('invalid', { fields: { by: 'choice-missing' } });
    const { id } = subject;
    await tx.update(commitment).set({ supersededBy: by, version: sql`version + 1` }).where(eq(commitment.id, id));
    return {
      value: { id },
      subject: { noun: 'commitment', id },
      before: { supersededBy: null },
      after: { supersededBy: by },
    };
  },
});

/** Withdraws a commitment that was taken by mistake: it is counted no more, and its page says so and why. */
export const withdrawCommitment = command({
  act: 'withdrawCommitment',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, reason }),
  subject: lockCommitment,
  run: async ({ tx, input, subject, today }) => {
    expectVersion(subject, input.expectedVersion);
    if (subject.withdrawnOn) throw new Refused('commitment-over');
    const { id, words } = subject;
    await tx
      .update(commitment)
      .set({ withdrawnOn: today, withdrawalReason: input.reason, version: sql`version + 1` })
      .where(eq(commitment.id, id));
    await keepCorrection(tx, {
      noun: 'commitment',
      subjectId: id,
      about: id,
      kind: 'withdrawn',
      reason: input.reason,
      before: { words },
      wasPublic: isPublic(subject),
    });
    return {
      value: { id },
      subject: { noun: 'commitment', id },
      before: { withdrawnOn: null },
      after: { withdrawnOn: today, reason: input.reason },
    };
  },
});
