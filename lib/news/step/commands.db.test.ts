import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { dayFromToday } from '#bin/test/conference.ts';
import { actorFor, loadedRegister, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { conferenceBySlug } from '#lib/conference/queries.ts';
import { correctNews, publishNews } from '#lib/news/commands.ts';
import { news, newsBySlug, staffNews } from '#lib/news/queries.ts';
import { callOffNews, reinstateNews, scheduleNews, withdrawNews } from '#lib/news/step/commands.ts';
import { publicAddresses } from '#lib/process/address/queries.ts';
import { processPage } from '#lib/process/queries.ts';

let staff: Actor;
let conference: { id: string; slug: string };
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  const [found] = await rows<{ id: string; slug: string }>(
    sql`select id, slug from conference where title ->> 'en' = 'Third Ministerial Conference of the Almaty Process'`,
  );
  if (!found) throw new Error('the demonstration has no such conference');
  conference = found;
});

/** Has the instant of a release come: it is set as if time had passed. */
const timePasses = (id: string) =>
  rows(sql`update news set public_from = now() - interval '1 second' where id = ${id} returning id`);

async function scheduled(headline: string) {
  const tomorrow = await dayFromToday(1);
  return value(
    await publishNews(staff, {
      date: tomorrow,
      headline: { en: headline },
      body: { en: 'Text.' },
      conferenceId: conference.id,
      publicFrom: `${tomorrow} 10:00`,
    }),
  );
}

/** Every place where the public meets a release, by whether it is there. */
async function seen(slug: string) {
  const [page, list, view, home, addresses] = [
    await newsBySlug('en', slug),
    await news('en'),
    await conferenceBySlug('en', conference.slug),
    await processPage('en'),
    await publicAddresses(),
  ];
  const has = (all: readonly { slug: string }[] | undefined) => all?.some((one) => one.slug === slug) ?? false;
  return [
    page !== null,
    has(list.rows),
    has(view?.news),
    has(home?.latestNews),
    JSON.stringify(addresses).includes(`/news/${slug}`),
  ];
}

test('a release to come is seen by the secretariat alone, until its instant, and then by everybody without anybody doing anything', async () => {
  const { id, slug } = await scheduled('To come');
  expect(await seen(slug)).toEqual([false, false, false, false, false]);
  expect(await staffNews(staff, 'en', id)).toMatchObject({
    state: 'scheduled',
    publicFromAtSeat: expect.stringContaining(' 10:00'),
  });
  expect((await news('en', {}, staff)).rows.find((row) => row.id === id)?.state).toBe('scheduled');
  expect((await news('en', {}, await actorFor('delegate', { iso3: 'KAZ' }))).rows.some((row) => row.id === id)).toBe(
    false,
  );
  await timePasses(id);
  expect(await seen(slug)).toEqual([true, true, true, true, true]);
  expect(await staffNews(staff, 'en', id)).toMatchObject({ state: 'public' });
});

test('one to come is changed without a notice, moved, and called off; called off, nobody ever sees it unless its time is set again', async () => {
  const { id, slug } = await scheduled('To be moved');
  const given = { date: '2020-01-01', headline: { en: 'Moved' }, body: { en: 'Other.' }, conferenceId: '' };
  value(await correctNews(staff, { ...given, id, expectedVersion: 1 }));
  const later = `${await dayFromToday(3)} 09:30`;
  expect(refusal(await scheduleNews(staff, { id, expectedVersion: 2, publicFrom: '1 May 2020 10:00' }))).toBe(
    'instant-past',
  );
  value(await scheduleNews(staff, { id, expectedVersion: 2, publicFrom: later }));
  expect(await staffNews(staff, 'en', id)).toMatchObject({
    publicFromAtSeat: later,
    headline: 'Moved',
    correctedOn: null,
  });
  for (const refused of [withdrawNews, reinstateNews])
    expect(refusal(await refused(staff, { id, expectedVersion: 3, reason: 'No.' }))).toMatch(
      /^(news-not-public|not-withdrawn)$/,
    );
  value(await callOffNews(staff, { id, expectedVersion: 3 }));
  expect(refusal(await callOffNews(staff, { id, expectedVersion: 4 }))).toBe('news-called-off');
  await timePasses(id);
  expect(await newsBySlug('en', slug)).toBeNull();
  expect(await staffNews(staff, 'en', id)).toMatchObject({ state: 'called-off', calledOffOn: await dayFromToday(0) });
  value(await scheduleNews(staff, { id, expectedVersion: 4, publicFrom: '' }));
  expect(await newsBySlug('en', slug)).toMatchObject({ headline: 'Moved', state: 'public', corrections: [] });
  expect(refusal(await scheduleNews(staff, { id, expectedVersion: 5, publicFrom: later }))).toBe('news-is-public');
});

test('a release is not public before the day that it bears', async () => {
  const day = await dayFromToday(2);
  const whole = { date: day, headline: { en: 'Dated' }, body: { en: 'Text.' }, conferenceId: '' };
  expect(refusal(await publishNews(staff, { ...whole, publicFrom: `${await dayFromToday(1)} 10:00` }))).toBe(
    'date-ahead',
  );
  const { id } = value(await publishNews(staff, { ...whole, publicFrom: `${day} 10:00` }));
  expect(refusal(await scheduleNews(staff, { id, expectedVersion: 1, publicFrom: '' }))).toBe('news-before-its-day');
});

test('a correction that makes a public release say nothing new, or has no reason, is refused', async () => {
  const whole = { date: '2020-01-01', headline: { en: 'Public' }, body: { en: 'Text.' }, conferenceId: '' };
  const { id } = value(await publishNews(staff, whole));
  const lead = { en: 'A lead.' };
  expect(await correctNews(staff, { ...whole, lead, id, expectedVersion: 1 })).toMatchObject({
    refusal: { fields: { reason: 'field-missing' } },
  });
  value(await correctNews(staff, { ...whole, lead, id, expectedVersion: 1, reason: 'It had none.' }));
});
