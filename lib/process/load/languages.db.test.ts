import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { written } from '#bin/test/process-file.ts';
import { actorFor, refusal, rows, value } from '#bin/test/world.ts';
import { membersOn } from '#lib/membership/queries.ts';
import { publishNews } from '#lib/news/commands.ts';
import { newsBySlug } from '#lib/news/queries.ts';
import { loadProcessFile } from '#lib/process/load.ts';
import { frame, processPage } from '#lib/process/queries.ts';

const name = { fr: 'Processus d’Almaty', ar: 'عملية ألماتي' };

beforeAll(async () => {
  const {
    stateNamesEn: _,
    stateNamesRu: __,
    stateNamesFormer: ___,
    ...file
  } = JSON.parse(await readFile('db/seed/almaty-process.json', 'utf8'));
  const process = { ...file.process, name, workingLanguages: ['fr', 'ar'] };
  expect(
    await loadProcessFile(await written({ ...file, process, stateNames: { fr: { KGZ: 'Kirghizstan' } } })),
  ).toMatchObject({ ok: true });
});

test('a process that works in French and Arabic is shown in French, the one of them that the portal has', async () => {
  expect(await frame('fr')).toMatchObject({ name: name.fr, workingLanguages: ['fr', 'ar'], languages: ['fr'] });
});

test('names of States stand in each of its languages, those of the file over those of CLDR', async () => {
  const named = Object.fromEntries((await membersOn('fr', null))?.rows.map(({ iso3, name }) => [iso3, name]) ?? []);
  expect(named).toMatchObject({ KAZ: 'Kazakhstan', KGZ: 'Kirghizstan', TJK: 'Tadjikistan', TUR: 'Turquie' });
  expect(await rows(sql`select state_named('KAZ', 'ar', today()) as name`)).toEqual([{ name: 'كازاخستان' }]);
  expect((await processPage('fr'))?.launchParticipants.map(({ name }) => name)).toContain('Azerbaïdjan');
});

test('words are written and read in its languages; what is missing in one is shown in another, and marked', async () => {
  const staff = await actorFor('secretariat');
  const given = { date: '2026-01-01', conferenceId: null };
  const arabic = { ...given, headline: { fr: '', ar: 'اجتماع' }, body: { fr: '', ar: 'نص' } };
  const { slug } = value(await publishNews(staff, arabic));
  expect(await newsBySlug('fr', slug)).toMatchObject({
    headline: 'اجتماع',
    headlineLanguage: 'ar',
    otherLanguageOnly: true,
  });
  const none = await publishNews(staff, { ...given, headline: { fr: ' ', ar: '' }, body: { fr: '', ar: '' } });
  expect(none).toMatchObject({ ok: false, refusal: { code: 'invalid', fields: { 'headline.fr': 'field-missing' } } });
  const half = await publishNews(staff, { ...given, headline: { fr: 'Réunion', ar: '' }, body: { fr: '', ar: 'نص' } });
  expect(half).toMatchObject({
    refusal: { fields: { 'body.fr': 'other-half-missing', 'headline.ar': 'other-half-missing' } },
  });
  expect(refusal(await publishNews(staff, { ...given, headline: { 'no tag': 'A' }, body: { en: 'B' } }))).toBe(
    'invalid',
  );
});
