import { expect, test } from 'vitest';
import { corrected } from '#lib/correction/rules.ts';

test('what had said something and says something else is corrected; what was empty, or is only added to, is not', () => {
  const before = {
    from: '2027-01-01',
    note: null,
    hosts: ['KAZ'],
    title: { en: 'A' },
    city: { ru: 'Б', en: 'B' },
    chairs: [],
  };
  expect(
    corrected(before, {
      ...before,
      note: { en: 'New' },
      hosts: ['KAZ', 'KGZ'],
      title: { en: 'A', ru: 'А' },
      chairs: ['TJK'],
    }),
  ).toEqual({
    before: {},
    after: {},
  });
  expect(corrected(before, { ...before, city: { en: 'B', ru: 'Б' } }).before).toEqual({});
  expect(corrected(before, { ...before, from: '2027-02-01', hosts: ['KGZ'], title: null })).toEqual({
    before: { from: '2027-01-01', hosts: ['KAZ'], title: { en: 'A' } },
    after: { from: '2027-02-01', hosts: ['KGZ'], title: null },
  });
});
