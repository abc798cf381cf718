import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { answerFile } from '#app/api/stored-file.ts';
import { type Clamd, ensureClamd, makeClamd, virus } from '#bin/test/clamd.ts';
import { actorFor, loadedRegister, refusal, rows, value } from '#bin/test/world.ts';
import { env, provide } from '#env.ts';
import type { Actor } from '#lib/act/actor.ts';
import { addConference } from '#lib/conference/commands.ts';
import { announceConference } from '#lib/conference/step/commands.ts';
import { clearDocument, issueDocument } from '#lib/document/commands.ts';
import { addDocument } from '#lib/document/draft/commands.ts';
import { fileFor, readingFor, releasedFile, type StoredFile } from '#lib/document/reading/queries.ts';
import { staffDocument } from '#lib/document/staff/queries.ts';
import { mayServe } from '#lib/document/version/queries.ts';
import { ScannerAway, scanBytes } from '#lib/upload/clamd.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { makeDocx } from '#lib/upload/fixtures.ts';
import { type Area, listFiles } from '#lib/upload/storage.ts';

let clamd: Clamd;
let staff: Actor;
let member: Actor;
let conferenceId: string;
beforeAll(async () => {
  clamd = await makeClamd(ensureClamd((line) => process.stderr.write(`${line}\n`)));
  await clamd.start();
  await loadedRegister();
  staff = await actorFor('secretariat');
  member = await actorFor('delegate', { iso3: 'KGZ' });
  const from = { from: '2027-03-01', to: '2027-03-02', city: null, host: 'KAZ', mode: '' };
  const title = { en: 'Tenth Senior Officials Meeting' };
  const made = value(await addConference(staff, { body: 'senior-officials-meeting', ordinal: '10', title, ...from }));
  conferenceId = made.id;
  value(await announceConference(staff, { id: conferenceId, expectedVersion: 1 }));
}, 300_000);
afterEach(() => useScanner(undefined));
afterAll(() => clamd?.remove());

function useScanner(address: string | undefined): void {
  if (address === undefined) delete process.env.CLAMD;
  else process.env.CLAMD = address;
  provide({});
}

let serial = 0;
const docx = (text: string, language = 'en') => ({
  ...{ language, kind: 'official', name: `text-${language}.docx` },
  bytes: makeDocx([text]),
});
/** A virus as a file would carry it: stored in the archive as it is. */
const infected = (language = 'en') => ({
  ...docx('', language),
  bytes: makeDocx(['x'], { parts: [{ name: 'word/media/image1.png', data: virus, stored: true }] }),
});
const form = (...files: ReturnType<typeof docx>[]) => ({
  ...{ conferenceId, agendaItemId: '', symbol: `AP/SOM.10/INF.${++serial}`, title: { en: 'Agenda' } },
  ...{ distribution: 'general', access: 'public', delegation: '', deliberate: true, files },
});
const stored = () => Array.fromAsync(listFiles(filesRoot(), 'restricted'));

async function issued(...files: ReturnType<typeof docx>[]) {
  const { id } = value(await addDocument(staff, form(...files)));
  value(await clearDocument(staff, { id, expectedVersion: 1 }));
  value(await issueDocument(staff, { id, expectedVersion: 2 }));
  const [version] = await rows<{ id: string; copy: string }>(sql`select v.id, c.id as copy from language_version v
    join released_version c on c.sha256 = v.sha256 where v.document_id = ${id}`);
  return { id, version: version?.id ?? '', copy: version?.copy ?? '' };
}

/** The public file of a version that is not withdrawn. */
async function publicFile(id: string) {
  const file = await releasedFile(id);
  if (file && 'withdrawnOn' in file) throw new Error('it is withdrawn');
  return file;
}

test('a scanner says of bytes what it found, and by which engine', async () => {
  const at = { path: clamd.path };
  expect(await scanBytes(at, Buffer.from('harmless'))).toEqual({
    state: 'clean',
    by: expect.stringMatching(/^ClamAV 1/),
  });
  expect(await scanBytes(at, Buffer.alloc(0))).toMatchObject({ state: 'clean' });
  expect(await scanBytes(at, Buffer.from(`before ${virus} after`))).toMatchObject({
    state: 'refused',
    found: 'Test.Virus.UNOFFICIAL',
  });
  async function* pieces() {
    for (const byte of Buffer.from(virus)) yield Uint8Array.of(byte);
  }
  expect(await scanBytes(at, pieces())).toMatchObject({ state: 'refused' });
});

test('a scanner that cannot look has given no verdict', async () => {
  await expect(scanBytes({ path: clamd.path }, Buffer.alloc(30_000_000))).rejects.toThrow(ScannerAway);
});

test('what is clean says so on its row, its copy, and the page of the secretariat', async () => {
  useScanner(clamd.path);
  const { id, version, copy } = await issued(docx('clean'));
  const clean = { scan: 'clean', scannedAt: expect.any(String), scannedBy: expect.stringMatching(/^ClamAV/) };
  expect((await staffDocument(staff, 'en', id))?.versions).toMatchObject([clean]);
  expect(await fileFor(member, version)).toMatchObject({ scan: 'clean' });
  expect(await publicFile(copy)).toMatchObject({ scan: 'clean' });
});

test('what the scanner finds something in is refused beside its field, and nothing of the form is stored', async () => {
  useScanner(clamd.path);
  const before = await stored();
  expect(await addDocument(staff, form(docx('clean, and new'), infected('ru')))).toMatchObject({
    refusal: {
      code: 'file-infected',
      fields: { 'file-ru': 'file-infected' },
      params: { name: 'Test.Virus.UNOFFICIAL', file: 'text-ru.docx' },
    },
  });
  expect(await stored()).toEqual(before);
});

/** What a request for a file is answered: the status, when to come again, and how many bytes of it were given. */
async function given(area: Area, file: StoredFile) {
  const answer = await answerFile(new Request('http://localhost/api/file/x'), area, async () => file);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const isFile = answer.headers.get('content-type') === file.mediaType;
  return [answer.status, answer.headers.get('retry-after'), isFile ? bytes.length : 0];
}

/** A scanner that takes what it is sent and never says a word, or says what it should not. */
async function strange(say: string | null): Promise<{ server: Server; path: string }> {
  const path = join(env().DATA_DIR, `scanner-${++serial}`);
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (say === null) return;
    socket.once('data', () => socket.end(say));
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return { server, path };
}

test('with the scanner down nothing is taken in and nothing unscanned is given out; when it is back, all is as before', async () => {
  const { version, copy, id } = await issued(docx('from before there was a scanner'));
  await clamd.stop();
  useScanner(clamd.path);
  const before = await stored();
  expect(refusal(await addDocument(staff, form(docx('while it is down'))))).toBe('scanner-away');
  expect(await stored()).toEqual(before);
  const file = await fileFor(member, version);
  if (!file) throw new Error('the member may see the file');
  await expect(mayServe('restricted', file)).rejects.toThrow('scanner-away');
  expect(await given('restricted', file)).toEqual([503, '10', 0]);
  expect((await readingFor(member, 'en', id, version))?.text).toMatchObject({ html: '', unread: 'busy' });
  await clamd.start();
  expect(await given('restricted', file)).toEqual([200, null, file.size]);
  expect(await fileFor(member, version)).toMatchObject({ scan: 'clean' });
  const released = await publicFile(copy);
  expect(released).toMatchObject({ scan: 'unscanned' });
  expect(released && (await mayServe('released', released))).toBe(true);
  expect(await publicFile(copy)).toMatchObject({ scan: 'clean' });
});

test.for([
  ['says nothing', null],
  ['hangs up', ''],
  ['says what it should not', 'stream: OK and more\0'],
  ['never ends', 'x'.repeat(10_000)],
] as const)('a scanner that %s is away', async ([, say]) => {
  const { server, path } = await strange(say);
  const scan = scanBytes({ path }, Buffer.from('a'), 300);
  await expect(scan).rejects.toThrow(ScannerAway);
  server.close();
});

test('a file from before in which the scanner finds something is held back, also when there is no scanner any more', async () => {
  const { version, copy, id } = await issued(infected());
  useScanner(clamd.path);
  const file = await fileFor(member, version);
  const released = await publicFile(copy);
  if (!file || !released) throw new Error('both may be seen');
  expect((await readingFor(member, 'en', id, version))?.text).toMatchObject({ html: '', unread: 'held-back' });
  for (const [area, one] of [['restricted', file] as const, ['released', released] as const])
    expect(await given(area, one)).toEqual([403, null, 0]);
  useScanner(undefined);
  const held = await fileFor(member, version);
  expect(held).toMatchObject({ scan: 'refused' });
  expect(held && (await mayServe('restricted', held))).toBe(false);
});

test('without a scanner files are unscanned, and given out as ever', async () => {
  const { id, version } = await issued(docx('no scanner'));
  expect((await staffDocument(staff, 'en', id))?.versions).toMatchObject([
    { scan: 'unscanned', scannedAt: null, scannedBy: null },
  ]);
  const file = await fileFor(member, version);
  expect(file && (await mayServe('restricted', file))).toBe(true);
  expect((await readingFor(member, 'en', id, version))?.text?.html).toBe('<p>no scanner</p>');
});
