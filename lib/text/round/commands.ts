import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { reviewRound, roundParticipant } from '#db/schema/review-round.ts';
import { roundKinds } from '#db/vocabulary.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { procedure } from '#lib/act/procedure.ts';
import { rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { textNotice } from '#lib/jobs/text-notice.ts';
import { expectNegotiable, expectNoRound, expectNoSilence, lockText } from '#lib/text/commands.ts';
import { lastRevision } from '#lib/text/revision/commands.ts';
import { roundOf, roundStands } from '#lib/text/round/queries.ts';
import { instantAt, momentNow } from '#lib/time/clock.ts';

export const yes = z
  .preprocess((value) => value === true || value === 'yes', z.boolean())
  .optional()
  .default(false);

/**
 * Opens a review round on the last revision of a text until an instant of the seat's clock. Those entitled are the members of the day, of
 * the process or of the body whose members are named, and its observers where they may comment. Refuses an instant that is past, and
 * observers where the rules of the process do not let them comment.
 */
export const openRound = command({
  act: 'openRound',
  input: z.object({
    id: field.id,
    expectedVersion: field.expectedVersion,
    kind: field.oneOf(roundKinds),
    closesAt: field.moment,
    observers: yes,
  }),
  key: z.object({ id: field.id }),
  subject: (tx, { id }) => lockText(tx, id),
  about: ({ office }) => ({ office }),
  run: async ({ tx, input, subject: row, today }) => {
    expectVersion(row, input.expectedVersion);
    await expectNegotiable(tx, row);
    await expectNoSilence(tx, row.id);
    const last = await lastRevision(tx, row.id);
    if (!last) throw new Refused('text-not-circulated');
    await expectNoRound(tx, row.id);
    const { zone, observersComment } = await procedure(tx);
    if (input.observers && !observersComment)
      throw new Refused('observers-comment-not', { fields: { observers: 'observers-comment-not' } });
    const [closesAt, now] = [await instantAt(tx, input.closesAt, zone), await momentNow(tx)];
    if (closesAt <= now) throw new Refused('instant-past', { fields: { closesAt: 'instant-past' } });
    const before = await roundOf(tx, row.id);
    // One whose instant is past is closed by that; the next one says so.
    if (before) await tx.update(reviewRound).set({ closedAt: now }).where(eq(reviewRound.id, before.id));
    const [count] = await rows(
      tx,
      z.object({ next: z.int() }),
      sql`select coalesce(max(number), 0) + 1 as next from review_round where text_id = ${row.id}`,
    );
    const values = {
      textId: row.id,
      revisionId: last.id,
      number: count?.next ?? 1,
      kind: input.kind,
      observers: input.observers,
      closesAt,
    };
    const [made] = await tx.insert(reviewRound).values(values).returning({ id: reviewRound.id });
    if (!made) throw new Error('a round was not written');
    const entitled = (
      await rows(
        tx,
        z.object({ participant: z.string(), status: z.string() }),
        sql`select participant, status from entitled_on(${row.conferenceId}, ${today}::date)`,
      )
    ).filter(({ status }) => status === 'member' || input.observers);
    if (entitled.length > 0)
      await tx.insert(roundParticipant).values(
        entitled.map(({ participant, status }) => ({
          roundId: made.id,
          participant,
          observer: status === 'observer',
        })),
      );
    return {
      value: { id: row.id, roundId: made.id },
      subject: { noun: 'round', id: made.id },
      after: { ...values, closesAt: closesAt.toISOString(), entitled: entitled.map(({ participant }) => participant) },
      cautions: [
        {
          code: 'round-opening',
          params: { at: closesAt.toISOString(), zone, kind: input.kind, count: entitled.length },
        },
      ],
      outbox: await textNotice(tx, 'round-opened', {
        textId: row.id,
        roundId: made.id,
        participants: entitled.map(({ participant }) => participant),
        now,
        until: closesAt,
      }),
    };
  },
});

/** Those who may take part in a round. */
const entitledTo = async (tx: Tx, roundId: string): Promise<string[]> =>
  (
    await tx
      .select({ participant: roundParticipant.participant })
      .from(roundParticipant)
      .where(eq(roundParticipant.roundId, roundId))
  ).map(({ participant }) => participant);

const ofText = z.object({ id: field.id });

/** Moves the closing instant of the open round later. */
export const extendRound = command({
  act: 'extendRound',
  input: ofText.extend({ closesAt: field.moment }),
  key: ofText,
  subject: async (tx, { id }) => {
    const row = await lockText(tx, id);
    return row && { row, round: await roundOf(tx, row.id) };
  },
  about: ({ row: { office } }) => ({ office }),
  run: async ({ tx, input, subject: { row, round } }) => {
    await expectNegotiable(tx, row);
    if (!round) throw new Refused('no-round-open');
    const { zone } = await procedure(tx);
    const closesAt = await instantAt(tx, input.closesAt, zone);
    if (!round.isTaking) throw new Refused('round-closed', { params: { at: round.closesAt, zone } });
    if (closesAt <= new Date(round.closesAt))
      throw new Refused('instant-earlier', {
        fields: { closesAt: 'instant-earlier' },
        params: { at: round.closesAt, zone },
      });
    await tx.update(reviewRound).set({ closesAt, version: sql`version + 1` }).where(eq(reviewRound.id, round.id));
    return {
      value: { id: row.id },
      subject: { noun: 'round', id: round.id },
      before: { closesAt: round.closesAt },
      after: { closesAt: closesAt.toISOString() },
      cautions: [{ code: 'round-extending', params: { at: closesAt.toISOString(), zone } }],
      outbox: await textNotice(tx, 'round-extended', {
        textId: row.id,
        roundId: round.id,
        participants: await entitledTo(tx, round.id),
        now: await momentNow(tx),
        until: closesAt,
      }),
    };
  },
});

/** Closes the open round: nothing more is taken in it, before its instant too. Refuses one that is closed already. */
export const closeRound = command({
  act: 'closeRound',
  input: ofText,
  key: ofText,
  subject: async (tx, { id }) => {
    const row = await lockText(tx, id);
    return row && { row, round: await roundOf(tx, row.id) };
  },
  about: ({ row: { office } }) => ({ office }),
  run: async ({ tx, subject: { row, round } }) => {
    if (!round) throw new Refused('no-round-open');
    const now = await momentNow(tx);
    await tx.update(reviewRound).set({ closedAt: now, version: sql`version + 1` }).where(eq(reviewRound.id, round.id));
    return {
      value: { id: row.id },
      subject: { noun: 'round', id: round.id },
      before: { closesAt: round.closesAt },
      after: { closedAt: now.toISOString() },
      cautions: [
        {
          code: round.kind === 'comments' ? 'round-closing-comments' : 'round-closing-proposals',
          params: {
            ...{ at: round.closesAt, zone: round.zone, when: new Date(round.closesAt) > now ? 'early' : 'over' },
            ...(await roundStands(tx, round.id)),
          },
        },
      ],
    };
  },
});
