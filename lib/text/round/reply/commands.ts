import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { roundReply } from '#db/schema/review-round.ts';
import { replyKinds } from '#db/vocabulary.ts';
import { command } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { rows } from '#lib/act/read.ts';
import { type Caution, Refused } from '#lib/act/result.ts';
import { expectEntitled, expectNegotiable, lockText } from '#lib/text/commands.ts';
import { yes } from '#lib/text/round/commands.ts';
import { lastCommentsOf, roundOf } from '#lib/text/round/queries.ts';

const ofReply = z.object({ id: field.id, participant: field.participant });

/** A round of comments with what a State answered so far, and what the policy asks of that State. */
async function lockReply(tx: Tx, { id, participant }: z.output<typeof ofReply>) {
  const row = await lockText(tx, id);
  if (!row) return null;
  const [open, round] = [await roundOf(tx, row.id), await lastCommentsOf(tx, row.id)];
  if (!round) {
    if (!open) return null;
    throw new Refused('round-no-comments');
  }
  const [about] = await rows(tx, z.object({ headed: z.boolean() }), sql`select has_head(${participant}) as headed`);
  const [before] = await tx
    .select()
    .from(roundReply)
    .where(and(eq(roundReply.roundId, round.id), eq(roundReply.participant, participant)));
  return { row, open, round, participant, headless: about?.headed === false, before: before ?? null };
}

const daysOfRound = z.object({ opened: z.iso.date(), closes: z.iso.date(), isOver: z.boolean() });

/** Refuses a letter from before the round or from a day to come, and one whose day and what is said of it, in time or late, are not one. */
async function expectDay(tx: Tx, roundId: string, receivedOn: string, late: boolean, today: string): Promise<void> {
  const [days] = await rows(
    tx,
    daysOfRound,
    sql`select (r.opened_at at time zone p.zone)::date::text as opened,
      (least(r.closes_at, r.closed_at) at time zone p.zone)::date::text as closes,
      clock_timestamp() >= least(r.closes_at, r.closed_at) as "isOver" from review_round r, process p where r.id = ${roundId}`,
  );
  if (!days) throw new Error('there is no such round');
  const refuse = (code: string, name: string, day: string): never => {
    throw new Refused(code, { fields: { [name]: code }, params: { day } });
  };
  if (receivedOn > today) refuse('date-ahead', 'receivedOn', today);
  if (receivedOn < days.opened) refuse('reply-before-round', 'receivedOn', days.opened);
  if (receivedOn > days.closes && !late) refuse('reply-after-close', 'late', days.closes);
  if (late && (receivedOn < days.closes || !days.isOver)) refuse('reply-not-late', 'late', days.closes);
}

/** How a reply came, of one that the secretariat records; nothing of one that a State gives here. */
type Came = { received: string | null; receivedOn: string | null; late: boolean | null };

/** Says that the State has answered already: what is recorded takes the place of that, and only the record keeps it. */
const replacing = (before: { participant: string; repliedAt: Date } | null, zone: string): Caution[] =>
  before ? [{ code: 'reply-replaced', params: { at: before.repliedAt.toISOString(), zone } }] : [];

/**
 * A State's one answer in a round of comments: what it has to say, or that it has nothing against it; a later one takes its place until
 * the round is closed. The secretariat records one that came by letter, in the last round of comments and also when that is closed: `received`
 * says how it came, `receivedOn` on which day of the seat, and `late` that it was after the close.
 */
export const replyToRound = command({
  act: 'replyToRound',
  input: field.across(
    ofReply.extend({
      kind: field.oneOf(replyKinds),
      language: field.line(35),
      words: field.optionalText(50_000).optional().default(null),
      received: field.optionalLine(500).optional().default(null),
      receivedOn: field.optionalDay.optional().default(null),
      late: yes,
    }),
    ({ kind, words }, refuse) => {
      if (kind === 'comments' && words === null) refuse('field-missing', 'words');
    },
  ),
  key: ofReply,
  subject: lockReply,
  about: ({ participant, headless }) => ({ participant, headless }),
  run: async ({ tx, actor, input, subject: { row, open, round, before }, today }) => {
    const isRecorded = actor.capacities.has('secretariat');
    if (!isRecorded || !round.closed) await expectNegotiable(tx, row);
    if (!isRecorded && open && open.kind !== 'comments') throw new Refused('round-no-comments');
    if (!isRecorded && round.closed) throw new Refused('no-round-open');
    if (!row.languages.includes(input.language))
      throw new Refused('language-not-working', { fields: { language: 'language-not-working' } });
    await expectEntitled(tx, row, { roundId: round.id, participant: input.participant, today });
    let came: Came = { received: null, receivedOn: null, late: null };
    if (isRecorded) {
      const { received, receivedOn, late } = input;
      if (received === null || receivedOn === null)
        throw new Refused('invalid', {
          fields: {
            ...(receivedOn === null && { receivedOn: 'date-missing' }),
            ...(received === null && { received: 'field-missing' }),
          },
        });
      await expectDay(tx, round.id, receivedOn, late, today);
      came = { received, receivedOn, late };
    }
    const said = {
      kind: input.kind,
      language: input.language,
      words: input.words,
      ...came,
    };
    await tx
      .insert(roundReply)
      .values({ roundId: round.id, participant: input.participant, ...said })
      .onConflictDoUpdate({
        target: [roundReply.roundId, roundReply.participant],
        set: { ...said, repliedAt: sql`clock_timestamp()`, version: sql`round_reply.version + 1` },
      });
    return {
      value: { id: row.id },
      subject: { noun: 'round', id: round.id },
      before: before && { participant: before.participant, kind: before.kind, words: before.words },
      after: {
        participant: input.participant,
        kind: said.kind,
        language: said.language,
        words: said.words,
        ...(isRecorded && came),
      },
      cautions: [
        ...replacing(before, round.zone),
        // What comes by letter says by its day whether it was late.
        ...(!isRecorded && round.isPast
          ? [{ code: 'reply-late', params: { at: round.closesAt, zone: round.zone } }]
          : []),
      ],
    };
  },
});
