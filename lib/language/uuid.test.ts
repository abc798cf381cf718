import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { isUuid } from '#lib/language/uuid.ts';

test('an id is told from what only has its letters', () => {
  expect(isUuid(randomUUID())).toBe(true);
  for (const none of ['', '-'.repeat(36), 'a'.repeat(36), '0'.repeat(36), `${randomUUID()}\n`, randomUUID().slice(1)])
    expect(isUuid(none)).toBe(false);
});
