import { expect, test } from 'vitest';
import { numbered } from '#components/source/numbered.ts';

const source = (key: string) => ({ key, publisher: key, title: key, date: null, url: null });

test('a source has the number of its first mention, once', () => {
  const [a, b] = [source('a'), source('b')];
  const sources = numbered([a, null, b, a, undefined]);
  expect(sources.list.map((s) => s.key)).toEqual(['a', 'b']);
  expect(sources.number(source('b'))).toBe(2);
});

test('a source that the page does not list has no number', () => {
  expect(numbered([]).number(source('a'))).toBeNull();
});
