import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { written } from '#bin/test/process-file.ts';
import { rows } from '#bin/test/world.ts';
import { verifyRecord } from '#lib/act/verify.ts';
import { chairmanship } from '#lib/chairmanship/queries.ts';
import { conferences } from '#lib/conference/queries.ts';
import { membersOn } from '#lib/membership/queries.ts';
import { loadProcessFile } from '#lib/process/load.ts';
import { processPage } from '#lib/process/queries.ts';
import { secretariat } from '#lib/secretariat/queries.ts';

const SEED = 'db/seed/almaty-process.json';
type Json = { [key: string]: Json | Json[] | string | number | boolean | null };

async function fileWith(change: (file: Record<string, never>) => void): Promise<string> {
  const file = JSON.parse(await readFile(SEED, 'utf8'));
  change(file);
  return written(file);
}

const empty = async () =>
  (
    await rows<{ n: number }>(sql`select (select count(*) from process)::int + (select count(*) from state)::int
  + (select count(*) from audit_record)::int + (select count(*) from claim)::int as n`)
  )[0]?.n;

const outcomesIn = (file: Json, meeting: number, outcomes: Json[]) => {
  set(file, ['meetings', meeting, 'outcomes'], outcomes);
};

const faults: [string, (file: Record<string, never>) => void, string, RegExp][] = [
  [
    'a date that is none',
    (f: Json) => void set(f, ['meetings', 3, 'from'], '2014-11-31'),
    'meetings[3].from',
    /no date/,
  ],
  [
    'a source that is not listed',
    (f: Json) => void set(f, ['membership', 0, 'source'], 'hearsay'),
    'membership[0].source',
    /'hearsay'/,
  ],
  [
    'a State that is not listed',
    (f: Json) => void set(f, ['chairTerms', 1, 'state'], 'FRA'),
    'chairTerms[1].state',
    /'FRA'/,
  ],
  [
    'a status that is none',
    (f: Json) => void set(f, ['membership', 4, 'status'], 'friend'),
    'membership[4].status',
    /is none of applicant, invited, observer, member/,
  ],
  [
    'an outcome that takes the place of none',
    (f: Json) => outcomesIn(f, 0, [{ title: 'A plan', replaces: 'Another plan' }]),
    'meetings[0].outcomes[0].replaces',
    /'Another plan', which is not among/,
  ],
  [
    'a text whose address is no address of the web',
    (f: Json) => outcomesIn(f, 0, [{ title: 'A plan', text: 'data:text/html,x' }]),
    'meetings[0].outcomes[0].text',
    /begins with http/,
  ],
  [
    'a kind of outcome that is none',
    (f: Json) => outcomesIn(f, 0, [{ title: 'A plan', kind: 'treaty' }]),
    'meetings[0].outcomes[0].kind',
    /is none of declaration/,
  ],
  [
    'an outcome adopted before its meeting',
    (f: Json) => outcomesIn(f, 0, [{ title: 'A plan', adoptedOn: '2010' }]),
    'meetings[0].outcomes[0]',
    /14.March.2011/,
  ],
  [
    'outcomes said twice',
    (f: Json) => {
      outcomesIn(f, 0, [{ title: 'A plan' }]);
      set(f, ['meetings', 0, 'outcome'], 'A plan');
    },
    'meetings[0].outcome',
    /one of the two/,
  ],
  [
    'a statement for nobody who is listed',
    (f: Json) => void set(f, ['meetings', 0, 'statements'], [{ speaker: 'A', office: 'B', participant: 'NOBODY' }]),
    'meetings[0].statements[0].participant',
    /'NOBODY'/,
  ],
  [
    'a press release on a meeting that is none',
    (f: Json) => void set(f, ['news', 0, 'meeting'], 'A picnic'),
    'news[0].meeting',
    /'A picnic', which is not among/,
  ],
  [
    'a press release without its text in a language',
    (f: Json) => void set(f, ['news', 0, 'body'], { en: ['Text.'] }),
    'news[0]',
    /body\.ru: The headline and the text stand together/,
  ],
  [
    'a press release of no day',
    (f: Json) => void set(f, ['news', 0, 'date'], '2013-06'),
    'news[0].date',
    /is no day of the form/,
  ],
  [
    'a body that is not listed',
    (f: Json) => void set(f, ['meetings', 0, 'body'], 'Picnic'),
    'meetings[0].body',
    /'Picnic'/,
  ],
  [
    'a field of the wrong kind',
    (f: Json) => void set(f, ['process', 'workingLanguages'], 'en'),
    'process.workingLanguages',
    /is text, and a list in square brackets is due/,
  ],
  [
    'an end before the beginning',
    (f: Json) => void set(f, ['meetings', 0, 'to'], '2011-03-01'),
    'meetings[0].to',
    /before/,
  ],
  [
    'two meetings of one number',
    (f: Json) => void set(f, ['meetings', 4, 'ordinal'], 1),
    'meetings[4]',
    /already has this number/,
  ],
  [
    'terms that overlap',
    (f: Json) => void set(f, ['chairTerms', 1, 'claims', 0, 'from'], '2015-03-01'),
    'chairTerms[1]',
    /overlaps the term of Kazakhstan, from June 2013, until November 2016/,
  ],
  ['a State named twice', (f: Json) => void set(f, ['states', 1, 'iso3'], 'AFG'), 'states[1].iso3', /second time/],
];

function set(root: unknown, path: (string | number)[], value: unknown): void {
  const [last] = path.slice(-1);
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), root);
  if (last !== undefined) Reflect.set(Object(parent), last, value);
}

test.each(faults)('%s is refused with its place, and nothing is half-loaded', async (_name, change, path, reason) => {
  const loaded = await loadProcessFile(await fileWith(change));
  expect(loaded.ok).toBe(false);
  if (loaded.ok) return;
  expect(loaded.faults.map((fault) => fault.path)).toContain(path);
  expect(loaded.faults.find((fault) => fault.path === path)?.reason).toMatch(reason);
  expect(await empty()).toBe(0);
});

test('text that is no JSON, and a file that is not there, are said', async () => {
  const path = await written('{ "process": ');
  expect(await loadProcessFile(path)).toMatchObject({
    ok: false,
    faults: [{ reason: expect.stringMatching(/no JSON/) }],
  });
  expect(await loadProcessFile(`${path}.gone`)).toMatchObject({
    ok: false,
    faults: [{ reason: expect.stringMatching(/cannot be read/) }],
  });
});

test('the real register loads whole, and a second time loads nothing', async () => {
  const first = await loadProcessFile(SEED, { demonstration: true });
  expect(first).toMatchObject({
    ok: true,
    already: false,
    counts: {
      states: 12,
      organizations: 3,
      sources: 20,
      // The two organizations that support the process have a period each.
      memberships: 14,
      terms: 6,
      conferences: 12,
      outcomes: 7,
      arrangements: 1,
    },
  });
  const entries = await rows(sql`select count(*) from audit_record`);
  expect(await loadProcessFile(SEED)).toMatchObject({ ok: true, already: true });
  expect(await rows(sql`select count(*) from audit_record`)).toEqual(entries);
  const other = await fileWith((file: Json) => void set(file, ['process', 'acronym'], 'BP'));
  expect(await loadProcessFile(other)).toMatchObject({
    ok: false,
    faults: [{ reason: expect.stringMatching(/not empty/) }],
  });
});

test('what is undated, dated, and disputed stays so', async () => {
  const today = (await membersOn('en', null))?.rows ?? [];
  const of = (iso3: string) => today.find((row) => row.iso3 === iso3);
  expect(of('AZE')).toMatchObject({ status: 'member', from: null, certainty: 'possible' });
  expect(of('KAZ')).toMatchObject({
    status: 'member',
    from: { date: '2013-01-01', precision: 'year' },
    certainty: 'certain',
    founding: true,
  });
  expect(of('TKM')?.claims.map(({ value, accepted }) => [value, accepted])).toEqual([
    ['member', true],
    ['observer', false],
  ]);
  expect(today.find(({ participant }) => participant === 'org:OTS')).toMatchObject({ status: 'applicant' });
  expect((await chairmanship('en'))?.offices[0]?.gaps).toEqual([]);
  expect((await secretariat('en'))?.arrangements).toMatchObject([{ stage: 'offered', hosts: [{ key: 'KAZ' }] }]);
  expect((await conferences('en')).toCome).toEqual([]);
  expect((await processPage('ru'))?.launchParticipants.length).toBe(9);
});

test.each([
  ['2013-06-04', false, 0],
  ['2013-06-05', true, 6],
  ['2999-01-01', false, 0],
])('on %s the register says what it knows', async (date, within, least) => {
  const view = await membersOn('en', date);
  expect(view?.within).toBe(within);
  expect(view?.rows.length).toBeGreaterThanOrEqual(least);
  if (!within) expect(view?.rows).toEqual([]);
});

test('a day that is none is no register', async () => {
  for (const date of ['2026-02-30', 'yesterday', '']) expect(await membersOn('en', date)).toBeNull();
});

test('a State is shown by the name that held on the day', async () => {
  const name = async (date: string) => (await membersOn('en', date))?.rows.find(({ iso3 }) => iso3 === 'TUR')?.name;
  expect([await name('2022-05-31'), await name('2022-06-01')]).toEqual(['Turkey', 'Türkiye']);
});

test('the record of the loading verifies', async () => {
  const verdict = await verifyRecord();
  expect(verdict.wrong).toBeNull();
  expect(verdict.acts).toBeGreaterThan(80);
});
