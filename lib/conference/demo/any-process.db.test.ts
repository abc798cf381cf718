import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { accountDesk } from '#bin/account/desk.ts';
import { ownFolder } from '#bin/test/process-file.ts';
import { actorFor, rows } from '#bin/test/world.ts';
import { makeDemoAccounts } from '#lib/account/demo.ts';
import { layExercise } from '#lib/conference/demo.ts';
import { overview } from '#lib/overview/queries.ts';
import { loadProcessFile } from '#lib/process/load.ts';

/** A demonstration of a process that works in French and Arabic, gives no symbols, and has no word of the Almaty one. */
beforeAll(async () => {
  expect(
    await loadProcessFile('lib/process/load/cases/invented-french-and-arabic.json', { demonstration: true }),
  ).toMatchObject({ ok: true });
  await makeDemoAccounts(await ownFolder());
}, 120_000);

test('its exercise has documents without symbols, in English alone, and it is said in which of its languages there is none', async () => {
  expect(await layExercise()).toMatchObject({ documents: 12, languages: ['en'], unwritten: ['fr', 'ar'] });
  expect(await rows(sql`select count(*)::int as n from document where symbol is not null`)).toEqual([{ n: 0 }]);
  expect(await rows(sql`select distinct language from language_version`)).toEqual([{ language: 'en' }]);
  const [{ title } = { title: {} }] = await rows<{ title: object }>(sql`select title from conference where exercise`);
  expect(Object.keys(title)).toEqual(['en']);
  const names = await rows<{ name: string }>(sql`select file_name as name from language_version`);
  expect(names.every(({ name }) => /^[a-z0-9-]+-en\.(pdf|docx)$/.test(name))).toBe(true);
  expect(await overview(await actorFor('secretariat'), 'fr')).toBeTruthy();
});

test('its first administrator is given an address in a language that it is offered in', async () => {
  const { lines } = await accountDesk('add-administrator', 'boss@gts.example');
  expect(lines.at(-1)).toMatch(/\/fr\/portal\/invitation\/[\w-]{43}$/);
});
