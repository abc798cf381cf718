import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { actorFor, loadedRegister, rows } from '#bin/test/world.ts';
import { database } from '#db/client.ts';

beforeAll(loadedRegister);

const name = (language: string, short: string, from: string | null, to: string | null) =>
  rows(sql`insert into state_name (iso3, language, short, formal, from_date, to_date)
    values ('TUR', ${language}, ${short}, ${short}, ${from}, ${to})`);

test('of the names of a State an account has the one of the day in each language, else the latest', async () => {
  await name('kk', 'The first', null, '2000-01-01');
  await name('kk', 'The second', '2000-01-01', '2010-01-01');
  await name('kk', 'The one to come', '2900-01-01', null);
  const { actsForName } = await actorFor('delegate', { iso3: 'TUR' });
  expect(actsForName).toMatchObject({ en: 'Türkiye', kk: 'The one to come' });
  expect(actsForName?.ru).toMatch(/Турция/);
});

test('the contexts of all accounts are read by no role of the portal, one by one through the functions only', async () => {
  await expect(database().execute(sql`select * from account_context`)).rejects.toMatchObject({
    cause: { code: '42501', message: expect.stringContaining('account_context') },
  });
});

test.each([
  ['{"ru": "по-русски", "en": "in English"}', 'ru', 'по-русски', 'ru'],
  ['{"kk": "қазақша", "en": "in English"}', 'ru', 'in English', 'en'],
  ['{"kk": "қазақша", "uz": "o‘zbekcha"}', 'ru', 'қазақша', 'kk'],
  ['{}', 'ru', null, null],
])('%s on a page in %s is %s', async (words, language, said, of) => {
  const [row] = await database().execute(sql`select words_in(${words}::jsonb, ${language}) as said,
    language_in(${words}::jsonb, ${language}) as of`);
  expect(row).toEqual({ said, of });
});
