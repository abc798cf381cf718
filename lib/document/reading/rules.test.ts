import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AccessLevel, accessLevels, type Capacity } from '#db/vocabulary.ts';
import { fileNameOf, inReadingOrder, isIn, type Reader, toReaderRows } from '#lib/document/reading/rules.ts';
import type { DocumentRecord, Version } from '#lib/document/rows.ts';

const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const version = (lang: string, mediaType = PDF): Version => ({
  id: `${lang} ${mediaType}`,
  lang,
  kind: 'official',
  mediaType,
  bytes: 1,
  scan: 'unscanned',
  scannedAt: null,
  scannedBy: null,
  fileName: 'a file',
  addedAt: '2026-11-24T00:00:00Z',
});
const held = (symbol: string, more: Partial<DocumentRecord> = {}): DocumentRecord => ({
  id: `id of ${symbol}`,
  symbol,
  title: 'A title',
  titleLanguage: 'en',
  distribution: 'general',
  access: 'participants',
  delegation: null,
  stage: 'issued',
  issuedOn: '2026-11-24',
  wasIssued: true,
  withdrawnOn: null,
  withdrawalReason: null,
  delegationName: null,
  body: { key: 'senior-officials-meeting', name: 'Senior Officials’ Meeting' },
  item: null,
  replacement: null,
  conference: { id: 'c', slug: 'c', title: 'C', titleLanguage: 'en', exercise: false },
  versions: [version('en')],
  working: ['en', 'ru'],
  ...more,
});
const reader = (iso3: string, ...capacities: Capacity[]): Reader => ({
  capacities: new Set<Capacity>(['public', ...capacities]),
  participant: iso3,
  bodies: new Set(),
});
const member = reader('KGZ', 'member');

test('the reader’s language comes first, then the working languages, PDF before DOCX', () => {
  const given = [version('kk'), version('en'), version('ru', DOCX), version('az'), version('ru')];
  const order = (locale: 'en' | 'ru') => inReadingOrder(locale, ['en', 'ru'], given).map(({ lang }) => lang);
  expect(order('ru')).toEqual(['ru', 'ru', 'en', 'az', 'kk']);
  expect(order('en')).toEqual(['en', 'ru', 'ru', 'az', 'kk']);
  expect(inReadingOrder('ru', ['en', 'ru'], given)[0]?.mediaType).toBe(PDF);
});

test('a region or a script of a language is in that language; another language is not', () => {
  expect(isIn('ru-KG', 'ru')).toBe(true);
  expect(isIn('ru', 'ru')).toBe(true);
  expect(isIn('run', 'ru')).toBe(false);
});

test('what is missing are the working languages without a version', () => {
  const [row] = toReaderRows('en', member, [held('AP/SOM.9/1', { versions: [version('ru-KG'), version('kk')] })]);
  expect(row?.missing).toEqual(['en']);
});

test('a document whose conference the reader may not see is shown without it', () => {
  const [row] = toReaderRows('en', member, [held('AP/SOM.9/1', { conference: null })]);
  expect(row).toMatchObject({ symbol: 'AP/SOM.9/1', conference: null });
});

test('documents stand in the office’s order, and each says why it is seen', () => {
  const given = [held('AP/SOM.9/INF.10'), held('AP/SOM.9/INF.2'), held('AP/SOM.9/1', { access: 'members' })];
  expect(toReaderRows('en', member, given).map(({ symbol, why }) => [symbol, why])).toEqual([
    ['AP/SOM.9/1', 'members'],
    ['AP/SOM.9/INF.2', 'participants'],
    ['AP/SOM.9/INF.10', 'participants'],
  ]);
});

const sees: Record<string, { reader: Reader; sees: readonly AccessLevel[] }> = {
  'a member': { reader: member, sees: ['public', 'participants', 'members'] },
  'the delegation named': {
    reader: reader('TJK', 'member'),
    sees: ['public', 'participants', 'members', 'delegation'],
  },
  'an observer': { reader: reader('IRN', 'observer'), sees: ['public', 'participants'] },
  'an observing organization': {
    reader: { capacities: new Set<Capacity>(['public', 'observer']), participant: 'org:IOM', bodies: new Set() },
    sees: ['public', 'participants'],
  },
  'a member of the body alone': {
    reader: {
      capacities: new Set<Capacity>(['public', 'bodyMember']),
      participant: 'org:OTS',
      bodies: new Set(['senior-officials-meeting']),
    },
    sees: ['public', 'body'],
  },
  'a member of another body': {
    reader: {
      capacities: new Set<Capacity>(['public', 'bodyMember']),
      participant: 'org:OTS',
      bodies: new Set(['another']),
    },
    sees: ['public'],
  },
  'an applicant': { reader: reader('UZB', 'applicant'), sees: ['public'] },
};

test.each(Object.entries(sees))(
  '%s sees what the rule shows them, even of rows that were not filtered',
  (_, { reader: who, sees: seen }) => {
    const given = accessLevels.map((access, at) =>
      held(`AP/SOM.9/${at + 1}`, { access, delegation: access === 'delegation' ? 'TJK' : null }),
    );
    expect(toReaderRows('en', who, given).map(({ why }) => why)).toEqual(seen);
  },
);

test('a draft is shown to no delegation, withdrawn or not; of what was issued the notice of its withdrawal is', () => {
  const drafts = [
    held('AP/SOM.9/1', { stage: 'draft', wasIssued: false }),
    held('AP/SOM.9/2', { stage: 'withdrawn', wasIssued: false }),
  ];
  expect(toReaderRows('en', member, drafts)).toEqual([]);
  expect(toReaderRows('en', member, [held('AP/SOM.9/3', { stage: 'withdrawn' })])).toHaveLength(1);
});

test('a file is saved by its symbol and language', () => {
  expect(fileNameOf({ symbol: 'AP/SOM.9/L.1/Rev.1', lang: 'ru', mediaType: DOCX })).toBe('AP-SOM.9-L.1-Rev.1-ru.docx');
});

test('no version is lost or added by the order', () => {
  const versions = fc.array(
    fc.record({ lang: fc.constantFrom('en', 'ru', 'kk', 'ru-KG'), type: fc.constantFrom(PDF, DOCX) }),
  );
  fc.assert(
    fc.property(fc.constantFrom('en' as const, 'ru' as const), versions, (locale, given) => {
      const all = given.map(({ lang, type }) => version(lang, type));
      const ordered = inReadingOrder(locale, ['en', 'ru'], all);
      expect(ordered.toSorted(byId)).toEqual(all.toSorted(byId));
      if (all.some(({ lang }) => isIn(lang, locale))) expect(isIn(ordered[0]?.lang ?? '', locale)).toBe(true);
    }),
  );
});

const byId = (a: Version, b: Version): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
