import { expect, test } from 'vitest';
import { changesBetween } from '#lib/language/word-diff.ts';
import { bracketed, type OpenProposal, shownSegments } from '#lib/text/bracket/rules.ts';

const proposal = (id: string): OpenProposal => ({
  ...{ id, kind: 'replace', paragraphId: 'p', after: null, paragraphKind: null, level: null },
  ...{ words: null, language: 'en', proponents: [id] },
});

/** The paragraph as it is shown with what is proposed: “{base|KAZ: words}” is a bracket. */
function shown(base: string, proposed: Record<string, string>): string {
  const all = Object.entries(proposed).map(([by, words]) => ({
    proposal: proposal(by),
    changes: changesBetween(base, words, 'en'),
  }));
  const behind = (some: readonly OpenProposal[]) => ({
    proponents: some.flatMap(({ proponents }) => proponents),
    proposals: some.map(({ id }) => id),
  });
  return shownSegments(bracketed(base, 'en', all, behind))
    .map((one) => {
      if (one.kind === 'same') return one.text;
      return `{${[one.base, ...one.options.map(({ proponents, text }) => `${proponents.join()}: ${text}`)].join('|')}}`;
    })
    .join('');
}

test('what is emphasised around a bracket is so on both its sides, and within as each proposal has it', () => {
  expect(
    shown('Recalling *the Declaration of 2013* with thanks', { KAZ: 'Recalling *the Accord of 2013* with thanks' }),
  ).toBe('Recalling *the* {*Declaration*|KAZ: *Accord*} *of 2013* with thanks');
  expect(shown('Recalling the Declaration', { KAZ: 'Recalling *the Declaration*', KGZ: 'Recalling the Accord' })).toBe(
    'Recalling {the Declaration|KAZ: *the Declaration*|KGZ: the Accord}',
  );
  expect(shown('2 * 3 papers', { KAZ: '2 * 4 papers' })).toBe('2 * {3|KAZ: 4} papers');
});
