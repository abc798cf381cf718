import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { loadedRegister, rows } from '#bin/test/world.ts';
import { about, contacts } from '#lib/process/about/queries.ts';
import { exportProcess } from '#lib/process/export.ts';

beforeAll(loadedRegister);

test('the aims and the offices that answer are those of the process file, each with its source, and are exported as they were', async () => {
  const view = await about('ru');
  expect(view?.aims.length).toBeGreaterThan(0);
  for (const { text, language, source } of view?.aims ?? []) {
    expect(text).toMatch(/[а-я]/);
    expect([language, source?.key]).toEqual(['ru', 'iom-2013']);
  }
  const offices = await contacts('en');
  expect(offices.length).toBeGreaterThan(0);
  for (const { press, email, phone, source } of offices)
    expect([press, email, phone, source?.key]).toEqual([true, null, null, 'iom-2013']);
  const written: unknown = JSON.parse(await readFile('db/seed/almaty-process.json', 'utf8'));
  const { process } = (await exportProcess())?.file ?? {};
  expect(written).toMatchObject({ process: { aims: view && expect.any(Array), contacts: expect.any(Array) } });
  expect(process).toMatchObject({ aims: expect.any(Array), contacts: expect.any(Array) });
});

test('the history is the launch, the conferences of the first body and those that adopted something, and whoever took an office, by their days', async () => {
  const history = (await about('en'))?.history ?? [];
  expect(history.filter(({ what }) => what === 'launch').map(({ date }) => date.date)).toEqual(['2013-06-05']);
  const terms = await rows<{ n: number }>(
    sql`select count(*)::int as n from chair_term where actual_from is not null and stage in ('incumbent', 'completed')`,
  );
  expect(history.filter(({ what }) => what === 'term')).toHaveLength(terms[0]?.n ?? 0);
  const held = history.filter(({ what }) => what === 'conference');
  expect(held.map(({ path }) => path)).toContain(
    '/conferences/third-ministerial-conference-of-the-almaty-process-2025',
  );
  const ends = history.map(
    ({ date: { date, precision } }) => `${date.slice(0, { year: 4, month: 7, day: 10 }[precision])}~`,
  );
  expect(ends).toEqual(ends.toSorted());
});

test('nothing planned or of an exercise is in it', async () => {
  const before = (await about('en'))?.history.length;
  await rows(sql`insert into conference (slug, body, title, from_date, stage, exercise)
    select 'x-' || n, (select key from body order by rank limit 1), '{"en":"Hidden"}', '2020-01-01', case n when 1 then 'planned' else 'closed' end, n = 2 from generate_series(1, 2) n`);
  expect((await about('en'))?.history.length).toBe(before);
});
