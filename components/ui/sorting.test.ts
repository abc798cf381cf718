import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sorted } from '#components/ui/sorting.ts';

const compare = new Intl.Collator('ru-RU', { sensitivity: 'base' }).compare;
const up = { descending: false, compare };
const down = { descending: true, compare };

test('texts stand as the language has them, numbers by size, and what is not known last either way', () => {
  const names = ['Турция', null, 'Ёлка', 'Азербайджан', undefined, 'Жар'];
  expect(sorted(names, (name) => name, up)).toEqual(['Азербайджан', 'Ёлка', 'Жар', 'Турция', null, undefined]);
  expect(sorted(names, (name) => name, down)).toEqual(['Турция', 'Жар', 'Ёлка', 'Азербайджан', null, undefined]);
  expect(sorted([10, 9, null, 0], (n) => n, up)).toEqual([0, 9, 10, null]);
});

test('rows that are alike keep their order, and none is lost or made', () => {
  const row = fc.record({ key: fc.option(fc.constantFrom('a', 'b', 'c')), at: fc.nat() });
  fc.assert(
    fc.property(fc.array(row), fc.boolean(), (rows, descending) => {
      const given = rows.map((one, at) => ({ ...one, at }));
      const found = sorted(given, ({ key }) => key, { descending, compare });
      expect(found.toSorted((a, b) => a.at - b.at)).toEqual(given);
      for (const key of ['a', 'b', 'c', null]) {
        const places = found.filter((one) => one.key === key).map(({ at }) => at);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }
    }),
  );
});
