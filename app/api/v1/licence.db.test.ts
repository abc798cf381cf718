import { expect, test } from 'vitest';
import { GET as register } from '#app/api/v1/register.json/route.ts';
import { GET as start } from '#app/api/v1/route.ts';
import { loadProcessFile } from '#lib/process/load.ts';

test('the licence that a process states in its file is said with the data, and stays in the file', async () => {
  const ask = async (get: (request: Request) => Promise<Response>) =>
    (await get(new Request('http://portal/api/v1?locale=en'))).json();
  const empty = await start(new Request('http://portal/api/v1'));
  expect([empty.status, await empty.json()]).toEqual([404, { error: { code: 'register-empty' } }]);
  expect(await loadProcessFile('lib/process/load/cases/invented-silk-routes.json')).toMatchObject({ ok: true });
  const url = 'https://licence.example/by/1.0/';
  expect(await ask(start)).toMatchObject({ licence: { name: 'Open for all, by attribution', url } });
  expect(await ask(register)).toMatchObject({
    process: { licence: { name: { en: 'Open for all, by attribution' }, url } },
  });
});
