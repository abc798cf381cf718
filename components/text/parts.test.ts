import { expect, test } from 'vitest';
import { proposals, states, text } from '#bin/bench/text.ts';
import { partsOf, partWith } from '#components/text/parts.ts';
import { compiled } from '#lib/text/rolling/rules.ts';

const order = new Map(states.map((key, at) => [key, at]));
const roll = (paragraphs: number, most: number) =>
  compiled({
    paragraphs: text.slice(0, paragraphs),
    last: text.slice(0, paragraphs),
    original: 'en',
    language: 'en',
    proposals: proposals
      .filter(({ paragraphId, after }) => text.slice(0, paragraphs).some(({ id }) => id === (paragraphId ?? after)))
      .slice(0, most),
    order,
  }).paragraphs;

test('a text of the usual length is one part, also with some proposals on it', () => {
  expect(partsOf(roll(40, 30))).toHaveLength(1);
  expect(partsOf([])).toEqual([]);
});

test('three hundred paragraphs with two thousand proposals are parts that one can hold; each paragraph is in one of them, in its order', () => {
  const paragraphs = roll(300, 2000);
  const parts = partsOf(paragraphs);
  expect(parts.flat()).toEqual(paragraphs);
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.length).toBeLessThan(40);
  for (const part of parts) expect(part.length).toBeGreaterThan(0);
});

test('an address that names a paragraph leads to its part; one that is not there to the first', () => {
  const parts = partsOf(roll(300, 2000));
  for (const [at, part] of parts.entries()) expect(partWith(parts, part.at(-1)?.paragraph.id)).toBe(at);
  expect([partWith(parts, undefined), partWith(parts, 'none'), partWith([], 'none')]).toEqual([0, 0, 0]);
});
