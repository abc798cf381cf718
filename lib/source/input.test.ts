import { expect, test } from 'vitest';
import { sourceIn } from '#lib/source/input.ts';

const form = (given: Record<string, string>): FormData => {
  const made = new FormData();
  for (const [name, value] of Object.entries(given)) made.set(name, value);
  return made;
};

test('a new source that was typed is never dropped, also where one of the register was chosen', () => {
  const described = { publisher: 'UNHCR', title: '', date: '', url: '' };
  expect(sourceIn(form({ source: 'iom-2013', 'newSource.publisher': 'UNHCR' }))).toEqual({
    source: 'iom-2013',
    newSource: described,
  });
  expect(sourceIn(form({ 'newSource.publisher': 'UNHCR' }))).toEqual({ source: '', newSource: described });
  expect(sourceIn(form({ source: 'iom-2013', 'newSource.title': '  ' }))).toEqual({
    source: 'iom-2013',
    newSource: null,
  });
});
