import { expect, test } from 'vitest';
import { recordedFor, recordedKind } from '#components/text/staff/record-fields.ts';

test('a proposal is recorded for whom the open round entitles, for an observer a comment alone', () => {
  const names = ['KAZ', 'KGZ', 'org:IOM'].map((key) => ({ key, code: key, name: key }));
  const replies = [
    { participant: 'KAZ', observer: false },
    { participant: 'org:IOM', observer: true },
  ];
  const keysOf = (kind: 'replace' | 'comment', openRound: { replies: typeof replies } | null) =>
    recordedFor({ names, openRound }, kind).map(({ key }) => key);
  expect(keysOf('replace', { replies })).toEqual(['KAZ']);
  expect(keysOf('comment', { replies })).toEqual(['KAZ', 'org:IOM']);
  expect(keysOf('comment', null)).toEqual([]);
});

test('the form of each kind is known by its name, and no other', () => {
  expect(recordedKind('record-move')).toBe('move');
  for (const other of ['record-', 'record', 'move', 'record-note']) expect(recordedKind(other)).toBeNull();
});
