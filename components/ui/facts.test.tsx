import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Facts } from '#components/ui/facts.tsx';

test('a fact of which nothing would be seen is left out, with its term', () => {
  const of = (value: Parameters<typeof Facts>[0]['items'][number]['value']) =>
    renderToStaticMarkup(<Facts items={[{ term: 'Stage', value }]} />);
  for (const value of [false, true, null, undefined, '', [], [false, '']]) expect(of(value)).toBe('');
  for (const value of [0, 'in force', [false, 'in force'], <p key="p">in force</p>])
    expect(of(value)).toMatch(/<dt[^>]*>Stage<\/dt><dd[^>]*>.+<\/dd>/);
});
