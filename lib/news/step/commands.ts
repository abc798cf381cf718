import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { news } from '#db/schema/news.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { keepCorrection, keepReinstatement, reason } from '#lib/correction/commands.ts';
import { type NewsState, stateOfNews } from '#lib/news/rules.ts';
import { clock, instantAt, momentNow } from '#lib/time/clock.ts';

type Release = typeof news.$inferSelect;

export const lockRelease = async (tx: Tx, { id }: { id: string }): Promise<Release | null> =>
  (await tx.select().from(news).where(eq(news.id, id)).for('update'))[0] ?? null;

/** Where a release stands at this very moment, once it is locked. */
export const standing = async (tx: Tx, release: Release): Promise<NewsState> =>
  stateOfNews(release, await momentNow(tx));

/** The instant of a moment of the seat's clock, to come; refuses one that is past, beside its field. */
export async function publicFromOf(tx: Tx, moment: string): Promise<Date> {
  const { zone } = await clock(tx);
  const at = await instantAt(tx, moment, zone);
  if (at <= (await momentNow(tx))) throw new Refused('instant-past', { fields: { publicFrom: 'instant-past' } });
  return at;
}

const which = { id: field.id, expectedVersion: field.expectedVersion };

/** Refuses a release that nobody has seen: it is changed, or called off. */
function expectSeen(state: NewsState): void {
  if (state === 'scheduled' || state === 'called-off') throw new Refused('news-not-public');
}

/** Withdraws a press release: a notice with the day and the reason stands at its address in place of the text. */
export const withdrawNews = command({
  act: 'withdrawNews',
  input: z.object({ ...which, reason }),
  subject: lockRelease,
  run: async ({ tx, input, subject, today }) => {
    expectVersion(subject, input.expectedVersion);
    const state = await standing(tx, subject);
    if (state === 'withdrawn') throw new Refused('news-withdrawn');
    expectSeen(state);
    await tx.update(news).set({ withdrawnOn: today, version: sql`version + 1` }).where(eq(news.id, subject.id));
    await keepCorrection(tx, {
      noun: 'news',
      subjectId: subject.id,
      about: subject.slug,
      kind: 'withdrawn',
      reason: input.reason,
      before: { headline: subject.headline },
      wasPublic: true,
    });
    return {
      value: { id: subject.id },
      subject: { noun: 'news', id: subject.id },
      before: { withdrawnOn: null },
      after: { withdrawnOn: today, reason: input.reason },
    };
  },
});

/** Takes the withdrawal of a press release back that was made by mistake, for a reason: it is public again at its address, and a notice says since when it had not been. */
export const reinstateNews = command({
  act: 'reinstateNews',
  input: z.object({ ...which, reason }),
  subject: lockRelease,
  run: async ({ tx, input, subject }) => {
    expectVersion(subject, input.expectedVersion);
    const done = await keepReinstatement(tx, 'news', subject, input.reason);
    await tx.update(news).set({ withdrawnOn: null, version: sql`version + 1` }).where(eq(news.id, subject.id));
    return done;
  },
});

/**
 * Sets from when a press release is public that is not so yet, or was called off: from an instant of the seat's clock, or, where none is
 * named, at once. Refuses an instant that is past, and one before the day that the release bears.
 */
export const scheduleNews = command({
  act: 'scheduleNews',
  input: z.object({ ...which, publicFrom: field.optionalMoment }),
  subject: lockRelease,
  run: async ({ tx, input, subject, today }) => {
    expectVersion(subject, input.expectedVersion);
    const state = await standing(tx, subject);
    if (state !== 'scheduled' && state !== 'called-off') throw new Refused('news-is-public');
    const publicFrom = input.publicFrom === null ? await momentNow(tx) : await publicFromOf(tx, input.publicFrom);
    if ((input.publicFrom?.slice(0, 10) ?? today) < subject.date)
      throw new Refused('news-before-its-day', {
        fields: { publicFrom: 'news-before-its-day' },
        params: { day: subject.date },
      });
    await tx
      .update(news)
      .set({ publicFrom, calledOffOn: null, version: sql`version + 1` })
      .where(eq(news.id, subject.id));
    return {
      value: { id: subject.id },
      subject: { noun: 'news', id: subject.id },
      before: { publicFrom: subject.publicFrom?.toISOString() ?? null, calledOffOn: subject.calledOffOn },
      after: { publicFrom: publicFrom.toISOString(), calledOffOn: null },
    };
  },
});

/** Calls a press release off that is not public yet: it stays with the secretariat, and nobody else ever sees it. */
export const callOffNews = command({
  act: 'callOffNews',
  input: z.object({ ...which, reason: field.optionalText(1000).optional().default(null) }),
  subject: lockRelease,
  run: async ({ tx, input, subject, today }) => {
    expectVersion(subject, input.expectedVersion);
    const state = await standing(tx, subject);
    if (state !== 'scheduled') throw new Refused(state === 'called-off' ? 'news-called-off' : 'news-is-public');
    await tx.update(news).set({ calledOffOn: today, version: sql`version + 1` }).where(eq(news.id, subject.id));
    return {
      value: { id: subject.id },
      subject: { noun: 'news', id: subject.id },
      before: { calledOffOn: null },
      after: { calledOffOn: today, ...(input.reason && { reason: input.reason }) },
    };
  },
});
