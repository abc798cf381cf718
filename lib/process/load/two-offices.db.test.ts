import { beforeAll, expect, test } from 'vitest';
import { membersOn } from '#lib/membership/queries.ts';
import { loadProcessFile } from '#lib/process/load.ts';
import { processPage } from '#lib/process/queries.ts';

/** The Bali Process: two Co-Chairs, each an office of its own. */
beforeAll(async () => {
  expect(await loadProcessFile('lib/process/load/cases/bali-process.json')).toMatchObject({ ok: true });
});

test('the first page names both offices with who holds each, and both are marked on the map', async () => {
  const offices = (await processPage('en'))?.offices ?? [];
  expect(offices.map(({ holders }) => holders.map(({ name }) => name))).toEqual([['Indonesia'], ['Australia']]);
  const chairs = (await membersOn('en', null))?.rows.filter((row) => row.chairs).map(({ iso3 }) => iso3);
  expect(chairs).toEqual(['AUS', 'IDN']);
});
