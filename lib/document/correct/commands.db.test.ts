import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { announcedConference, dayFromToday, pdfFile } from '#bin/test/conference.ts';
import { actorFor, loadedRegister, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { verifyRecord } from '#lib/act/verify.ts';
import { addAgendaItem } from '#lib/conference/agenda/commands.ts';
import {
  clearDocument,
  issueDocument,
  returnDocument,
  reviewDocument,
  withdrawDocument,
} from '#lib/document/commands.ts';
import { changeAccess, correctDocument } from '#lib/document/correct/commands.ts';
import { addDocument, editDocument } from '#lib/document/draft/commands.ts';
import { addLanguageVersion, removeLanguageVersion, replaceLanguageVersion } from '#lib/document/files/commands.ts';
import { released } from '#lib/document/queries.ts';
import { documentFor, releasedFile } from '#lib/document/reading/queries.ts';
import { proposal } from '#lib/document/symbol/queries.ts';

let staff: Actor;
let conferenceId: string;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  conferenceId = (await announcedConference(staff)).id;
  value(await addDocument(staff, form({ symbol: 'AP/SOM.10/WP.1' })));
});

const pdf = (language: string, words: string) => pdfFile(language, words, 'official');
let serial = 0;
const form = (more: object = {}) => ({
  conferenceId,
  agendaItemId: '',
  symbol: `AP/SOM.10/INF.${++serial}`,
  title: { en: 'Provisional agenda', ru: 'Предварительная повестка дня' },
  distribution: 'general',
  access: 'participants',
  delegation: '',
  deliberate: true,
  files: [pdf('en', `Agenda ${serial}`), pdf('ru', `Agenda ${serial} ru`)],
  ...more,
});
/** An issued document, with the version that the next act expects. */
async function issued(more: object) {
  const input = form(more);
  const { id } = value(await addDocument(staff, input));
  value(await clearDocument(staff, { id, expectedVersion: 1 }));
  value(await issueDocument(staff, { id, expectedVersion: 2 }));
  return { id, symbol: input.symbol, expectedVersion: 3 };
}
const publicOf = async (symbol: string) => (await released('en')).rows.find((row) => row.symbol === symbol);
const versionsOf = (id: string) =>
  rows<{ id: string; language: string }>(
    sql`select v.id, v.language from released_version v join released_document d on d.id = v.released_id
      where d.document_id = ${id} order by v.language`,
  );

test('access after issue: narrower takes the copy back, wider gives it out, each with its reason and in the record', async () => {
  const { id, symbol, expectedVersion } = await issued({ access: 'public' });
  const [file] = await versionsOf(id);
  const reason = 'It was meant for members.';
  expect(refusal(await changeAccess(staff, { id, expectedVersion, access: 'public', reason }))).toBe('nothing-changed');
  value(await changeAccess(staff, { id, expectedVersion, access: 'members', reason }));
  expect(await publicOf(symbol)).toMatchObject({ withdrawnOn: await dayFromToday(0), withdrawalReason: reason });
  const observer = await actorFor('observer', { acronym: 'IOM' });
  expect(await documentFor(observer, 'en', id)).toBeNull();
  value(await changeAccess(staff, { id, expectedVersion: 4, access: 'public', reason: 'The members agree.' }));
  expect(await publicOf(symbol)).toMatchObject({ withdrawnOn: null, languages: [{ lang: 'en' }, { lang: 'ru' }] });
  expect(await releasedFile(file?.id ?? '')).toMatchObject({ scan: 'unscanned' });
  expect((await documentFor(observer, 'en', id))?.versions.length).toBe(2);
  const closed = await issued({ access: 'members' });
  value(await changeAccess(staff, { ...closed, access: 'public', reason: 'The members agree.' }));
  expect((await publicOf(closed.symbol))?.languages.length).toBe(2);
  const draft = value(await addDocument(staff, form()));
  expect(refusal(await changeAccess(staff, { ...draft, expectedVersion: 1, access: 'public', reason }))).toBe(
    'stage-cannot-follow',
  );
  expect((await verifyRecord()).wrong).toBeNull();
});

test('a later translation of an issued document has its own day, in the public copy too', async () => {
  const { id, symbol, expectedVersion } = await issued({ access: 'public', files: [pdf('en', 'First in English')] });
  expect((await publicOf(symbol))?.missing).toEqual(['ru']);
  value(await addLanguageVersion(staff, { id, expectedVersion, file: pdf('ru', 'Перевод') }));
  expect(await publicOf(symbol)).toMatchObject({
    missing: [],
    languages: [
      { lang: 'en', addedOn: null },
      { lang: 'ru', addedOn: await dayFromToday(0) },
    ],
  });
  expect((await verifyRecord()).wrong).toBeNull();
});

test('what an issued document says is corrected with a notice; a draft is not corrected but edited', async () => {
  const { id, symbol, expectedVersion } = await issued({ access: 'public', title: { en: 'Provisonal agenda' } });
  const right = { title: { en: 'Provisional agenda', ru: 'Повестка дня' }, distribution: 'general', agendaItemId: '' };
  value(await correctDocument(staff, { id, expectedVersion, ...right, reason: 'A letter was missing.' }));
  expect(await publicOf(symbol)).toMatchObject({ title: 'Provisional agenda', correctedOn: await dayFromToday(0) });
  const [notice] = await rows(
    sql`select kind, reason, before -> 'title' as before, was_public from correction where subject_id = ${id}`,
  );
  expect(notice).toEqual({
    kind: 'corrected',
    reason: 'A letter was missing.',
    before: { en: 'Provisonal agenda' },
    was_public: true,
  });
  expect(refusal(await correctDocument(staff, { id, expectedVersion: 4, ...right, reason: 'Again.' }))).toBe(
    'nothing-changed',
  );
  expect(refusal(await editDocument(staff, { ...form(), symbol, id, expectedVersion: 4 }))).toBe('document-issued');
});

test('a draft is edited freely: title, symbol, access, files; under review too, and cleared once it is taken back', async () => {
  const input = form({ files: [pdf('en', 'Wrong file')] });
  const { id } = value(await addDocument(staff, input));
  serial++;
  const symbol = `AP/SOM.10/INF.${serial}`;
  value(
    await editDocument(staff, { ...input, symbol, title: { en: 'Right' }, access: 'members', id, expectedVersion: 1 }),
  );
  const [row] = await rows(sql`select symbol, title, access, version from document where id = ${id}`);
  expect(row).toEqual({ symbol, title: { en: 'Right' }, access: 'members', version: 2 });
  // The symbol that was mistyped is free again.
  serial++;
  value(await addDocument(staff, { ...form(), symbol: input.symbol }));
  const [file] = await rows<{ id: string }>(sql`select id from language_version where document_id = ${id}`);
  const versionId = file?.id ?? '';
  const { name, bytes } = pdf('en', 'Right file');
  value(
    await replaceLanguageVersion(staff, { id, expectedVersion: 2, versionId, file: { kind: 'original', name, bytes } }),
  );
  const [after] = await rows<{ id: string; kind: string }>(
    sql`select id, kind from language_version where document_id = ${id}`,
  );
  expect(after).toMatchObject({ kind: 'original' });
  value(await reviewDocument(staff, { id, expectedVersion: 3 }));
  value(await removeLanguageVersion(staff, { id, expectedVersion: 4, versionId: after?.id ?? '' }));
  expect(refusal(await clearDocument(staff, { id, expectedVersion: 5 }))).toBe('file-missing');
  value(await addLanguageVersion(staff, { id, expectedVersion: 5, file: pdf('ru', 'Русский') }));
  value(await clearDocument(staff, { id, expectedVersion: 6 }));
  expect(refusal(await editDocument(staff, { ...input, symbol, id, expectedVersion: 7 }))).toBe('stage-cannot-follow');
  value(await returnDocument(staff, { id, expectedVersion: 7 }));
  value(await editDocument(staff, { ...input, symbol, id, expectedVersion: 8 }));
  expect((await verifyRecord()).wrong).toBeNull();
});

test('symbols: a revision has its base and is the next; a jump, an addendum to what is superseded and another mark are asked once more', async () => {
  const add = (symbol: string, more: object = {}) => addDocument(staff, form({ symbol, deliberate: false, ...more }));
  expect(refusal(await add('AP/SOM.10/CRP.99/Rev.1'))).toBe('symbol-without-base');
  expect(refusal(await add('AP/SOM.10/CRP.99'))).toBe('symbol-skips');
  const first = value(await add('AP/SOM.10/CRP.1', { distribution: 'limited', access: 'members' }));
  expect(refusal(await add('AP/SOM.10/CRP.1/Rev.2'))).toBe('symbol-revision-skips');
  expect(refusal(await add('AP/SOM.10/CRP.1/Rev.1'))).toBe('revision-differs');
  value(await clearDocument(staff, { ...first, expectedVersion: 1 }));
  value(await issueDocument(staff, { ...first, expectedVersion: 2 }));
  const second = value(await add('AP/SOM.10/CRP.1/Rev.1', { deliberate: 'yes' }));
  value(await clearDocument(staff, { ...second, expectedVersion: 1 }));
  value(await issueDocument(staff, { ...second, expectedVersion: 2 }));
  expect(refusal(await add('AP/SOM.10/CRP.1/Add.1'))).toBe('symbol-of-superseded');
  value(await add('AP/SOM.10/CRP.1/Add.1', { deliberate: 'yes' }));
  const third = value(await add('AP/SOM.10/CRP.2'));
  value(await add('AP/SOM.10/CRP.2/Corr.1'));
  expect(
    refusal(await editDocument(staff, { ...form({ symbol: 'AP/SOM.10/CRP.3' }), ...third, expectedVersion: 1 })),
  ).toBe('symbol-followed');
  expect(refusal(await add('AP/SOM.10/CRP.2/Corr.5'))).toBe('symbol-skips');
  value(await withdrawDocument(staff, { ...third, expectedVersion: 1, reason: 'Made by mistake' }));
  expect(refusal(await add('AP/SOM.10/CRP.2/Corr.2'))).toBe('symbol-of-withdrawn');
  value(await add('AP/SOM.10/CRP.2/Corr.2', { deliberate: 'yes' }));
});

test('a revision made in a fresh form stands under the agenda item of what it revises', async () => {
  const conference = await announcedConference(staff, { ordinal: '12' });
  const item = value(
    await addAgendaItem(staff, { conferenceId: conference.id, number: '1', title: { en: 'Opening' } }),
  );
  const add = (symbol: string, agendaItemId: string) =>
    addDocument(staff, { ...form({ symbol }), conferenceId: conference.id, agendaItemId });
  value(await add('AP/SOM.12/L.1', item.id));
  const { id } = value(await add('AP/SOM.12/L.1/Rev.1', ''));
  expect(await rows(sql`select agenda_item_id as item from document where id = ${id}`)).toEqual([{ item: item.id }]);
});

test('a process that files by title and date: no symbol is asked for, the next edition replaces the one before it', async () => {
  await rows(sql`update process set symbols = false`);
  const given = { ...form(), title: { en: 'Work plan 2027' }, access: 'public' };
  expect(refusal(await addDocument(staff, given))).toBe('symbols-off');
  const plan = { ...given, symbol: '' };
  const first = value(await addDocument(staff, plan));
  value(await clearDocument(staff, { ...first, expectedVersion: 1 }));
  value(await issueDocument(staff, { ...first, expectedVersion: 2 }));
  const begins = await proposal(staff, 'en', { conference: conferenceId, of: first.id });
  expect(begins).toMatchObject({ symbol: null, of: { id: first.id, title: 'Work plan 2027' } });
  const second = value(
    await addDocument(staff, { ...plan, title: { en: 'Work plan 2027, revised' }, revises: first.id }),
  );
  value(await clearDocument(staff, { ...second, expectedVersion: 1 }));
  value(await issueDocument(staff, { ...second, expectedVersion: 2 }));
  const shown = (await released('en')).rows.filter(({ symbol }) => symbol === null);
  expect(shown.map(({ title, supersededBy }) => [title, supersededBy])).toEqual([
    ['Work plan 2027', 'Work plan 2027, revised'],
    ['Work plan 2027, revised', null],
  ]);
  expect((await released('en', { q: 'work plan' })).total).toBe(2);
  const member = await actorFor('delegate', { iso3: 'KGZ' });
  expect(await documentFor(member, 'en', first.id)).toMatchObject({
    symbol: null,
    stage: 'superseded',
    replacement: { symbol: 'Work plan 2027, revised' },
  });
  expect(await documentFor(member, 'en', second.id)).toMatchObject({ replaces: { symbol: 'Work plan 2027' } });
  const [file] = await versionsOf(second.id);
  expect(await releasedFile(file?.id ?? '')).toMatchObject({ name: 'Work plan 2027, revised-en.pdf' });
  expect((await verifyRecord()).wrong).toBeNull();
});
