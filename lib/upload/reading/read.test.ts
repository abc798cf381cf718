import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { provide } from '#env.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { makeDocx } from '#lib/upload/fixtures.ts';
import { inspectUpload } from '#lib/upload/inspect.ts';
import { keepText, keptLimits, keptText } from '#lib/upload/reading/kept.ts';
import { readStored } from '#lib/upload/reading/read.ts';
import { readInThread } from '#lib/upload/reading/thread.ts';
import { putFile } from '#lib/upload/storage.ts';

// Threads and large documents take long on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const untouched = process.env.DATA_DIR;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'reading-'));
  process.env.DATA_DIR = dataDir;
  provide({ AUTH_SECRET: 'a secret of the tests, long enough to be one' });
});
afterAll(async () => {
  if (untouched === undefined) delete process.env.DATA_DIR;
  else process.env.DATA_DIR = untouched;
  await rm(dataDir, { recursive: true });
});

async function stored(bytes: Uint8Array): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await putFile(filesRoot(), 'restricted', bytes, sha256);
  return sha256;
}
const keptFile = (sha256: string) => join(dataDir, 'reading', `2-${sha256}`);

const hostile: [string, () => string][] = [
  ['300,000 paragraphs', () => '<w:p/>'.repeat(300_000)],
  [
    'a table of 100,000 cells',
    () => `<w:tbl>${`<w:tr>${'<w:tc><w:p/></w:tc>'.repeat(100)}</w:tr>`.repeat(1000)}</w:tbl>`,
  ],
  ['600,000 runs', () => `<w:p>${'<w:r/>'.repeat(600_000)}</w:p>`],
  ['as many words as are read', () => '<w:p><w:r><w:t>words</w:t></w:r></w:p>'.repeat(19_900)],
];

test.for(hostile)('a DOCX of %s is inspected and read while the server goes on', async ([, body]) => {
  const bytes = makeDocx([], { body: body() });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  expect((await inspectUpload({ name: 'a.docx', bytes, limitBytes: 50_000_000 })).ok).toBe(true);
  const read = await readStored(await stored(bytes));
  delay.disable();
  expect(read.unread === 'too-long' || read.html.length > 100_000).toBe(true);
  // At rest the longest is some 20 ms; read where the server runs, each of these stops it for 3 to 5 s.
  expect(delay.percentile(99) / 1e6).toBeLessThan(100);
  expect(delay.max / 1e6).toBeLessThan(1000);
});

test('what was read is kept: the file is not read a second time, and many who ask at once wait for one reading', async () => {
  const sha256 = await stored(makeDocx(['Read once']));
  const [first, ...others] = await Promise.all(Array.from({ length: 30 }, () => readStored(sha256)));
  expect(first).toEqual({ html: '<p>Read once</p>', whole: true, unshown: [], unread: null });
  expect(others.every((other) => other === first)).toBe(true);
  const { mtimeMs } = await stat(keptFile(sha256));
  await rm(filesRoot(), { recursive: true });
  expect(await readStored(sha256)).toEqual(first);
  expect((await stat(keptFile(sha256))).mtimeMs).toBe(mtimeMs);
});

test('what somebody else put there, changed or moved to another name is not shown', async () => {
  const [a, b] = [await stored(makeDocx(['One'])), await stored(makeDocx(['Two']))];
  const [one, two] = [await readStored(a), await readStored(b)];
  const written = await readFile(keptFile(a), 'utf8');
  const forged = [
    written.replace('One', '<script>alert(1)</script>'),
    written.replace(/^[^\n]*/, ''),
    JSON.stringify(one),
    '',
    await readFile(keptFile(b), 'utf8'),
  ];
  for (const text of forged) {
    await writeFile(keptFile(a), text);
    expect(await keptText(a)).toBeNull();
    expect(await readStored(a)).toEqual(one);
  }
  expect(two.html).toBe('<p>Two</p>');
});

test('no more is kept than the bounds allow', async () => {
  const text = { html: 'x'.repeat(100), whole: true, unshown: [], unread: null };
  const names = Array.from({ length: keptLimits.texts }, (_, i) => join(dataDir, 'reading', `2-${i}`));
  for (const name of names) await writeFile(name, 'old');
  await keepText('f'.repeat(64), text);
  expect((await readdir(join(dataDir, 'reading'))).length).toBe(keptLimits.texts);
  expect(await keptText('f'.repeat(64))).toEqual(text);
});

test('a thread that is not done in its time, or wants more memory than it has, is ended', async () => {
  const bytes = () => new Uint8Array(makeDocx([], { body: '<w:p><w:r><w:t>words</w:t></w:r></w:p>'.repeat(19_900) }));
  expect(await readInThread(bytes(), { ms: 1, memoryMb: 256 })).toBeNull();
  expect(await readInThread(bytes(), { ms: 15_000, memoryMb: 8 })).toBeNull();
});

test('a file that is not there is a fault, not a text', async () => {
  await expect(readStored('0'.repeat(64))).rejects.toThrow(/not there/);
});
