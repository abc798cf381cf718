import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { agendaItem, conference, conferenceParticipant } from '#db/schema/conference.ts';
import { type ConferenceStage, conferenceModes, conferenceStages, precisions } from '#db/vocabulary.ts';
import { command, expectVersion, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { agendaRank, nextStages, refuseDays } from '#lib/conference/rules.ts';
import { dateFormat } from '#lib/language/formatter.ts';
import { slugOf } from '#lib/language/slug.ts';
import { anyWords } from '#lib/language/words.ts';
import { releaseClaims } from '#lib/source/commands.ts';
import { type PartialDate, partialDateText, partialOf } from '#lib/time/period.ts';

const shape = z.object({
  body: z.string({ error: 'choice-missing' }).trim().min(1, 'choice-missing').max(80, 'choice-missing'),
  ordinal: field.optionalOrdinal,
  title: field.someWords(300),
  from: field.partialDate,
  to: field.optionalPartialDate,
  city: field.optionalWords(120),
  host: field.optionalIso3,
  mode: z.preprocess((value) => (value === '' ? null : value), z.enum(conferenceModes).nullable()),
  venue: field.optionalLine(200).optional().default(null),
  zone: z
    .preprocess((value) => (value === '' ? null : value), z.string().refine(isZone, 'zone-unknown').nullable())
    .optional()
    .default(null),
  organiser: field.optionalLine(300).optional().default(null),
  theme: field.optionalLine(300).optional().default(null),
  note: field.optionalText(2000).optional().default(null),
});

function isZone(zone: string): boolean {
  try {
    return Boolean(dateFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** Adds a conference, planned until it is announced (loaded ones come in closed, with who took part and their source). */
export const addConference = command({
  act: 'addConference',
  input: shape.extend({
    stage: z.enum(conferenceStages).optional().default('planned'),
    /** To try the portal out on: seen by those who take part, never public, of no number in a series. */
    exercise: z.boolean().optional().default(false),
    /** Given when a day stands for a month or a year that is all a source gives. */
    fromPrecision: z.enum(precisions).optional(),
    financedBy: field.optionalLine(300).optional().default(null),
    support: z.array(z.string()).optional().default([]),
    source: field.optionalLine(60).optional().default(null),
    /** The note in other languages than its own, and the languages in which the title is a translation of the secretariat's own. */
    noteWords: field.optionalWords(2000).optional().default(null),
    ownTranslation: z.array(z.string()).optional().default([]),
    participants: z
      .array(z.object({ participant: z.string(), tookPart: z.boolean(), adopted: z.boolean() }))
      .optional()
      .default([]),
  }),
  subject: async (tx, { body }) => {
    await lockName(tx, 'conferences');
    return (await exists(tx, sql`select from body where key = ${body}`)) ? {} : null;
  },
  run: async ({ tx, input }) => {
    const { participants, fromPrecision, ...rest } = input;
    expectUnnumbered(input);
    const days = daysOf(rest);
    const values = { ...rest, ...days, fromPrecision: fromPrecision ?? days.fromPrecision };
    const taken = new Set((await tx.select({ slug: conference.slug }).from(conference)).map(({ slug }) => slug));
    // Without an English title the address is made of the body's key, which is in Latin letters too.
    const slug = slugOf(anyWords(values.title), values.from.slice(0, 4), (text) => taken.has(text));
    const [made] = await tx
      .insert(conference)
      .values({ ...values, slug })
      .returning();
    if (!made) throw new Error('a conference was not written');
    if (participants.length > 0)
      await tx.insert(conferenceParticipant).values(participants.map((row) => ({ ...row, conferenceId: made.id })));
    return {
      value: { id: made.id, slug },
      subject: { noun: 'conference', id: made.id },
      after: { slug, participants, ...values },
    };
  },
});

/** Refuses an exercise with a number: the numbers of a series are for what was held. */
function expectUnnumbered({ exercise, ordinal }: { exercise: boolean; ordinal: number | null }): void {
  if (exercise && ordinal !== null)
    throw new Refused('exercise-unnumbered', { fields: { ordinal: 'exercise-unnumbered' } });
}

/** Both ends as they are stored; refuses an end before the beginning. */
function daysOf({ from, to }: { from: PartialDate; to: PartialDate | null }) {
  const refusal = refuseDays(from.date, to?.date ?? null);
  if (refusal) throw new Refused(refusal.code, refusal);
  return { from: from.date, fromPrecision: from.precision, to: to?.date ?? null, toPrecision: to?.precision ?? null };
}

const lockConference = async (tx: Tx, { id }: { id: string }) =>
  (await tx.select().from(conference).where(eq(conference.id, id)).for('update'))[0] ?? null;

/**
 * Corrects what is said of a conference. Its address stays. An accepted claim that now says otherwise is accepted no longer. Refuses a change made meanwhile.
 */
export const reviseConference = command({
  act: 'reviseConference',
  input: shape.extend({ id: field.id, expectedVersion: field.expectedVersion }),
  subject: lockConference,
  run: async ({ tx, input, subject }) => {
    expectVersion(subject, input.expectedVersion);
    const { id, expectedVersion: _, from, to, ...rest } = input;
    expectUnnumbered({ exercise: subject.exercise, ordinal: rest.ordinal });
    const values = { ...rest, ...daysOf({ from, to }) };
    await tx
      .update(conference)
      .set({ ...values, version: sql`version + 1` })
      .where(eq(conference.id, id));
    const said = { from: partialDateText(from), to: to && partialDateText(to), ordinal: values.ordinal?.toString() };
    const released = await releaseClaims(tx, 'conference', id, said);
    return {
      value: { id, slug: subject.slug },
      subject: { noun: 'conference', id },
      before: subject,
      after: { ...values, releasedClaims: released },
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
    reason: field.optionalText(1000).pipe(z.string({ error: 'field-missing' })),
  }),
  subject: lockConference,
  run: async ({ tx, input, subject }) => {
    const { id, reason, ...given } = input;
    const now = {
      from: partialOf(subject.from, subject.fromPrecision),
      to: partialOf(subject.to, subject.toPrecision),
      ordinal: subject.ordinal,
    };
    const { from, to, ordinal } = { ...now, ...given };
    if (!from) throw new Error(`conference ${id} has no first day`);
    const values = { ...daysOf({ from, to }), ordinal };
    await tx
      .update(conference)
      .set({ ...values, version: sql`version + 1` })
      .where(eq(conference.id, id));
    return {
      value: { id },
      subject: { noun: 'conference', id },
      before: {
        from: subject.from,
        fromPrecision: subject.fromPrecision,
        to: subject.to,
        toPrecision: subject.toPrecision,
        ordinal: subject.ordinal,
      },
      after: { ...values, reason },
    };
  },
});

/** Makes the command that moves a conference to one stage; compare-and-set under the row's lock. */
function move(
  act: 'announceConference' | 'openConference' | 'closeConference' | 'cancelConference',
  stage: ConferenceStage,
) {
  return command({
    act,
    input: z.object({ id: field.id, expectedVersion: field.expectedVersion }),
    subject: lockConference,
    run: async ({ tx, input, subject }) => {
      expectVersion(subject, input.expectedVersion);
      const now = subject.stage;
      if (!nextStages(now).includes(stage)) throw new Refused('stage-cannot-follow');
      await tx.update(conference).set({ stage, version: sql`version + 1` }).where(eq(conference.id, subject.id));
      return {
        value: { id: subject.id, slug: subject.slug },
        subject: { noun: 'conference', id: subject.id },
        before: { stage: now },
        after: { stage },
      };
    },
  });
}

export const announceConference = move('announceConference', 'announced');
export const openConference = move('openConference', 'open');
export const closeConference = move('closeConference', 'closed');
export const cancelConference = move('cancelConference', 'cancelled');

/** Adds an item to the agenda of a conference; its number is unique there. */
export const addAgendaItem = command({
  act: 'addAgendaItem',
  input: z.object({
    conferenceId: field.id,
    number: field.line(12).pipe(z.string().regex(/^\d{1,3}([.(][0-9a-z]{1,3}\)?)?$/i, 'agenda-number-form')),
    title: field.someWords(300),
  }),
  subject: (tx, { conferenceId }) => lockConference(tx, { id: conferenceId }),
  run: async ({ tx, input, subject }) => {
    if (subject.stage === 'closed' || subject.stage === 'cancelled') throw new Refused('conference-over');
    const taken = await tx
      .select({ id: agendaItem.id })
      .from(agendaItem)
      .where(and(eq(agendaItem.conferenceId, subject.id), eq(agendaItem.number, input.number)));
    if (taken.length > 0) throw new Refused('number-taken', { fields: { number: 'number-taken' } });
    const [made] = await tx
      .insert(agendaItem)
      .values({ ...input, rank: agendaRank(input.number) })
      .returning({ id: agendaItem.id });
    if (!made) throw new Error('an agenda item was not written');
    return { value: { id: made.id, slug: subject.slug }, subject: { noun: 'agenda-item', id: made.id }, after: input };
  },
});
