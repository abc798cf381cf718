import { eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import type { Words } from '#db/schema/columns.ts';
import { releasedDocument } from '#db/schema/document.ts';
import { news } from '#db/schema/news.ts';
import { command, expectVersion, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { freeSlug } from '#lib/act/slug.ts';
import { keepCorrection } from '#lib/correction/commands.ts';
import { differenceOf } from '#lib/correction/rules.ts';
import { titleForAddress } from '#lib/language/slug.ts';
import { cautionsOfNews, refuseLanguages } from '#lib/news/rules.ts';
import { lockRelease, publicFromOf, standing } from '#lib/news/step/commands.ts';
import { expectSource } from '#lib/source/commands.ts';
import { clock } from '#lib/time/clock.ts';

const release = {
  date: field.day,
  number: field.optionalLine(60).optional().default(null),
  headline: field.someWords(300),
  lead: field.optionalWords(1000).optional().default(null),
  body: field.askedWords(20_000),
  contacts: field.optionalWords(4000).optional().default(null),
  conferenceId: field.optionalId,
  source: field.optionalSource,
  /** The languages in which it is a translation of the secretariat's own. */
  ownTranslation: z.array(z.string()).optional().default([]),
  /** Released documents, by their ids, in the order in which they are to stand. */
  attachments: z.array(field.id).optional().default([]),
};
type Given = { [K in keyof typeof release]: z.output<(typeof release)[K]> };

/** Words without those left empty; null where none is left. */
const saidIn = (words: Words): Words | null => {
  const said = Object.entries(words).filter(([, text]) => text !== '');
  return said.length > 0 ? Object.fromEntries(said) : null;
};

/** A headline and its text stand together in each language: said with whatever else is missing. */
const languagesOf = (
  { headline, body, lead = null, contacts = null }: Partial<Pick<Given, 'headline' | 'body' | 'lead' | 'contacts'>>,
  refuse: (code: string, name: string) => void,
): void => {
  if (body === undefined) return;
  const asked = Object.fromEntries(Object.keys(body).map((language) => [language, '']));
  const text = saidIn(body);
  // Without a headline its own field says so; without a text the one of the same language does.
  const fields = text && !headline ? {} : (refuseLanguages(headline ?? asked, text, [lead, contacts])?.fields ?? {});
  for (const [name, code] of Object.entries(fields)) refuse(code, name);
};

/**
 * A release as it is stored. Refuses what its form has not found whole, a day after `until`, on which it is public at the latest, a source
 * that the register has not, and documents that are not public, unless they went with it `before`.
 */
async function wholeOf(tx: Tx, given: Given, until: string, before: readonly string[] = []) {
  const body = saidIn(given.body);
  if (!body) throw new Refused('invalid');
  if (given.date > until) throw new Refused('date-ahead', { fields: { date: 'date-ahead' } });
  if (given.source !== null) await expectSource(tx, given.source);
  const attachments = [...new Set(given.attachments)];
  const added = attachments.filter((id) => !before.includes(id));
  const known =
    added.length === 0 ? [] : await tx.select().from(releasedDocument).where(inArray(releasedDocument.id, added));
  if (added.some((id) => !known.some((one) => one.id === id && one.withdrawnOn === null)))
    throw new Refused('invalid', { fields: { attachments: 'choice-missing' } });
  return { ...given, body, attachments };
}

/**
 * Publishes a dated press release, whole in one language or more: at once, or from an instant of the seat's clock, and then nobody but the
 * secretariat sees it before. Refuses a headline without its text or a text without its headline, an instant that is past, and a day
 * later than the one on which it is public.
 */
export const publishNews = command({
  act: 'publishNews',
  input: field.across(z.object({ ...release, publicFrom: field.optionalMoment.optional().default(null) }), languagesOf),
  subject: async (tx) => {
    await lockName(tx, 'news');
    return {};
  },
  run: async ({ tx, input: { publicFrom: moment, ...given }, today }) => {
    const publicFrom = moment === null ? null : await publicFromOf(tx, moment);
    const values = await wholeOf(tx, given, moment?.slice(0, 10) ?? today);
    const slug = await freeSlug(tx, news.slug, titleForAddress(values.headline) ?? '', values.date.slice(0, 4));
    const [made] = await tx
      .insert(news)
      .values({ ...values, publicFrom, slug })
      .returning({ id: news.id, slug: news.slug });
    if (!made) throw new Error('a press release was not written');
    return {
      value: { ...made, isScheduled: publicFrom !== null },
      subject: { noun: 'news', id: made.id },
      after: { slug, ...values, ...(publicFrom && { publicFrom: publicFrom.toISOString() }) },
      cautions: cautionsOfNews(values.lead, values.body),
    };
  },
});

/**
 * Corrects a press release. One that is public for a reason, and a notice on its page says what it had said; one still to come, or called
 * off, freely: nobody has read it. Its address stays.
 */
export const correctNews = command({
  act: 'correctNews',
  input: field.across(
    z.object({
      id: field.id,
      expectedVersion: field.expectedVersion,
      ...release,
      reason: field.optionalText(1000).optional().default(null),
    }),
    languagesOf,
  ),
  subject: lockRelease,
  run: async ({ tx, input, subject, today }) => {
    expectVersion(subject, input.expectedVersion);
    const state = await standing(tx, subject);
    if (state === 'withdrawn') throw new Refused('news-withdrawn');
    const isPublic = state === 'public';
    const { id, expectedVersion: _, reason, ...given } = input;
    if (isPublic && !reason) throw new Refused('invalid', { fields: { reason: 'field-missing' } });
    const until = isPublic || !subject.publicFrom ? today : await dayAtSeat(tx, subject.publicFrom);
    const is = await wholeOf(tx, given, until, subject.attachments);
    const was = {
      date: subject.date,
      number: subject.number,
      headline: subject.headline,
      lead: subject.lead,
      body: subject.body,
      contacts: subject.contacts,
      conferenceId: subject.conferenceId,
      source: subject.source,
      ownTranslation: subject.ownTranslation,
      attachments: subject.attachments,
    };
    const changed = differenceOf<Record<string, unknown>>(was, is);
    if (!changed) throw new Refused('nothing-changed');
    await tx
      .update(news)
      .set({ ...is, ...(isPublic && { correctedOn: today }), version: sql`version + 1` })
      .where(eq(news.id, id));
    if (isPublic && reason)
      await keepCorrection(tx, {
        noun: 'news',
        subjectId: id,
        about: subject.slug,
        kind: 'corrected',
        reason,
        ...changed,
        wasPublic: true,
      });
    const { before, after } = changed;
    return {
      value: { id },
      subject: { noun: 'news', id },
      before,
      after: { ...after, ...(reason && { reason }) },
      cautions: cautionsOfNews(is.lead, is.body),
    };
  },
});

/** The day of an instant at the seat. */
async function dayAtSeat(tx: Tx, instant: Date): Promise<string> {
  const { zone } = await clock(tx);
  const [found] = await rows(
    tx,
    z.object({ day: z.iso.date() }),
    sql`select (${instant.toISOString()}::timestamptz at time zone ${zone})::date::text as day`,
  );
  if (!found) throw new Error('no day');
  return found.day;
}
