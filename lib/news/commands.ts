import { z } from 'zod';
import { news } from '#db/schema/news.ts';
import { command, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { slugOf } from '#lib/language/slug.ts';
import { anyWords } from '#lib/language/words.ts';
import { refuseLanguages } from '#lib/news/rules.ts';

/**
 * Publishes a dated press release, whole in one language or more. Refuses a headline without its text or a text without its
 * headline, and a day ahead, since it would be public at once.
 */
export const publishNews = command({
  act: 'publishNews',
  input: field.across(
    z.object({
      date: field.day,
      headline: field.someWords(300),
      body: field.optionalWords(20_000),
      conferenceId: field.optionalId,
    }),
    ({ headline = {}, body = null }, refuse) => {
      for (const [name, code] of Object.entries(refuseLanguages(headline, body)?.fields ?? {})) refuse(code, name);
    },
  ),
  subject: async (tx) => {
    await lockName(tx, 'news');
    return { taken: new Set((await tx.select({ slug: news.slug }).from(news)).map(({ slug }) => slug)) };
  },
  run: async ({ tx, input, subject: { taken }, today }) => {
    const { body, ...values } = input;
    if (!body) throw new Refused('invalid');
    if (input.date > today) throw new Refused('date-ahead', { fields: { date: 'date-ahead' } });
    const slug = slugOf(anyWords(values.headline), values.date.slice(0, 4), (text) => taken.has(text));
    const [made] = await tx
      .insert(news)
      .values({ ...values, body, slug })
      .returning({ id: news.id, slug: news.slug });
    if (!made) throw new Error('a press release was not written');
    return { value: made, subject: { noun: 'news', id: made.id }, after: { slug, ...input } };
  },
});
