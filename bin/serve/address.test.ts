import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parameters as data } from '#app/api/v1/parameters.ts';
import { dataParameters, parameters, preferredLocale, readAddress } from '#bin/serve/address.ts';
import type { Locale } from '#db/vocabulary.ts';

const framework = new Set(['/icon.svg', '/robots.txt']);
const read = (target: string, languages: readonly Locale[] = ['en', 'ru']) => readAddress(target, framework, languages);

test('a public page has one address, whatever order or company its parameters come in', () => {
  const key = '/en/members?date=2020-01-01&q=%D0%B6';
  for (const query of [
    'q=ж&date=2020-01-01',
    'utm=1&date=2020-01-01&&q=%D0%B6&page=',
    'date=2020-01-01&q=ж&date=2021',
  ]) {
    expect(read(`/en/members?${query}`)).toEqual({ kind: 'public', locale: 'en', key });
  }
  expect(read('/ru')).toEqual({ kind: 'public', locale: 'ru', key: '/ru' });
});

test('a slash at the end leads to the address without it', () => {
  expect(read('/en/members/?year=2013')).toEqual({ kind: 'moved', to: '/en/members?year=2013' });
});

test('what is long beyond use, or spelt in another way, is no address', () => {
  for (const target of [`/en/${'x'.repeat(300)}`, '/en/%70ortal', '/en/%E0%A4%A', '/en/a%2Fb']) {
    expect(read(target)).toEqual({ kind: 'missing', locale: 'en' });
  }
});

test('a value that is longer than any may be is cut where the page still sees that', () => {
  const key = `/en/documents?q=${'x'.repeat(201)}`;
  expect(read(`/en/documents?q=${'x'.repeat(10_000)}`)).toEqual({ kind: 'public', locale: 'en', key });
  expect(read(key)).toEqual({ kind: 'public', locale: 'en', key });
  const halved = read(`/en/documents?q=${'x'.repeat(200)}${encodeURIComponent('\u{1f5fa}')}`);
  expect(halved).toMatchObject({ key: `/en/documents?q=${'x'.repeat(200)}%EF%BF%BD` });
});

test('no path that the framework could take for another reaches it', () => {
  for (const target of [
    '/api/../en',
    '/api/%2e%2e/en',
    '/_next/./x',
    '/en/portal/../news',
    '/en//portal',
    '//en',
    '/api/..\\en',
    'http://elsewhere/en',
    '*',
    '',
  ]) {
    expect(read(target).kind).toBe('missing');
  }
});

test('an escape that makes no letter, and a NUL in a query, are read by nothing behind the server', () => {
  for (const path of ['/en/portal/%E0%A4', '/en/portal/desk/document/%', '/en/portal/invitation/%E0%A4', '/en/%'])
    expect(read(path), path).toEqual({ kind: 'missing', locale: 'en' });
  for (const path of ['/api/file/%E0%A4', '/api/released/%FF', '/api/v1/%', '/_next/%E0'])
    expect(read(path), path).toEqual({ kind: 'missing', locale: null });
  expect(read('/ru/portal/staff/record?subject=%00')).toEqual({ kind: 'missing', locale: 'ru' });
  // A public page says beside its field what it cannot use.
  for (const path of ['/ru/documents?q=%00', '/ru/conferences?body=a%00'])
    expect(read(path), path).toMatchObject({ kind: 'public', key: expect.stringContaining('%EF%BF%BD') });
  expect(read('/ru/portal/staff/record?subject=%2500%E0').kind).toBe('portal');
  expect(read('/api/v1/conferences?body=%00')).toMatchObject({ kind: 'data', wrong: 'body' });
});

test('the portal, the API, built files and files in public/ go to the framework', () => {
  expect(read('/ru/portal').kind).toBe('portal');
  expect(read('/ru/portal/staff?x=1').kind).toBe('portal');
  for (const target of ['/api/file/1', '/_next/static/a.css', '/icon.svg', '/robots.txt?x']) {
    expect(read(target).kind).toBe('framework');
  }
  for (const target of ['/api', '/unknown.ico', '/de', '/portal', '/DE/members']) {
    expect(read(target)).toEqual({ kind: 'missing', locale: null });
  }
  expect(read('/en/portals').kind).toBe('public');
});

test('large letters in the language or the room of a public address lead to the small ones', () => {
  expect(read('/EN')).toEqual({ kind: 'moved', to: '/en' });
  expect(read('/Ru/Members?date=2020-01-01&x=1')).toEqual({ kind: 'moved', to: '/ru/members?date=2020-01-01' });
  // What stands behind the room its page looks up in letters of any case.
  expect(read('/en/States/KAZ')).toEqual({ kind: 'moved', to: '/en/states/KAZ' });
  expect(read('/en/states/KAZ').kind).toBe('public');
});

test('the language follows what the browser would rather have', () => {
  const preferred = (accepted: string | undefined) => preferredLocale(accepted, ['ru', 'en']);
  expect(preferred(undefined)).toBe('en');
  expect(preferred('ru-RU,ru;q=0.9,en;q=0.8')).toBe('ru');
  expect(preferred('kk;q=1, en;q=0.5, ru;q=0.7')).toBe('ru');
  expect(preferred('ru;q=0, fr')).toBe('en');
  expect(preferredLocale('en', ['ru'])).toBe('ru');
});

test('a language that the process is not shown in has no address, on neither side', () => {
  for (const target of ['/ru', '/ru/members', '/ru/portal', '/ru/portal/sign-in'])
    expect(read(target, ['en'])).toEqual({ kind: 'missing', locale: null });
  expect(read('/en/members', ['en'])).toMatchObject({ kind: 'public', locale: 'en' });
});

test('every parameter that a public page reads is let through to it, and none is let through that no page reads', () => {
  const read = new Set<string>();
  for (const file of globSync('app/(public)/**/page.tsx')) {
    const text = readFileSync(file, 'utf8');
    const asked = [...text.matchAll(/queryOf\(await searchParams, \[([^\]]*)\]\)/g)].map(([, names = '']) => names);
    expect(asked.length, `${file} reads its query by queryOf alone`).toBe(text.split('await searchParams').length - 1);
    for (const name of asked.join(',').matchAll(/'([^']+)'/g)) read.add(name[1] ?? '');
  }
  expect([...read].toSorted()).toEqual(parameters.toSorted());
});

test('an answer of the open data is held under one address, however it is asked for', () => {
  const key = '/api/v1/conferences?body=x&locale=ru&page=2';
  for (const target of [
    '/api/v1/conferences?page=2&body=x&locale=ru',
    '/api/v1/conferences?locale=ru&page=2&utm=mail&body=x&year=',
    '/api/v1/conferences?body=%78&page=2&page=3&locale=ru',
  ])
    expect(read(target)).toEqual({ kind: 'data', key, wrong: null });
  expect(read('/api/v1')).toEqual({ kind: 'data', key: '/api/v1', wrong: null });
  expect(read(`/api/v1/conferences?body=${'x'.repeat(10_000)}`)).toMatchObject({ kind: 'data', wrong: 'body' });
  expect(read('/api/v1/outcomes/x/text?format=pdf').kind).toBe('framework');
  expect(read(`/api/v1/${'x'.repeat(400)}`).kind).toBe('missing');
});

test('whatever the open data may be asked with is part of the address that it is held under', () => {
  const ofFiles = ['format', 'language'];
  expect([...dataParameters, ...ofFiles].toSorted()).toEqual(Object.keys(data).toSorted());
});
