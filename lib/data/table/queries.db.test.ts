import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { announcedConference, dayFromToday } from '#bin/test/conference.ts';
import { actorFor, loadedRegister, rows, value } from '#bin/test/world.ts';
import { chairmanship } from '#lib/chairmanship/queries.ts';
import { feedOf } from '#lib/data/feed/queries.ts';
import { allClaims, allConferences, allNews, allOutcomes, memberships } from '#lib/data/table/queries.ts';
import { membersOn } from '#lib/membership/queries.ts';
import { publishNews } from '#lib/news/commands.ts';
import { processFile } from '#lib/process/input.ts';
import { secretariat } from '#lib/secretariat/queries.ts';

beforeAll(loadedRegister);

test('outcomes that were adopted on one day stand in the order of the file in the table and in the feed', async () => {
  const file = processFile.parse(JSON.parse(await readFile('db/seed/almaty-process.json', 'utf8')));
  const order = (file.meetings ?? []).flatMap(({ outcomes = [] }) =>
    outcomes.map(({ title }) => (typeof title === 'string' ? title : title.en)),
  );
  const all = await allOutcomes('en');
  const days = [...Map.groupBy(all, ({ adoptedOn }) => adoptedOn?.date)].filter(([, of]) => of.length > 1);
  expect(days.length).toBeGreaterThan(0);
  for (const [, ofDay] of days) {
    const places = ofDay.map(({ title }) => order.indexOf(title));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  }
  // All of the file came in on one day, so that the feed has the order of the table.
  expect((await feedOf('en', 'outcomes'))?.entries.map(({ title }) => title)).toEqual(all.map(({ title }) => title));
});

test('meetings of one day stand in the order in which they were recorded, of releases of one day the last is first', async () => {
  const staff = await actorFor('secretariat');
  const today = await dayFromToday(0);
  const titles = ['Eighth', 'Second', 'Fifth', 'First', 'Ninth', 'Fourth'];
  for (const en of titles) await announcedConference(staff, { title: { en }, ordinal: '', from: '2031-05-05', to: '' });
  expect((await allConferences('en')).filter(({ title }) => titles.includes(title)).map(({ title }) => title)).toEqual(
    titles,
  );
  for (const en of titles)
    value(await publishNews(staff, { date: today, headline: { en }, body: { en }, conferenceId: null }));
  expect((await allNews('en')).slice(0, titles.length).map(({ headline }) => headline)).toEqual(titles.toReversed());
});

test('what one transaction brings is told apart by when it was recorded', async () => {
  for (const table of ['conference', 'outcome']) {
    const [row] = await rows<{ all: number; moments: number }>(
      sql`select count(*)::int as all, count(distinct created_at)::int as moments from ${sql.identifier(table)}`,
    );
    expect(row?.moments).toBe(row?.all);
    expect(row?.all).toBeGreaterThan(5);
  }
});

test('every remark of the demonstration is read in Russian on a Russian page and in Russian data, and in English on an English one', async () => {
  const notes = async (locale: 'en' | 'ru') => {
    const terms = (await chairmanship(locale))?.offices.flatMap(({ terms: of }) => of) ?? [];
    const members = (await membersOn(locale, null))?.rows ?? [];
    const claims = await allClaims(locale);
    const arrangements = (await secretariat(locale))?.claims.map(({ value }) => value) ?? [];
    const said = [
      ...terms.flatMap(({ note, claims: of }) => [note, ...of.map((claim) => claim.note)]),
      ...members.flatMap(({ note, claims: of }) => [note, ...of.map((claim) => claim.note)]),
      ...(await memberships(locale)).map(({ note }) => note),
      ...claims.map(({ note }) => note),
      ...arrangements,
    ];
    return [...new Set(said.flatMap((note) => (note ? [note] : [])))];
  };
  const [english, russian] = [await notes('en'), await notes('ru')];
  expect(english.length).toBeGreaterThan(10);
  expect(russian.length).toBe(english.length);
  for (const note of russian) expect(note).toMatch(/[а-яё]{3}/i);
  for (const note of english) expect(note).not.toMatch(/[а-яё]/i);
  // And none begins with a small letter.
  for (const note of [...english, ...russian]) expect(note).toMatch(/^[^\p{Ll}]/u);
});
