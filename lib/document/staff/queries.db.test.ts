import { beforeAll, expect, test } from 'vitest';
import { announcedConference, clearAndIssue, documentForm, pdfFile } from '#bin/test/conference.ts';
import { actorFor, loadedRegister, refusal, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { addAgendaItem } from '#lib/conference/agenda/commands.ts';
import { clearDocument, issueDocument, withdrawDocument } from '#lib/document/commands.ts';
import { addDocument } from '#lib/document/draft/commands.ts';
import { addLanguageVersion } from '#lib/document/files/commands.ts';
import { staffDocument, staffDocuments } from '#lib/document/staff/queries.ts';
import { proposal } from '#lib/document/symbol/queries.ts';

let staff: Actor;
let conference: string;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  conference = (await announcedConference(staff)).id;
  value(await addAgendaItem(staff, { conferenceId: conference, number: '2', title: { en: 'Second' } }));
  value(await addAgendaItem(staff, { conferenceId: conference, number: '1', title: { en: 'First' } }));
});

const add = async (symbol: string, more: object = {}) =>
  value(await addDocument(staff, documentForm(conference, symbol, { title: { en: symbol }, ...more }))).id;
const seen = async (id: string) => {
  const found = await staffDocument(staff, 'en', id);
  if (!found) throw new Error('the document is gone');
  return found;
};

test('the next symbol of a nature is proposed, with the agenda in its order and those who take part', async () => {
  const first = await proposal(staff, 'en', { conference, nature: 'INF' });
  expect(first).toMatchObject({
    symbol: 'AP/SOM.10/INF.1',
    languages: ['en', 'ru'],
    of: null,
    conference: { over: false },
  });
  expect(first?.agenda.map(({ number }) => number)).toEqual(['1', '2']);
  expect(first?.delegations.map(({ name }) => name)).toContain('Kazakhstan');
  expect(first?.delegations.map(({ key }) => key)).not.toContain('UZB');
  await add('AP/SOM.10/INF.1');
  expect((await proposal(staff, 'en', { conference, nature: 'INF' }))?.symbol).toBe('AP/SOM.10/INF.2');
  expect((await proposal(staff, 'en', { conference, nature: 'L' }))?.symbol).toBe('AP/SOM.10/L.1');
});

test.each([
  ['no nature', { nature: undefined }],
  ['a nature that is none', { nature: 'Q' }],
  ['a conference that is none', { conference: '00000000-0000-4000-8000-000000000000' }],
  ['what is no id', { conference: "x' or 1=1" }],
])('nothing is proposed for %s', async (_name, asked) => {
  expect(await proposal(staff, 'en', { conference, nature: 'L', ...asked })).toBeNull();
});

test('a revision begins from what it revises, and a draft revision in between supersedes nothing', async () => {
  const base = await add('AP/SOM.10/L.1', { access: 'members' });
  await clearAndIssue(staff, base);
  const revision = await proposal(staff, 'en', { conference, of: base });
  expect(revision).toMatchObject({
    symbol: 'AP/SOM.10/L.1/Rev.1',
    nature: 'L',
    of: { symbol: 'AP/SOM.10/L.1', access: 'members', titles: { en: 'AP/SOM.10/L.1' } },
  });
  const abandoned = await add('AP/SOM.10/L.1/Rev.1', { deliberate: true });
  expect((await seen(base)).replacedBy).toMatchObject({ id: abandoned, stage: 'draft' });
  value(await withdrawDocument(staff, { id: abandoned, expectedVersion: 1 }));
  const second = await add('AP/SOM.10/L.1/Rev.2', { deliberate: true });
  expect((await seen(second)).replaces).toMatchObject({ id: base, stage: 'issued' });
  await clearAndIssue(staff, second);
  expect(await seen(base)).toMatchObject({
    stage: 'superseded',
    replacedBy: { id: second },
    can: { issue: false, withdraw: true, revise: false },
  });
  expect((await seen(second)).replaces).toMatchObject({ id: base, stage: 'superseded' });
});

test('what may be done follows the stage, and an administrator may do nothing', async () => {
  const id = await add('AP/SOM.10/3');
  const may = async () =>
    Object.entries((await seen(id)).can)
      .flatMap(([key, allowed]) => (allowed ? [key] : []))
      .sort();
  expect(await may()).toEqual(['addVersion', 'clear', 'edit', 'review', 'withdraw']);
  value(await clearDocument(staff, { id, expectedVersion: 1 }));
  expect(await may()).toEqual(['addVersion', 'issue', 'return', 'withdraw']);
  value(await issueDocument(staff, { id, expectedVersion: 2 }));
  expect(await may()).toEqual(['access', 'addVersion', 'correct', 'revise', 'withdraw']);
  value(await withdrawDocument(staff, { id, expectedVersion: 3, reason: 'Taken back.' }));
  expect(await may()).toEqual([]);
  expect(await staffDocument(await actorFor('administrator'), 'en', id)).toBeNull();
  expect(await staffDocument(staff, 'en', 'nothing')).toBeNull();
});

test('the audience is named as the register has it today: members apart from observers, without applicants', async () => {
  const { audience } = await seen(await add('AP/SOM.10/4'));
  expect(audience.members).toContain('Kazakhstan');
  expect(audience.members).not.toContain('Uzbekistan');
  expect(audience.observers).toEqual(expect.arrayContaining(['Pakistan', 'International Organization for Migration']));
  expect([...audience.observers, ...audience.members]).not.toContain('Organization of Turkic States');
});

test('documents stand by conference in the order of symbols, and can be asked for by stage', async () => {
  const own = (await announcedConference(staff, { ordinal: '12' })).id;
  for (const symbol of ['AP/SOM.12/L.1', 'AP/SOM.12/10', 'AP/SOM.12/2'])
    value(await addDocument(staff, documentForm(own, symbol)));
  const { rows: all } = await staffDocuments(staff, 'en', { conference: own });
  const symbols = all.map(({ symbol }) => symbol);
  expect(symbols).toEqual(['AP/SOM.12/2', 'AP/SOM.12/10', 'AP/SOM.12/L.1']);
  expect(all[0]).toMatchObject({ missing: ['ru'], versions: [{ lang: 'en', kind: 'original' }] });
  const drafts = await staffDocuments(staff, 'en', { stage: 'draft' });
  expect(new Set(drafts.rows.map(({ stage }) => stage))).toEqual(new Set(['draft']));
  expect(await staffDocuments(staff, 'en', { conference: 'nothing', stage: 'none' })).toEqual({
    rows: [],
    total: 0,
    page: 1,
    pages: 1,
  });
});

test('a file that was not chosen is said to be missing, beside the file', async () => {
  const id = await add('AP/SOM.10/5');
  const none = { language: 'ru', kind: 'official', name: '', bytes: new Uint8Array() };
  const result = await addLanguageVersion(staff, { id, expectedVersion: 1, file: none });
  expect(refusal(result)).toBe('invalid');
  expect(result).toMatchObject({ refusal: { fields: { file: 'file-missing' } } });
  expect(await addLanguageVersion(staff, { id, expectedVersion: 1, file: pdfFile('en') })).toMatchObject({
    refusal: { code: 'version-there', fields: { 'file.language': 'version-there' } },
  });
});
