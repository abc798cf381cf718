import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { processFile } from '#lib/process/input.ts';
import { bodiesOf, bodyNamed } from '#lib/process/load/body-names.ts';
import { cityOf, referenceDataOf } from '#lib/process/load/reference-data.ts';
import { unknownReferences } from '#lib/process/load/references.ts';

test('a file may say it in one language: that is English', async () => {
  const file = JSON.parse(await readFile('db/seed/almaty-process.json', 'utf8'));
  const process = { ...file.process, kind: 'a dialogue', chairRotation: { en: 'by turns', ru: 'по очереди' } };
  expect(processFile.parse({ ...file, process }).process).toMatchObject({
    kind: 'a dialogue',
    chairRotation: { en: 'by turns', ru: 'по очереди' },
  });
});

test('words of a file may be in any language, and names of States in none', async () => {
  const file = JSON.parse(await readFile('db/seed/almaty-process.json', 'utf8'));
  const { stateNamesEn, stateNamesRu, news, ...rest } = file;
  const process = {
    ...file.process,
    name: { fr: 'Processus', ar: 'عملية' },
    workingLanguages: ['fr', 'ar'],
    bodies: [{ code: 'SOM', fr: 'Réunion des hauts fonctionnaires' }, 'Comité directeur'],
    offices: [{ key: 'chair', fr: 'Présidence' }],
  };
  const meetings = [{ ...file.meetings[0], body: 'Réunion des hauts fonctionnaires', title: 'Première réunion' }];
  const given = processFile.parse({ ...rest, process, meetings, cityNames: { ar: { Almaty: 'ألماتي' } } });
  expect(unknownReferences(given)).toEqual([]);
  const made = referenceDataOf(given);
  expect(made.process).toMatchObject({ name: process.name, notFound: expect.arrayContaining([]) });
  expect(bodiesOf(given).map(({ key, code, name }) => ({ key, code, name }))).toEqual([
    { key: 'reunion-des-hauts-fonctionnaires', code: 'SOM', name: { fr: 'Réunion des hauts fonctionnaires' } },
    { key: 'comite-directeur', code: 'CD', name: { fr: 'Comité directeur' } },
  ]);
  expect(bodyNamed(given, 'Réunion des hauts fonctionnaires')).toBe('reunion-des-hauts-fonctionnaires');
  expect(cityOf(given, 'Almaty')).toEqual({ fr: 'Almaty', ar: 'ألماتي', ru: 'Алматы' });
  const kazakhstan = made.stateNames.filter(({ iso3 }) => iso3 === 'KAZ');
  expect(Object.fromEntries(kazakhstan.map(({ language, short }) => [language, short]))).toEqual({
    en: 'Kazakhstan',
    fr: 'Kazakhstan',
    ar: 'كازاخستان',
  });
});

test('a name that the file gives stands over that of CLDR, and holds from the day the former one ended', async () => {
  const file = JSON.parse(await readFile('db/seed/almaty-process.json', 'utf8'));
  const process = { ...file.process, interfaceLanguages: ['fr'] };
  const stateNames = { fr: { TUR: ['Türkiye', 'République de Türkiye'] } };
  const former = { iso3: 'TUR', language: 'fr', short: 'Turquie', formal: 'République turque', until: '2022-06-01' };
  const given = processFile.parse({ ...file, process, stateNames, stateNamesFormer: [former] });
  const french = referenceDataOf(given).stateNames.filter(({ language }) => language === 'fr');
  expect(french.filter(({ iso3 }) => iso3 === 'TUR')).toEqual([
    { iso3: 'TUR', language: 'fr', short: 'Turquie', formal: 'République turque', from: null, to: '2022-06-01' },
    { iso3: 'TUR', language: 'fr', short: 'Türkiye', formal: 'République de Türkiye', from: '2022-06-01', to: null },
  ]);
  expect(french.find(({ iso3 }) => iso3 === 'UZB')?.short).toBe('Ouzbékistan');
});

test.each([
  ['a language that is none', { chairRotation: { 'english!': 'by turns' } }],
  ['an interface language that the portal does not have', { interfaceLanguages: ['xx'] }],
  ['a name in no language', { name: {} }],
  ['an office whose key is misspelt', { offices: [{ key: 'chair', name: 'Chair' }] }],
  ['a working language that is no tag', { workingLanguages: ['English'] }],
])('%s is refused', async (_what, more) => {
  const file = JSON.parse(await readFile('db/seed/almaty-process.json', 'utf8'));
  expect(processFile.safeParse({ ...file, process: { ...file.process, ...more } }).success).toBe(false);
});

test('a source leads where its address says, on the web', async () => {
  const file = JSON.parse(await readFile('db/seed/almaty-process.json', 'utf8'));
  const read = (url: string) => {
    const sources = { ...file.sources, one: { publisher: 'P', title: 'T', url } };
    return processFile.safeParse({ ...file, sources }).error?.issues.map(({ path }) => path.join('.')) ?? [];
  };
  expect(read('https://example.org/@a')).toEqual([]);
  for (const url of [
    'https://un.org@evil.example/',
    'https://@evil.example/',
    'javascript:alert(1)',
    'ftp://a.example/',
  ])
    expect(read(url), url).toEqual(['sources.one.url']);
});

test('each body has a key of its own, whatever letters its name is written in and however many begin alike', async () => {
  const seed = JSON.parse(await readFile('db/seed/almaty-process.json', 'utf8'));
  const alike = 'Working Group on the Cooperation of Authorities at the Land Borders of the Region, ';
  const bodies = [
    'لجنة المتابعة',
    { code: 'GA', ar: 'فريق الخبراء' },
    { code: 'GB', ar: 'فريق العمل' },
    { code: 'N', en: `${alike}North` },
    { code: 'S', en: `${alike}South` },
    'Совещание старших должностных лиц',
  ];
  const file = processFile.parse({ ...seed, process: { ...seed.process, bodies } });
  const found = bodiesOf(file);
  expect(found.map(({ key }) => key)).toEqual([
    'ba',
    'ga',
    'gb',
    'working-group-on-the-cooperation-of-authorities-at-the-land',
    'working-group-on-the-cooperation-of-authorities-at-the-land-2',
    'soveshchanie-starshikh-dolzhnostnykh-lits',
  ]);
  expect(found.map(({ code }) => code)).toEqual(['BA', 'GA', 'GB', 'N', 'S', 'SSDL']);
  expect(bodyNamed(file, `${alike}South`)).toBe(found[4]?.key);
});
