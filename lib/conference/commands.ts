import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { conference } from '#db/schema/conference.ts';
import { command, expectVersion, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { freeSlug } from '#lib/act/slug.ts';
import {
  conferenceShape,
  daysOf,
  isPublic,
  lockConference,
  newConference,
  notice,
  partsOf,
  putParts,
} from '#lib/conference/parts/commands.ts';
import { cautionsOfMove, citeDays, citeSaid } from '#lib/conference/rest/commands.ts';
import { cautionsOfDays, isOver, stageByDate } from '#lib/conference/rules.ts';
import { keepCorrection, reason } from '#lib/correction/commands.ts';
import { corrected, differenceOf, ofSameFields } from '#lib/correction/rules.ts';
import { titleForAddress } from '#lib/language/slug.ts';
import { partialOf } from '#lib/time/period.ts';

/** Adds a conference, planned until it is announced (those of a process file come in at the stage that it names, or that their days say, with who took part and their source). */
export const addConference = command({
  act: 'addConference',
  input: newConference,
  subject: async (tx, { body }) => {
    await lockName(tx, 'conferences');
    return (await exists(tx, sql`select from body where key = ${body}`)) ? {} : null;
  },
  run: async ({ tx, input, today }) => {
    const { participants, fromPrecision, hosts, chairs, observers, formerDays: former, ...rest } = input;
    expectUnnumbered(input);
    const days = daysOf(rest);
    const dated = { ...days, fromPrecision: fromPrecision ?? days.fromPrecision };
    const values = {
      ...rest,
      ...dated,
      formerDays: former.map(({ reason: why, ...before }) => ({ ...daysOf(before), reason: why })),
      stage: rest.stage ?? stageByDate({ date: dated.from, precision: dated.fromPrecision }, rest.to, today),
    };
    const slug = await freeSlug(tx, conference.slug, titleForAddress(values.title) ?? '', values.from.slice(0, 4));
    const [made] = await tx
      .insert(conference)
      .values({ ...values, slug })
      .returning();
    if (!made) throw new Error('a conference was not written');
    const parts = { hosts, chairs, observers };
    await putParts(tx, made.id, parts, participants);
    return {
      value: { id: made.id, slug },
      subject: { noun: 'conference', id: made.id },
      after: { slug, participants, ...values, ...parts },
      cautions: values.exercise || isOver(values.stage) ? [] : cautionsOfDays(values, today),
    };
  },
});

/** Refuses an exercise with a number: the numbers of a series are for what was held. */
function expectUnnumbered({ exercise, ordinal }: { exercise: boolean; ordinal: number | null }): void {
  if (exercise && ordinal !== null)
    throw new Refused('exercise-unnumbered', { fields: { ordinal: 'exercise-unnumbered' } });
}

/**
 * Puts down what is said of a conference, whatever its stage. What was empty is filled, and what is planned is edited, freely; whatever of
 * a conference once announced had said something and now says something else is corrected, for a reason, with a notice in its
 * place. Its address stays. An accepted claim that now says otherwise is accepted no longer. Refuses a change made meanwhile.
 */
export const reviseConference = command({
  act: 'reviseConference',
  input: conferenceShape.extend({
    id: field.id,
    expectedVersion: field.expectedVersion,
    /** The source of the days and the number, where they are corrected. */
    source: field.optionalSource,
    reason: field.optionalText(1000).optional().default(null),
  }),
  subject: lockConference,
  run: async ({ tx, input, subject, now: at, today }) => {
    expectVersion(subject, input.expectedVersion);
    const { id, expectedVersion: _, from, to, hosts, chairs, observers, source, reason: why, ...rest } = input;
    expectUnnumbered({ exercise: subject.exercise, ordinal: rest.ordinal });
    const values = { ...rest, ...daysOf({ from, to }) };
    const { parts, took } = await partsOf(tx, id);
    const now = { hosts: hosts.toSorted(), chairs: chairs.toSorted(), observers: observers.toSorted() };
    await putParts(tx, id, now, took);
    const [was, is] = [
      { ...ofSameFields(subject, values), ...parts },
      { ...values, ...now },
    ];
    if (!differenceOf<Record<string, unknown>>(was, is)) throw new Refused('nothing-changed');
    const { before, after } = corrected(was, is);
    if (subject.stage !== 'planned' && Object.keys(before).length > 0) {
      if (!why) throw new Refused('reason-missing', { fields: { reason: 'field-missing' } });
      await keepCorrection(tx, { ...notice(id, why, isPublic(subject)), kind: 'corrected', before, after });
    }
    await tx
      .update(conference)
      .set({ ...values, version: sql`version + 1` })
      .where(eq(conference.id, id));
    const cited = { source, reason: why ?? '', now: at, today };
    const released = await citeDays(tx, { conference: subject, days: values, ordinal: values.ordinal }, cited);
    const dropped = await citeSaid(tx, { conference: subject, was, is }, cited);
    return {
      value: { id, slug: subject.slug },
      subject: { noun: 'conference', id },
      before: { ...ofSameFields(subject, values), ...parts },
      after: { ...values, ...now, ...(why && { reason: why }), releasedClaims: released, droppedSources: dropped },
      cautions: await cautionsOfMove(tx, subject, values, today),
    };
  },
});

/**
 * Corrects one thing that is said of a conference, for a reason: its days or its number in the series. The record keeps what was said
 * before. Refuses an end before the beginning, and a number that another conference of the body has.
 */
export const correctConference = command({
  act: 'correctConference',
  input: z.object({
    id: field.id,
    from: field.partialDate.optional(),
    to: field.partialDate.optional(),
    ordinal: field.optionalOrdinal.optional(),
    source: field.optionalSource,
    reason,
  }),
  subject: lockConference,
  run: async ({ tx, input, subject, now: at, today }) => {
    const { id, source, reason: why, ...given } = input;
    const now = {
      from: partialOf(subject.from, subject.fromPrecision),
      to: partialOf(subject.to, subject.toPrecision),
      ordinal: subject.ordinal,
    };
    const { from, to, ordinal } = { ...now, ...given };
    if (!from) throw new Error(`conference ${id} has no first day`);
    const days = daysOf({ from, to });
    // Days that a source gives whole are inferred no longer.
    const inferred = given.from || given.to ? null : subject.inferred;
    const values = { ...days, inferred, ordinal };
    if (!differenceOf<Record<string, unknown>>(ofSameFields(subject, values), values))
      throw new Refused('nothing-changed');
    const changed = corrected(ofSameFields(subject, values), values);
    if (Object.keys(changed.before).length > 0)
      await keepCorrection(tx, { ...notice(id, why, isPublic(subject)), kind: 'corrected', ...changed });
    await tx
      .update(conference)
      .set({ ...values, version: sql`version + 1` })
      .where(eq(conference.id, id));
    const cited = { source, reason: why, now: at, today };
    const released = await citeDays(tx, { conference: subject, days, ordinal }, cited);
    const was = ofSameFields(subject, values);
    const dropped = await citeSaid(tx, { conference: subject, was, is: values }, cited);
    return {
      value: { id },
      subject: { noun: 'conference', id },
      before: ofSameFields(subject, values),
      after: { ...values, reason: why, releasedClaims: released, droppedSources: dropped },
      cautions: await cautionsOfMove(tx, subject, days, today),
    };
  },
});
