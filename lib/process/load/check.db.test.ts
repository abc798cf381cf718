import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#bin/test/world.ts';
import { checkProcessFile, loadProcessFile } from '#lib/process/load.ts';

const SEED = 'db/seed/almaty-process.json';
const seed = await readFile(SEED, 'utf8');
// biome-ignore lint/suspicious/noExplicitAny: a file is changed at will
type Json = any;

async function written(content: string | Buffer): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'process-file-')), 'process.json');
  await writeFile(path, content);
  return path;
}

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
      'meetings[1].from',
      'meetings[2].source',
      'meetings[4]',
      'meetings[5]',
      'chairTerms[1]',
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
