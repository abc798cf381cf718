import { beforeAll, expect, test } from 'vitest';
import { announcedConference } from '#bin/test/conference.ts';
import { actorAgain, actorFor, loadedRegister, value } from '#bin/test/world.ts';
import type { AccessLevel } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { addAgendaItem } from '#lib/conference/agenda/commands.ts';
import { deskConference, deskConferences } from '#lib/desk/conference/queries.ts';
import { desk } from '#lib/desk/queries.ts';
import { clearDocument, issueDocument, withdrawDocument } from '#lib/document/commands.ts';
import { addDocument } from '#lib/document/draft/commands.ts';
import { released } from '#lib/document/queries.ts';
import { documentFor, fileFor, readingFor, releasedFile } from '#lib/document/reading/queries.ts';
import { recordMembership } from '#lib/membership/commands.ts';
import { makeDocx, makePdf } from '#lib/upload/fixtures.ts';

const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const nowhere = '00000000-0000-4000-8000-000000000000';

let staff: Actor;
let conferenceId: string;
let slug: string;
let item: string;
const who: Record<string, Actor> = {};
const ids: Record<string, string> = {};

type Given = { access: AccessLevel; delegation?: string; ru?: boolean; itemId?: string; issue?: boolean };

async function add(
  symbol: string,
  { access, delegation = '', ru = false, itemId = '', issue = true }: Given,
): Promise<string> {
  const pdf = {
    language: 'en',
    kind: 'original',
    name: 'a.pdf',
    bytes: makePdf(`The text of ${symbol}`),
  };
  const docx = {
    language: 'ru',
    kind: 'official',
    name: 'a.docx',
    bytes: makeDocx([`Текст ${symbol}`]),
  };
  const { id } = value(
    await addDocument(staff, {
      conferenceId,
      agendaItemId: itemId,
      symbol,
      title: { en: `Title of ${symbol}` },
      distribution: 'general',
      access,
      delegation,
      files: ru ? [pdf, docx] : [pdf],
    }),
  );
  if (issue) {
    value(await clearDocument(staff, { id, expectedVersion: 1 }));
    value(await issueDocument(staff, { id, expectedVersion: 2 }));
  }
  ids[symbol] = id;
  return id;
}

beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  ({ id: conferenceId, slug } = await announcedConference(staff));
  item = value(await addAgendaItem(staff, { conferenceId, number: '1', title: { en: 'Opening' } })).id;
  await add('AP/SOM.10/1', { access: 'participants', ru: true, itemId: item });
  await add('AP/SOM.10/2', { access: 'members' });
  await add('AP/SOM.10/3', { access: 'delegation', delegation: 'KGZ' });
  await add('AP/SOM.10/4', { access: 'secretariat' });
  await add('AP/SOM.10/5', { access: 'public' });
  await add('AP/SOM.10/6', { access: 'participants', issue: false });
  who.kgz = await actorFor('delegate', { iso3: 'KGZ' });
  who.tkm = await actorFor('delegate', { iso3: 'TKM' });
  who.irn = await actorFor('delegate', { iso3: 'IRN' });
  who.iom = await actorFor('observer', { acronym: 'IOM' });
  who.uzb = await actorFor('delegate', { iso3: 'UZB' });
  who.nobody = PUBLIC;
  who.administrator = await actorFor('administrator');
});

const actor = (name: string): Actor => who[name] ?? PUBLIC;
const idOf = (symbol: string): string => ids[symbol] ?? nowhere;

/** The version ids of all documents, as the secretariat has them. */
async function versionsOf(symbol: string): Promise<string[]> {
  const view = await documentFor(staff, 'en', idOf(symbol));
  return view?.versions.map(({ id }) => id) ?? [];
}

const seen: [who: string, symbols: number[]][] = [
  ['kgz', [1, 2, 3, 5]],
  ['tkm', [1, 2, 5]],
  ['irn', [1, 5]],
  ['iom', [1, 5]],
  ['uzb', []],
  ['nobody', []],
  ['administrator', []],
];

test.each(seen)(
  '%s sees exactly its documents: on the desk, by the conference, by page, by reading and by file',
  async (name, numbers) => {
    const expected = numbers.map((number) => `AP/SOM.10/${number}`);
    const view = await desk(actor(name), 'en');
    expect(view.fresh.map(({ symbol }) => symbol).toSorted()).toEqual(expected);
    expect(view.freshCount).toBe(expected.length);
    expect(view.conferences.find((one) => one.slug === slug)?.documents).toBe(expected.length);
    const conference = await deskConference(actor(name), 'en', slug);
    const listed = [...(conference?.agenda.flatMap(({ documents }) => documents) ?? []), ...(conference?.other ?? [])];
    expect(listed.map(({ symbol }) => symbol)).toEqual(expected);
    const [row] = (await deskConferences(actor(name), 'en')).ahead;
    expect(row).toMatchObject({ slug, documents: expected.length });
    for (let number = 1; number <= 5; number++) {
      const symbol = `AP/SOM.10/${number}`;
      const may = expected.includes(symbol);
      const page = await documentFor(actor(name), 'en', idOf(symbol));
      expect(page?.symbol ?? null, `${name}, the page of ${symbol}`).toBe(may ? symbol : null);
      for (const version of await versionsOf(symbol)) {
        expect((await fileFor(actor(name), version)) !== null, `${name}, a file of ${symbol}`).toBe(may);
        expect((await readingFor(actor(name), 'en', idOf(symbol), version)) !== null).toBe(may);
        expect(await releasedFile(version), 'a restricted version has no public address').toBeNull();
      }
    }
  },
);

test('a draft is the secretariat’s alone, by page and by file', async () => {
  for (const [name] of seen) expect(await documentFor(actor(name), 'en', idOf('AP/SOM.10/6'))).toBeNull();
});

test('the page says why it is seen and for whom', async () => {
  expect(await documentFor(actor('kgz'), 'ru', idOf('AP/SOM.10/3'))).toMatchObject({
    why: 'delegation',
    reader: { name: 'Кыргызстан', as: 'member' },
    missing: ['ru'],
  });
});

test('a DOCX is read as text and named by its symbol; a PDF is left to the browser', async () => {
  const view = await documentFor(actor('irn'), 'ru', idOf('AP/SOM.10/1'));
  const [ru, en] = view?.versions ?? [];
  expect([ru?.lang, en?.lang]).toEqual(['ru', 'en']);
  const read = await readingFor(actor('irn'), 'ru', idOf('AP/SOM.10/1'), ru?.id ?? '');
  expect(read?.text).toMatchObject({ html: '<p>Текст AP/SOM.10/1</p>', unread: null, whole: true });
  expect((await readingFor(actor('irn'), 'ru', idOf('AP/SOM.10/1'), en?.id ?? ''))?.text).toBeNull();
  expect(await fileFor(actor('irn'), ru?.id ?? '')).toMatchObject({ name: 'AP-SOM.10-1-ru.docx', mediaType: DOCX });
});

test('a version of another document is not read under this one', async () => {
  const [foreign = ''] = await versionsOf('AP/SOM.10/5');
  expect(await readingFor(actor('kgz'), 'en', idOf('AP/SOM.10/1'), foreign)).toBeNull();
});

test.each(['', 'x', '../x', nowhere, "' or true --", '%00'])('an id such as %j is none, and no fault', async (id) => {
  expect(await documentFor(actor('kgz'), 'en', id)).toBeNull();
  expect(await fileFor(actor('kgz'), id)).toBeNull();
  expect(await releasedFile(id)).toBeNull();
  expect(await readingFor(actor('kgz'), 'en', idOf('AP/SOM.10/1'), id)).toBeNull();
});

test('the desk says which documents lack the reader’s language', async () => {
  const lacking = async (locale: 'en' | 'ru') =>
    (await desk(actor('kgz'), locale)).conferences
      .find((one) => one.slug === slug)
      ?.lacking.map(({ symbol }) => symbol);
  expect(await lacking('en')).toEqual([]);
  expect(await lacking('ru')).toEqual(['AP/SOM.10/2', 'AP/SOM.10/3', 'AP/SOM.10/5']);
});

test('what was issued before the last visit is no longer new', async () => {
  const later: Actor = { ...actor('tkm'), signedInBefore: new Date('2098-01-01') };
  const view = await desk(later, 'en');
  expect(view.freshCount).toBe(0);
  expect(view.latest.map(({ symbol }) => symbol)).toEqual(['AP/SOM.10/5', 'AP/SOM.10/2', 'AP/SOM.10/1']);
});

test('a revision takes the place of what it replaces, which stays to be read', async () => {
  await add('AP/SOM.10/2/Rev.1', { access: 'members' });
  const conference = await deskConference(actor('tkm'), 'en', slug);
  const rows = conference?.other.map(({ symbol, stage, replacement }) => [symbol, stage, replacement?.symbol ?? null]);
  expect(rows?.slice(0, 2)).toEqual([
    ['AP/SOM.10/2', 'superseded', 'AP/SOM.10/2/Rev.1'],
    ['AP/SOM.10/2/Rev.1', 'issued', null],
  ]);
  expect((await documentFor(actor('tkm'), 'en', idOf('AP/SOM.10/2/Rev.1')))?.replaces?.symbol).toBe('AP/SOM.10/2');
  // Each count is of what the conference's page lists.
  const listed = [...(conference?.agenda.flatMap(({ documents }) => documents) ?? []), ...(conference?.other ?? [])];
  const onDesk = (await desk(actor('tkm'), 'en')).conferences.find((one) => one.slug === slug);
  const inList = (await deskConferences(actor('tkm'), 'en')).ahead.find((one) => one.slug === slug);
  expect([onDesk?.documents, inList?.documents]).toEqual([listed.length, listed.length]);
});

test('of a withdrawn document its readers have the notice at the next request, and no file; the public neither', async () => {
  const [version = ''] = await versionsOf('AP/SOM.10/5');
  expect(await fileFor(actor('kgz'), version)).not.toBeNull();
  const copy = (await released('en')).rows.find(({ symbol }) => symbol === 'AP/SOM.10/5');
  const copied = copy?.languages[0]?.href.split('/').at(-1) ?? '';
  expect(copied).not.toBe(version);
  expect(await releasedFile(copied)).toMatchObject({ name: 'AP-SOM.10-5-en.pdf', mediaType: PDF });
  const reason = 'The wrong annex.';
  value(await withdrawDocument(staff, { id: idOf('AP/SOM.10/5'), expectedVersion: 3, reason }));
  expect(await documentFor(actor('kgz'), 'en', idOf('AP/SOM.10/5'))).toMatchObject({
    stage: 'withdrawn',
    withdrawalReason: reason,
    versions: [],
  });
  expect(await fileFor(actor('kgz'), version)).toBeNull();
  expect(await releasedFile(copied)).toMatchObject({ symbol: 'AP/SOM.10/5', reason });
});

test('a State whose part is suspended loses its documents, without anyone editing its account', async () => {
  const [version = ''] = await versionsOf('AP/SOM.10/2/Rev.1');
  expect(await fileFor(actor('tkm'), version)).not.toBeNull();
  value(
    await recordMembership(staff, {
      participant: 'TKM',
      status: 'suspended',
      from: '2020-01-01',
      to: '',
      instrument: 'A decision of the test',
    }),
  );
  const now = await actorAgain(actor('tkm').accountId ?? '');
  expect(await fileFor(now, version)).toBeNull();
  expect((await desk(now, 'en')).fresh).toEqual([]);
});
