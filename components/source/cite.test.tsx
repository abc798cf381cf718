import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Cite } from '#components/source/cite.tsx';
import { numbered } from '#components/source/numbered.ts';

test('nothing of a number takes the weight of the heading that it stands in: each part has its face and its own weight', () => {
  const of = { key: 'a', publisher: 'IOM', title: 'A page', date: null, url: null };
  const shown = renderToStaticMarkup(<Cite locale="ru" sources={numbered([of])} of={of} />);
  const faces = shown.match(/class="[^"]*tw:font-sans[^"]*"/g) ?? [];
  expect(faces).toHaveLength(2);
  for (const one of faces) expect(one).toContain('tw:font-normal');
});
