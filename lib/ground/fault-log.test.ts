import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import { describeFault, newReference, withoutToken } from '#lib/ground/fault-log.ts';

test('what the log says of a statement has none of its values', () => {
  const cause = new Error('connect ECONNREFUSED');
  const fault = new DrizzleQueryError('select $1', ['Draft declaration\nof the ministers', 'a@b.example'], cause);
  expect(fault.message).toContain('Draft declaration');
  const said = describeFault(fault);
  expect(said).toContain('Failed query: select $1');
  expect(said).toContain('caused by Error: connect ECONNREFUSED');
  expect(said).toContain('fault-log.test.ts');
  expect(said).not.toMatch(/Draft|of the ministers|a@b/);
});

test('the address by which somebody sets their sign-in is logged without what opens it', () => {
  expect(withoutToken('/en/portal/invitation/abc-DEF_123?why=x')).toBe('/en/portal/invitation/…?why=x');
  expect(withoutToken('/en/portal/staff')).toBe('/en/portal/staff');
});

test('a reference is two groups of four that can be read out', () => {
  expect(newReference()).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
});
