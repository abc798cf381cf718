import { expect, test } from 'vitest';
import { proposalKinds } from '#db/vocabulary.ts';
import { contradict } from '#lib/text/proposal/rules.ts';

test('what one State cannot say of one paragraph at once: two wordings, two places, or either and that it goes', () => {
  const on = (paragraphId: string | null) =>
    proposalKinds.flatMap((kind) =>
      proposalKinds.flatMap((other) =>
        contradict({ kind, paragraphId: 'p' }, { kind: other, paragraphId }) ? [`${kind}, ${other}`] : [],
      ),
    );
  expect(on('p').toSorted()).toEqual([
    'delete, delete',
    'delete, move',
    'delete, replace',
    'move, delete',
    'move, move',
    'replace, delete',
    'replace, replace',
  ]);
  expect(on('q')).toEqual([]);
  expect(contradict({ kind: 'insert', paragraphId: null }, { kind: 'insert', paragraphId: null })).toBe(false);
});
