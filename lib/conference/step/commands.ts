import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { agendaItem, conference, conferenceParticipant } from '#db/schema/conference.ts';
import type { ConferenceStage } from '#db/vocabulary.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { expectNoReports } from '#lib/conference/agenda/commands.ts';
import {
  type Conference,
  daysOf,
  isPublic,
  lockConference,
  notice,
  partsOf,
  storedDays,
} from '#lib/conference/parts/commands.ts';
import { cautionsOfDays, cautionsOfStep, nextStages, stageBefore } from '#lib/conference/rules.ts';
import { removeStatements } from '#lib/conference/statement/commands.ts';
import { keepCorrection, reason } from '#lib/correction/commands.ts';
import { citeChanged } from '#lib/source/citation/commands.ts';
import { releaseClaims, removeClaims } from '#lib/source/commands.ts';
import { partialDateText } from '#lib/time/period.ts';

/** Makes the command that moves a conference to one stage; compare-and-set under the row's lock. A day that does not fit its days is asked once more. */
function move(
  act: 'announceConference' | 'openConference' | 'closeConference' | 'cancelConference',
  stage: ConferenceStage,
) {
  return command({
    act,
    input: z.object({ id: field.id, expectedVersion: field.expectedVersion }),
    subject: lockConference,
    run: async ({ tx, input, subject, today }) => {
      expectVersion(subject, input.expectedVersion);
      const now = subject.stage;
      if (!nextStages(now).includes(stage)) throw new Refused('stage-cannot-follow');
      if (stage === 'announced' && subject.dateOpen) throw new Refused('new-date-missing');
      await tx.update(conference).set({ stage, version: sql`version + 1` }).where(eq(conference.id, subject.id));
      return {
        value: { id: subject.id, slug: subject.slug },
        subject: { noun: 'conference', id: subject.id },
        before: { stage: now },
        after: { stage },
        cautions: cautionsOfStep(stage, subject, today),
      };
    },
  });
}

export const announceConference = move('announceConference', 'announced');
export const openConference = move('openConference', 'open');
export const closeConference = move('closeConference', 'closed');
export const cancelConference = move('cancelConference', 'cancelled');

/**
 * Postpones a conference that was announced: to a new date, or to none yet, which is then given by the same act. The days for which it
 * had been announced are kept and shown. Announced again, it goes on as any other.
 */
export const postponeConference = command({
  act: 'postponeConference',
  input: z.object({
    id: field.id,
    expectedVersion: field.expectedVersion,
    from: field.optionalPartialDate,
    to: field.optionalPartialDate,
    reason: field.optionalText(1000).optional().default(null),
  }),
  subject: lockConference,
  run: async ({ tx, input, subject, today }) => {
    expectVersion(subject, input.expectedVersion);
    if (!nextStages(subject.stage).includes('postponed')) throw new Refused('stage-cannot-follow');
    if (!input.from && input.to) throw new Refused('invalid', { fields: { from: 'date-missing' } });
    if (!input.from && subject.dateOpen) throw new Refused('invalid', { fields: { from: 'date-missing' } });
    const was = storedDays(subject);
    const days = input.from ? daysOf({ from: input.from, to: input.to }) : was;
    if (input.from && JSON.stringify(days) === JSON.stringify(was))
      throw new Refused('same-days', { fields: { from: 'same-days' } });
    // The days that nobody had set anew were kept when it was postponed; they are not kept twice.
    const former = subject.dateOpen ? subject.formerDays : [...subject.formerDays, { ...was, reason: input.reason }];
    const set = { ...days, inferred: null, stage: 'postponed' as const, dateOpen: !input.from, formerDays: former };
    await tx
      .update(conference)
      .set({ ...set, version: sql`version + 1` })
      .where(eq(conference.id, subject.id));
    await releaseClaims(tx, 'conference', subject.id, saidDays(days));
    // The new days are the secretariat's to set, whatever told of the ones before.
    const dropped =
      input.from && subject.source !== null
        ? await citeChanged(tx, {
            ...{ noun: 'conference', subject: subject.id, before: {}, after: saidDays(days), source: null, today },
          })
        : [];
    return {
      value: { id: subject.id, slug: subject.slug },
      subject: { noun: 'conference', id: subject.id },
      before: { stage: subject.stage, ...was },
      after: { ...set, ...(input.reason && { reason: input.reason }), droppedSources: dropped },
      cautions: input.from ? cautionsOfDays(days, today) : [],
    };
  },
});

type Days = Pick<Conference, 'from' | 'fromPrecision' | 'to' | 'toPrecision'>;
const saidDays = ({ from, fromPrecision, to, toPrecision }: Days) => ({
  from: partialDateText({ date: from, precision: fromPrecision }),
  to: to && partialDateText({ date: to, precision: toPrecision ?? 'day' }),
});

/**
 * Takes back the last step of a conference that was made by mistake, for a reason: closed, it is open again; opened, postponed or cancelled,
 * it is announced again, with the days that it had. The record keeps both; where it was public a notice says so.
 */
export const takeBackStep = command({
  act: 'takeBackStep',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, reason }),
  subject: lockConference,
  run: async ({ tx, input, subject, today }) => {
    expectVersion(subject, input.expectedVersion);
    const stage = stageBefore(subject);
    if (!stage) throw new Refused('stage-cannot-follow');
    const { id, formerDays: former } = subject;
    const last = subject.stage === 'postponed' ? former.at(-1) : undefined;
    const days = last
      ? { from: last.from, fromPrecision: last.fromPrecision, to: last.to, toPrecision: last.toPrecision }
      : storedDays(subject);
    const set = {
      ...days,
      stage,
      dateOpen: stage === 'postponed',
      formerDays: last ? former.slice(0, -1) : former,
    };
    await tx
      .update(conference)
      .set({ ...set, version: sql`version + 1` })
      .where(eq(conference.id, id));
    const [before, after] = [{ stage: subject.stage }, { stage }];
    const wasPublic = !subject.exercise;
    await keepCorrection(tx, { ...notice(id, input.reason, wasPublic), kind: 'corrected', before, after });
    return {
      value: { id, slug: subject.slug },
      subject: { noun: 'conference', id },
      before: { ...before, ...storedDays(subject) },
      after: { ...set, reason: input.reason },
      cautions: cautionsOfStep(stage, days, today),
    };
  },
});

const resting = z.object({ documents: z.int(), outcomes: z.int(), news: z.int(), terms: z.int() });

/**
 * Annuls a conference that was recorded by mistake, for a reason: it leaves the register whole, with its agenda, its statements and what sources say of it,
 * and its address answers with the notice where it had been public. Refuses while documents, outcomes, news or a hand-over rest on
 * it, and says how many.
 */
export const annulConference = command({
  act: 'annulConference',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, reason }),
  subject: lockConference,
  run: async ({ tx, input, subject }) => {
    expectVersion(subject, input.expectedVersion);
    const { id, slug } = subject;
    const [on] = await rows(
      tx,
      resting,
      sql`select (select count(*)::int from document where conference_id = ${id}) as documents,
        (select count(*)::int from outcome where conference_id = ${id}) as outcomes,
        (select count(*)::int from news where conference_id = ${id}) as news,
        (select count(*)::int from chair_term where hand_over_conference = ${id}) as terms`,
    );
    if (on && Object.values(on).some((count) => count > 0)) throw new Refused('conference-rested-on', { params: on });
    await expectNoReports(tx, sql`i.conference_id = ${id}`);
    const { parts, took } = await partsOf(tx, id);
    const statements = await removeStatements(tx, id);
    const agenda = await tx.delete(agendaItem).where(eq(agendaItem.conferenceId, id)).returning();
    await tx.delete(conferenceParticipant).where(eq(conferenceParticipant.conferenceId, id));
    const claims = await removeClaims(tx, 'conference', id);
    await tx.delete(conference).where(eq(conference.id, id));
    const { version: _, ...facts } = subject;
    const before = {
      ...facts,
      ...parts,
      participants: took.map(({ participant, tookPart, adopted }) => ({ participant, tookPart, adopted })),
      agenda: agenda.map(({ number, title }) => ({ number, title })),
      statements,
      claims,
    };
    await keepCorrection(tx, { ...notice(id, input.reason, isPublic(subject)), kind: 'annulled', before });
    return {
      value: { id, slug },
      subject: { noun: 'conference', id },
      before,
      after: { reason: input.reason },
    };
  },
});
