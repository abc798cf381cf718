import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import type { Words } from '#db/schema/columns.ts';
import { news } from '#db/schema/news.ts';
import { command, expectVersion, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { freeSlug } from '#lib/act/slug.ts';
import { keepCorrection, reason } from '#lib/correction/commands.ts';
import { differenceOf } from '#lib/correction/rules.ts';
import { titleForAddress } from '#lib/language/slug.ts';
import { refuseLanguages } from '#lib/news/rules.ts';

const release = {
  date: field.day,
  headline: field.someWords(300),
  body: field.askedWords(20_000),
  conferenceId: field.optionalId,
};

/** Words without those left empty; null where none is left. */
const saidIn = (words: Words): Words | null => {
  const said = Object.entries(words).filter(([, text]) => text !== '');
  return said.length > 0 ? Object.fromEntries(said) : null;
};

/** A headline and its text stand together in each language: said with whatever else is missing. */
const languagesOf = (
  { headline, body }: { headline?: Words; body?: Words },
  refuse: (code: string, name: string) => void,
): void => {
  if (body === undefined) return;
  const asked = Object.fromEntries(Object.keys(body).map((language) => [language, '']));
  const text = saidIn(body);
  // Without a headline its own field says so; without a text the one of the same language does.
  const fields = text && !headline ? {} : (refuseLanguages(headline ?? asked, text)?.fields ?? {});
  for (const [name, code] of Object.entries(fields)) refuse(code, name);
};

/** The text of a release of no day ahead, which its form has found whole in each of its languages. */
function wholeOf({ body: asked, date }: { body: Words; date: string }, today: string): Words {
  const body = saidIn(asked);
  if (!body) throw new Refused('invalid');
  if (date > today) throw new Refused('date-ahead', { fields: { date: 'date-ahead' } });
  return body;
}

/**
 * Publishes a dated press release, whole in one language or more. Refuses a headline without its text or a text without its
 * headline, and a day ahead, since it would be public at once.
 */
export const publishNews = command({
  act: 'publishNews',
  input: field.across(z.object(release), languagesOf),
  subject: async (tx) => {
    await lockName(tx, 'news');
    return {};
  },
  run: async ({ tx, input, today }) => {
    const { body: _, ...values } = input;
    const body = wholeOf(input, today);
    const slug = await freeSlug(tx, news.slug, titleForAddress(values.headline) ?? '', values.date.slice(0, 4));
    const [made] = await tx
      .insert(news)
      .values({ ...values, body, slug })
      .returning({ id: news.id, slug: news.slug });
    if (!made) throw new Error('a press release was not written');
    return { value: made, subject: { noun: 'news', id: made.id }, after: { slug, ...input, body } };
  },
});

const lockRelease = async (tx: Tx, { id }: { id: string }): Promise<typeof news.$inferSelect | null> =>
  (await tx.select().from(news).where(eq(news.id, id)).for('update'))[0] ?? null;

/** Corrects a press release, for a reason; a notice on its page says what it had said. Its address stays. */
export const correctNews = command({
  act: 'correctNews',
  input: field.across(
    z.object({ id: field.id, expectedVersion: field.expectedVersion, ...release, reason }),
    languagesOf,
  ),
  subject: lockRelease,
  run: async ({ tx, input, subject, today }) => {
    expectVersion(subject, input.expectedVersion);
    if (subject.withdrawnOn) throw new Refused('news-withdrawn');
    const { id, expectedVersion: _, reason: why, ...given } = input;
    const is = { ...given, body: wholeOf(input, today) };
    const was = {
      date: subject.date,
      headline: subject.headline,
      body: subject.body,
      conferenceId: subject.conferenceId,
    };
    const changed = differenceOf(was, is);
    if (!changed) throw new Refused('nothing-changed');
    await tx
      .update(news)
      .set({ ...is, correctedOn: today, version: sql`version + 1` })
      .where(eq(news.id, id));
    await keepCorrection(tx, {
      noun: 'news',
      subjectId: id,
      about: subject.slug,
      kind: 'corrected',
      reason: why,
      ...changed,
      wasPublic: true,
    });
    const { before, after } = changed;
    return { value: { id }, subject: { noun: 'news', id }, before, after: { ...after, reason: why } };
  },
});

/** Withdraws a press release: a notice with the day and the reason stands at its address in place of the text. */
export const withdrawNews = command({
  act: 'withdrawNews',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, reason }),
  subject: lockRelease,
  run: async ({ tx, input, subject, today }) => {
    expectVersion(subject, input.expectedVersion);
    if (subject.withdrawnOn) throw new Refused('news-withdrawn');
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
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, reason }),
  subject: lockRelease,
  run: async ({ tx, input, subject }) => {
    expectVersion(subject, input.expectedVersion);
    const { id, slug, withdrawnOn } = subject;
    if (!withdrawnOn) throw new Refused('not-withdrawn');
    await tx.update(news).set({ withdrawnOn: null, version: sql`version + 1` }).where(eq(news.id, id));
    await keepCorrection(tx, {
      noun: 'news',
      subjectId: id,
      about: slug,
      kind: 'corrected',
      reason: input.reason,
      before: { withdrawnOn },
      after: { withdrawnOn: null },
      wasPublic: true,
    });
    return {
      value: { id },
      subject: { noun: 'news', id },
      before: { withdrawnOn },
      after: { withdrawnOn: null, reason: input.reason },
    };
  },
});
