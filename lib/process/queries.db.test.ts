import { beforeAll, expect, test } from 'vitest';
import { chairmanship } from '#lib/chairmanship/queries.ts';
import { loadProcessFile } from '#lib/process/load.ts';
import { processPage } from '#lib/process/queries.ts';
import { secretariat } from '#lib/secretariat/queries.ts';

beforeAll(async () => {
  expect((await loadProcessFile('db/seed/almaty-process.json', { demonstration: true })).ok).toBe(true);
});

test('what the compiler of the file says stands in the language asked for', async () => {
  expect(await processPage('en')).toMatchObject({ kind: expect.stringMatching(/^regional consultative process/) });
  const russian = /^[^A-Za-z]+$/;
  const page = await processPage('ru');
  const { kind = '', chairRotation, supportUnitTasks, nameNote, notFound = [] } = page ?? {};
  for (const text of [kind, chairRotation, supportUnitTasks, nameNote, ...notFound]) expect(text).toMatch(russian);
  expect(notFound.length).toBe(4);
  expect((await chairmanship('ru'))?.rotation).toMatch(russian);
  expect(await secretariat('ru')).toMatchObject({ tasks: supportUnitTasks, arrangements: [{ seat: 'Алматы' }] });
});
