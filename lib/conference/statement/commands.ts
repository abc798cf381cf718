import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { statement } from '#db/schema/statement.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { type Conference, isPublic, lockConference } from '#lib/conference/parts/commands.ts';
import { movedBeside } from '#lib/conference/rules.ts';
import { keepCorrection, reason } from '#lib/correction/commands.ts';
import { corrected, differenceOf } from '#lib/correction/rules.ts';
import { expectParticipants } from '#lib/process/participant/commands.ts';
import { expectSource } from '#lib/source/commands.ts';

const facts = {
  speaker: field.someWords(200),
  office: field.someWords(300),
  participant: field.optionalParticipant,
  /** For whom, where that is no State or organization of the register. */
  onBehalfOf: field.optionalWords(200).optional().default(null),
  gist: field.optionalWords(2000).optional().default(null),
  source: field.optionalSource,
  /** The languages in which it is a translation of the secretariat's own. */
  ownTranslation: z.array(z.string()).optional().default([]),
};
type Facts = { [K in keyof typeof facts]: z.output<(typeof facts)[K]> };

/** Somebody speaks for one: a participant of the register, or another in words. */
const forOne = (
  { participant, onBehalfOf }: Partial<Pick<Facts, 'participant' | 'onBehalfOf'>>,
  refuse: (code: string, name: string) => void,
): void => {
  if (participant && onBehalfOf) refuse('statement-for-two', `onBehalfOf.${Object.keys(onBehalfOf)[0] ?? 'en'}`);
};

async function expectKnown(tx: Tx, { participant, source }: Facts): Promise<void> {
  if (participant !== null) await expectParticipants(tx, { participant: [participant] });
  if (source !== null) await expectSource(tx, source);
}

const deliveredAt = (tx: Tx, conferenceId: string) =>
  tx.select().from(statement).where(eq(statement.conferenceId, conferenceId)).orderBy(statement.rank).for('update');

/** Numbers the places of statements: one, two, three. */
async function putInOrder(tx: Tx, all: readonly { id: string; rank: number }[]): Promise<void> {
  for (const [at, one] of all.entries())
    if (one.rank !== at + 1)
      await tx
        .update(statement)
        .set({ rank: at + 1 })
        .where(eq(statement.id, one.id));
}

/**
 * Records a statement delivered at a conference, the last of those there are: who spoke, in which office, for whom, and what was said.
 * Refuses one of a conference that is called off, or has not begun.
 */
export const recordStatement = command({
  act: 'recordStatement',
  input: field.across(z.object({ conferenceId: field.id, ...facts }), forOne),
  subject: (tx, { conferenceId }) => lockConference(tx, { id: conferenceId }),
  run: async ({ tx, input, subject, today }) => {
    if (subject.stage === 'cancelled' || subject.from > today) throw new Refused('statement-before-conference');
    await expectKnown(tx, input);
    const all = await deliveredAt(tx, subject.id);
    const [made] = await tx
      .insert(statement)
      .values({ ...input, rank: all.length + 1 })
      .returning({ id: statement.id });
    if (!made) throw new Error('a statement was not written');
    return {
      value: { id: made.id, conferenceId: subject.id },
      subject: { noun: 'statement', id: made.id },
      after: input,
    };
  },
});

/** A statement with its conference, locked, and those beside it; null where there is none. */
async function lockStatement(tx: Tx, { id }: { id: string }) {
  const [of] = await tx.select({ id: statement.conferenceId }).from(statement).where(eq(statement.id, id));
  const conference = of && (await lockConference(tx, of));
  if (!conference) return null;
  const all = await deliveredAt(tx, conference.id);
  const one = all.find((other) => other.id === id);
  return one ? { conference, all, one } : null;
}

const which = { id: field.id, expectedVersion: field.expectedVersion };

const saidOf = (row: typeof statement.$inferSelect): Facts => ({
  speaker: row.speaker,
  office: row.office,
  participant: row.participant,
  onBehalfOf: row.onBehalfOf,
  gist: row.gist,
  source: row.source,
  ownTranslation: row.ownTranslation,
});

const notice = (conference: Conference, id: string, why: string) => ({
  noun: 'statement' as const,
  subjectId: id,
  about: conference.id,
  reason: why,
  wasPublic: isPublic(conference),
});

/** Corrects what is said of a statement, for a reason; where the public saw what was wrong a notice says so. What is filled that was empty corrects nothing. */
export const correctStatement = command({
  act: 'correctStatement',
  input: field.across(z.object({ ...which, ...facts, reason }), forOne),
  subject: lockStatement,
  run: async ({ tx, input, subject: { conference, one } }) => {
    expectVersion(one, input.expectedVersion);
    const { id, expectedVersion: _, reason: why, ...is } = input;
    await expectKnown(tx, is);
    const was = saidOf(one);
    if (!differenceOf<Record<string, unknown>>(was, is)) throw new Refused('nothing-changed');
    await tx
      .update(statement)
      .set({ ...is, version: sql`version + 1` })
      .where(eq(statement.id, id));
    const changed = corrected(was, is);
    if (Object.keys(changed.before).length > 0)
      await keepCorrection(tx, { ...notice(conference, id, why), kind: 'corrected', ...changed });
    return {
      value: { id, conferenceId: conference.id },
      subject: { noun: 'statement', id },
      before: was,
      after: { ...is, reason: why },
    };
  },
});

/** Moves a statement one place earlier or later in the order in which they were delivered. */
export const moveStatement = command({
  act: 'moveStatement',
  input: z.object({ ...which, to: field.oneOf(['earlier', 'later']) }),
  subject: lockStatement,
  run: async ({ tx, input, subject: { conference, all, one } }) => {
    expectVersion(one, input.expectedVersion);
    const order = movedBeside(all, one.id, input.to);
    const [before, after] = [all.indexOf(one) + 1, order.indexOf(one) + 1];
    if (before === after) throw new Refused('statement-end');
    await putInOrder(tx, order);
    await tx.update(statement).set({ version: sql`version + 1` }).where(eq(statement.id, one.id));
    return {
      value: { id: one.id, conferenceId: conference.id },
      subject: { noun: 'statement', id: one.id },
      before: { place: before },
      after: { place: after },
    };
  },
});

/** Annuls a statement that should never have been recorded, for a reason; where it had been public a notice stands in its place. */
export const annulStatement = command({
  act: 'annulStatement',
  input: z.object({ ...which, reason }),
  subject: lockStatement,
  run: async ({ tx, input, subject: { conference, all, one } }) => {
    expectVersion(one, input.expectedVersion);
    await tx.delete(statement).where(eq(statement.id, one.id));
    await putInOrder(
      tx,
      all.filter((other) => other !== one),
    );
    const before = saidOf(one);
    await keepCorrection(tx, { ...notice(conference, one.id, input.reason), kind: 'annulled', before });
    return {
      value: { id: one.id, conferenceId: conference.id },
      subject: { noun: 'statement', id: one.id },
      before: { ...before, place: all.indexOf(one) + 1 },
      after: { reason: input.reason },
    };
  },
});

/** Takes away the statements of a conference that is annulled, and gives them, for the record. */
export async function removeStatements(tx: Tx, conferenceId: string): Promise<Facts[]> {
  const gone = await tx.delete(statement).where(eq(statement.conferenceId, conferenceId)).returning();
  return gone.toSorted((a, b) => a.rank - b.rank).map(saidOf);
}
