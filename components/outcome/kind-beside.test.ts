import { expect, test } from 'vitest';
import { kindBeside } from '#components/outcome/outcome-list.tsx';

test('a kind that the title says already is not said again, whatever its accents and capitals', () => {
  const of = (title: string, kind: string, kindName: string | null = null) =>
    kindBeside('en', { title, kind, kindName });
  expect(of('Baku Declaration', 'declaration')).toBeNull();
  expect(of('Communique', 'communique')).toBeNull();
  expect(of('Operating Modalities', 'modalities')).toBeNull();
  expect(of('Summary', 'x', 'Sommaire')).toBe('Sommaire');
  expect(kindBeside('ru', { title: 'Baku Declaration', kind: 'declaration', kindName: null })).toMatch(/^\p{Lu}/u);
});
