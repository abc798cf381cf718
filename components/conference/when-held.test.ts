import { expect, test } from 'vitest';
import { agendaNumber } from '#components/conference/agenda-number.ts';
import { toldApart, whenHeld } from '#components/conference/when-held.ts';

test('an agenda number has a full stop after a figure only: 3. and 3.1., but 3(a)', () => {
  expect(['3', '3.1', '3(a)', '3(b)'].map(agendaNumber)).toEqual(['3.', '3.1.', '3(a)', '3(b)']);
});

test('conferences of one name are told apart in a list of choices by their days and their place, and that a new date is open', () => {
  const from = { date: '2027-03-01', precision: 'day' as const };
  const row = { from, to: null, dateOpen: false, dateNote: null, inferred: null, city: 'Almaty' };
  expect(toldApart('en', 'Senior Officials’ Meeting', row)).toBe(
    'Senior Officials’ Meeting, 1\u00a0March 2027, Almaty',
  );
  const other = toldApart('en', 'Senior Officials’ Meeting', { ...row, city: 'Osh', dateOpen: true });
  expect(other).toContain('Osh');
  expect(other).not.toBe(toldApart('en', 'Senior Officials’ Meeting', { ...row, city: 'Osh' }));
});

test('a day of which a part was inferred says so wherever it stands', () => {
  const row = {
    from: { date: '2023-10-12', precision: 'day' as const },
    to: null,
    dateOpen: false,
    dateNote: null,
    inferred: 'year' as const,
  };
  expect(whenHeld('en', row)).toBe('12\u00a0October 2023 (year inferred)');
  expect(whenHeld('ru', row)).toMatch(/\(год определён предположительно\)$/);
  expect(toldApart('fr', 'Réunion', { ...row, city: 'Bakou' })).toContain('(année déduite)');
  expect(whenHeld('en', { ...row, inferred: null })).not.toContain('inferred');
});
