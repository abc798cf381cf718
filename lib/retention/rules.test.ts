import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { retentionMarkdown } from '#lib/retention/rules.ts';

test('docs/retention.md says what the table says; node bin/render-retention.ts writes it anew', () => {
  const written = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'retention.md'), 'utf8');
  expect(written).toBe(retentionMarkdown());
});
