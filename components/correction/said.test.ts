import { expect, test } from 'vitest';
import { saidOf } from '#components/correction/said.ts';
import type { CorrectionView } from '#lib/correction/queries.ts';

const corrected = (was: string, is: string): CorrectionView => ({
  id: crypto.randomUUID(),
  kind: 'corrected',
  reason: 'A word was wrong.',
  before: { body: { en: was } },
  after: { body: { en: is } },
  public: true,
  on: '2026-01-01',
  names: {},
});

test('of a long text a notice shows where it differs, at words, and not all that was right', () => {
  const around = 'word '.repeat(200);
  const { lines } = saidOf(
    'en',
    'news',
    corrected(`${around}eight governments ${around}`, `${around}nine governments ${around}`),
  );
  expect(lines).toHaveLength(1);
  for (const [said, differs] of [
    [lines[0]?.was, 'eight governments'],
    [lines[0]?.is, 'nine governments'],
  ]) {
    expect(said).toContain(differs);
    expect(said).toMatch(/^… ?word .* word ?…$/);
    expect(said?.length).toBeLessThan(200);
  }
});

test('a short text stands whole, and a text that grew at its end shows that end', () => {
  expect(saidOf('en', 'news', corrected('Eight met.', 'Nine met.')).lines).toMatchObject([
    { was: 'Eight met.', is: 'Nine met.' },
  ]);
  const long = 'word '.repeat(100).trim();
  expect(saidOf('en', 'news', corrected(long, `${long} and an end.`)).lines[0]?.is).toMatch(/^….* word and an end\.$/);
});
