import { readFile, rm, writeFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test, vi } from 'vitest';
import { announcedConference, issuedDocument, pdfFile } from '#bin/test/conference.ts';
import { endWork, hurryJobs, soon, work } from '#bin/test/mail-world.ts';
import { actorFor, loadedRegister, rows, value } from '#bin/test/world.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import { changeAccess } from '#lib/document/correct/commands.ts';
import { readReleasedFiles } from '#lib/document/release/text/commands.ts';
import { staffDocument } from '#lib/document/staff/queries.ts';
import { search } from '#lib/search/queries.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { makeDocx, makePdf } from '#lib/upload/fixtures.ts';
import { pathOf } from '#lib/upload/storage.ts';

let staff: Actor;
let conference: { id: string; slug: string };
beforeAll(async () => {
  await loadedRegister();
  await hurryJobs();
  staff = await actorFor('secretariat');
  conference = await announcedConference(staff, { title: { en: 'Tenth Meeting', ru: 'Десятое совещание' } });
}, 120_000);

const docx = (language: string, words: string[]) => ({
  language,
  kind: 'original',
  name: `text-${language}.docx`,
  bytes: makeDocx(words),
});
const found = async (q: string, locale: 'en' | 'ru' = 'en') =>
  (await search(locale, q)).rows.filter(({ kind }) => kind === 'document');
const released = (symbol: string, files: object[], access = 'public') =>
  issuedDocument(staff, conference.id, symbol, { access, files });
const states = async (symbol: string) =>
  (
    await rows<{ state: string }>(
      sql`select t.state from released_text t join released_document d on d.id = t.released_id where d.symbol = ${symbol} order by t.state`,
    )
  ).map(({ state }) => state);

test('the worker reads a file once it is released: it is found by its words, with the passage, and leads to the document', async () => {
  await released('AP/SOM.10/INF.4', [
    pdfFile('en', 'Delegations considered the desalination of brackish groundwater at length.'),
    docx('ru', ['Введение', 'Участники обсудили опреснение солоноватых вод.']),
  ]);
  expect(await found('desalination')).toEqual([]);
  await work();
  await vi.waitFor(async () => expect(await states('AP/SOM.10/INF.4')).toEqual(['read', 'read']), soon);
  await endWork();
  const [hit] = await found('desalinated groundwater');
  expect(hit?.href).toBe('/en/documents?q=AP%2FSOM.10%2FINF.4');
  expect(hit?.excerpt?.pieces.filter((piece) => piece.found).map(({ text }) => text)).toEqual([
    'desalination',
    'groundwater',
  ]);
  const [russian] = await found('опреснения', 'ru');
  expect(russian?.excerpt?.pieces.map(({ text }) => text).join('')).toContain('Участники обсудили опреснение');
}, 60_000);

test('what is not public is not read, and found by nobody', async () => {
  await released('AP/SOM.10/INF.5', [pdfFile('en', 'Confidential zephyrs of the plenary.')], 'participants');
  await readReleasedFiles();
  expect(await found('zephyrs')).toEqual([]);
  expect(await rows(sql`select from released_text t where t.words like '%zephyr%'`)).toEqual([]);
});

test('a document taken from the public is found no more, nor its words read; made public again it is found', async () => {
  const made = await released('AP/SOM.10/INF.6', [pdfFile('en', 'A text on palimpsests.')]);
  await readReleasedFiles();
  expect(await found('palimpsest')).toHaveLength(1);
  const at = async () =>
    (await rows<{ version: number }>(sql`select version from document where id = ${made.id}`))[0]?.version;
  const change = async (access: string) =>
    value(
      await changeAccess(staff, {
        id: made.id,
        expectedVersion: await at(),
        access,
        delegation: '',
        reason: 'Released too early.',
      }),
    );
  await change('participants');
  expect(await found('palimpsest')).toEqual([]);
  const seen = await read(PUBLIC, (db) =>
    db.execute(sql`select words from released_text where words like '%palimpsest%'`),
  );
  expect([...seen]).toEqual([]);
  await change('public');
  await readReleasedFiles();
  expect(await found('palimpsest')).toHaveLength(1);
});

test('what the scanner refuses afterwards is found by its words no more', async () => {
  await released('AP/SOM.10/INF.7', [pdfFile('en', 'A text on obsidian.')]);
  await readReleasedFiles();
  expect(await found('obsidian')).toHaveLength(1);
  await rows(sql`update released_version set scan = 'refused', scanned_at = now(), scanned_by = 'test'
    where released_id = (select id from released_document where symbol = 'AP/SOM.10/INF.7')`);
  expect(await found('obsidian')).toEqual([]);
});

test('a file that is damaged, or gone, is told of in the log and the office, and keeps nobody else from being read', async () => {
  const broken = await released('AP/SOM.10/INF.8', [pdfFile('en', 'A text on malachite.')]);
  await released('AP/SOM.10/INF.9', [pdfFile('en', 'A text on feldspar.')]);
  await released('AP/SOM.10/INF.10', [{ ...pdfFile('en'), bytes: makePdf('A text on tourmaline.') }]);
  const storedAt = async (symbol: string) => {
    const [file] = await rows<{ sha: string }>(sql`select v.sha256 as sha from released_version v
      join released_document d on d.id = v.released_id where d.symbol = ${symbol}`);
    return pathOf(filesRoot(), 'released', file?.sha ?? '');
  };
  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const at = await storedAt('AP/SOM.10/INF.8');
  await writeFile(at, (await readFile(at)).subarray(0, 300));
  await rm(await storedAt('AP/SOM.10/INF.9'));
  await readReleasedFiles();
  expect([await states('AP/SOM.10/INF.8'), await states('AP/SOM.10/INF.9')]).toEqual([['unreadable'], ['missing']]);
  expect(await found('tourmaline')).toHaveLength(1);
  expect(JSON.stringify(log.mock.calls)).toContain('no words of 2 released files could be read');
  expect((await staffDocument(staff, 'en', broken.id))?.searched.map(({ state }) => state)).toEqual(['unreadable']);
  // And not again.
  log.mockClear();
  await readReleasedFiles();
  expect(log).not.toHaveBeenCalled();
});

test('far inside a long report the passage is shown that has the words', async () => {
  const filler = Array.from({ length: 2500 }, (_, at) => `Paragraph ${at} of the annual account.`);
  await released('AP/SOM.10/INF.11', [docx('en', [...filler, 'Here the sextant was mentioned at last.', ...filler])]);
  await readReleasedFiles();
  const [hit] = await found('sextants');
  expect(hit?.excerpt?.pieces.map(({ text }) => text).join('')).toContain('the sextant was mentioned');
});
