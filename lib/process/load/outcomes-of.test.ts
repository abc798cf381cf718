import { expect, test } from 'vitest';
import { kindOf, outcomesOf, sharedDate } from '#lib/process/load/outcomes-of.ts';

test.each([
  ["Co-Chairs' Statement", 'co-chairs-statement'],
  ['Co-Chairs’ statement', 'co-chairs-statement'],
  ['Bali Process Strategy', 'strategy'],
  ['Strategy for Cooperation', 'strategy'],
  ['Adelaide Strategy for Cooperation', 'strategy'],
  ['Bali Declaration on People Smuggling, Trafficking in Persons and Related Transnational Crime', 'declaration'],
  ['Regional Cooperation Framework', 'framework'],
  ['Joint Statement', 'joint-statement'],
  ['Closing Statement of the Presidency', 'closing-statement'],
  ['Conclusions', 'conclusions'],
  ['Recommendations to the Ministers', 'recommendations'],
  ['Programme 2024–2027', 'programme'],
  ['Road Map', 'road-map'],
  ['Feuille de route', 'road-map'],
  ['Terms of Reference', 'terms-of-reference'],
  ['Work Plan 2026', 'work-plan'],
  ['Plan of Action', 'action-plan'],
  ['Chair’s Summary', 'chairs-summary'],
  ['Communique', 'communique'],
  ['A charter', 'other'],
])('“%s” is of the kind %s', (title, kind) => {
  expect(kindOf(title)).toBe(kind);
});

test('of a process with kinds of its own only those are told', () => {
  expect(kindOf('Strategy for Cooperation', ['charter', 'other'])).toBe('other');
  const [one] = outcomesOf('Strategy (endorsed)', (title) => ({ en: title }), ['strategy']);
  expect(one).toMatchObject({ kind: 'strategy', note: 'endorsed' });
});

test.each([
  ['2025-04-24', '2025-04-24', '2025-04-24'],
  ['2011-03-14', '2011-03-16', '2011-03'],
  ['2011-03-30', '2011-04-02', '2011'],
  ['2011-12-30', '2012-01-02', ''],
  ['2011-03', '2011-03', '2011-03'],
  ['2011', '2011-03-02', '2011'],
])('what a meeting from %s to %s adopted is dated %s: no day that nobody gives', (from, to, day) => {
  expect(sharedDate(from, to)).toBe(day);
});
