import { expect, test } from 'vitest';
import { anew } from '#lib/page/anew.ts';

test('an address at a place of its page differs from where one is, and keeps the place', () => {
  expect(anew('/en/portal/desk/agreement/1?paragraph=2#p-2', 'm')).toBe(
    '/en/portal/desk/agreement/1?paragraph=2&after=m#p-2',
  );
  expect(anew('/en/portal/staff/text/1#adoption', 'm')).toBe('/en/portal/staff/text/1?after=m#adoption');
});

test('an address without a place stays as it is', () => {
  expect(anew('/en/portal/desk?a=b', 'm')).toBe('/en/portal/desk?a=b');
});
