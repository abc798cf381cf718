import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { written } from '#bin/test/process-file.ts';
import { rows } from '#bin/test/world.ts';
import { checkProcessFile, loadProcessFile } from '#lib/process/load.ts';

const SEED = 'db/seed/almaty-process.json';
const seed = await readFile(SEED, 'utf8');
// biome-ignore lint/suspicious/noExplicitAny: a file is changed at will
type Json = any;

/** The seed with something changed, as JSON. */
function changed(change: (file: Json) => void): string {
  const file: Json = JSON.parse(seed);
  change(file);
  return JSON.stringify(file, null, 2);
}

test('faults of form, of reference and of rule are all given at once, and nothing is changed', async () => {
  const path = await written(
    changed((file) => {
      file.meetings[1].from = 'soon';
      file.meetings[2].source = 'hearsay';
      file.meetings[4].ordinal = 1;
      file.meetings[5].title = 'x'.repeat(301);
      file.chairTerms[1].claims[0].from = '2015-03-01';
    }),
  );
  for (const found of [await checkProcessFile(path), await loadProcessFile(path)]) {
    if (found.ok) throw new Error('it was taken');
    expect(found.faults.map((fault) => fault.path)).toEqual([
      'chairTerms[1]',
      'meetings[1].from',
      'meetings[2].source',
      'meetings[4]',
      'meetings[5]',
    ]);
    expect(found.faults.every(({ line }) => line && line > 100)).toBe(true);
  }
  const [left] = await rows<{ n: number }>(
    sql`select (select count(*) from process)::int + (select count(*) from audit_record)::int as n`,
  );
  expect(left?.n).toBe(0);
});

test('a file that can be loaded is checked without a change; keys of no meaning are said', async () => {
  const path = await written(
    `\ufeff${changed((file) => {
      file.process.motto = 'Together';
    })}`,
  );
  const found = await checkProcessFile(path);
  expect(found).toMatchObject({ ok: true, counts: { conferences: 12 } });
  expect(found.warnings).toMatchObject([
    { path: 'process.motto', reason: expect.stringMatching(/passed over; known here: name, acronym/) },
  ]);
  expect((await rows<{ n: number }>(sql`select count(*)::int as n from process`))[0]?.n).toBe(0);
});

test('the key for editors and remarks for people are known', async () => {
  const path = await written(
    changed((file) => {
      file.$schema = '../docs/process-file.schema.json';
      file.formCannotSay = ['this'];
    }),
  );
  expect(await checkProcessFile(path)).toMatchObject({ ok: true, warnings: [] });
});

test.each([
  ['javascript:alert(1)', /begins with https/],
  ['data:text/html,x', /begins with https/],
  ['ftp://files.example/a', /begins with https/],
  ['//example.org', /begins with https/],
  ['https://un.org@evil.example/', /leads elsewhere/],
])('%s is no address of a source', async (url, reason) => {
  const path = await written(
    changed((file) => {
      file.sources['iom-2013'].url = url;
    }),
  );
  expect(await checkProcessFile(path)).toMatchObject({
    ok: false,
    faults: [{ path: 'sources.iom-2013.url', reason: expect.stringMatching(reason) }],
  });
});

test('a fault in the process, its States or its sources hides none of the others; they come in the order of the lines', async () => {
  const path = await written(
    changed((file) => {
      file.process.name = {};
      file.process.timeZone = 'Asia/Alma';
      file.process.bodies[1] = { code: 'wrong', en: file.process.bodies[1].en ?? file.process.bodies[1] };
      file.process.offices = [
        { key: 'chair', en: 'Chair' },
        { key: 'chair', en: 'Chair' },
      ];
      file.states[0].m49 = '840';
      file.sources['iom-2013'].url = 'javascript:alert(1)';
      file.organizations[0].role = 'friend';
      file.membership[0].source = 'toString';
      file.meetings[1].from = 'soon';
      file.meetings[4].ordinal = 1;
      file.Meetings = [];
    }),
  );
  const found = await checkProcessFile(path);
  if (found.ok) throw new Error('it was taken');
  expect(found.faults.map((fault) => fault.path)).toEqual(
    expect.arrayContaining([
      'process.name',
      'process.timeZone',
      'process.bodies[1].code',
      'process.offices[1].key',
      'states[0].m49',
      'sources.iom-2013.url',
      'organizations[0].role',
      'membership[0].source',
      'meetings[1].from',
      'meetings[4]',
      'Meetings',
    ]),
  );
  const lines = found.faults.map(({ line = 0 }) => line);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
});

test.each<[string, (file: Json) => void, string | RegExp, RegExp]>([
  [
    'a list under another spelling of a key that is there',
    (file: Json) => {
      file.Meetings = [];
    },
    'Meetings',
    /'meetings' is meant, and stands beside/,
  ],
  [
    'a mark that turns the writing, in a remark',
    (file: Json) => {
      file.membership[0].note = 'a\u202eb';
    },
    'membership[0].note',
    /turns the direction/,
  ],
  [
    'the same in a title',
    (file: Json) => {
      file.meetings[3].title = 'a\u202eb';
    },
    'meetings[3].title',
    /turns the direction/,
  ],
  [
    'a stage that cannot follow',
    (file: Json) =>
      void file.hosting.push({
        kind: 'permanent secretariat',
        host: 'KAZ',
        steps: [{ status: 'offered' }, { status: 'in force' }],
        status: 'terminated',
        source: 'iom-2013',
      }),
    /^hosting\[\d+\]\.steps\[1\]\.status$/,
    /cannot follow 'offered': after that comes accepted or declined/,
  ],
  [
    'a number of another country for a code of its own',
    (file: Json) => void file.states.push({ iso3: 'XAA', m49: '276' }),
    /^states\[\d+\]\.m49$/,
    /the code of Germany \(DEU\).*900 to 998/,
  ],
  [
    'no kind that the process has',
    (file: Json) => {
      file.process.outcomeKinds = [{ key: 'charter', en: 'Charter' }];
    },
    /^meetings\[\d+\]\.outcomes?/,
    /kind is one of charter|is none of charter/,
  ],
])('%s is said where it stands, with what would be allowed', async (_name, change, at, reason) => {
  const found = await checkProcessFile(await written(changed(change)));
  if (found.ok) throw new Error('it was taken');
  const [fault] = found.faults;
  expect(fault?.path).toEqual(typeof at === 'string' ? at : expect.stringMatching(at));
  expect(fault?.reason).toMatch(reason);
});
