import { expect, test } from 'vitest';
import { besideNote, claimGroups, claimValue } from '#components/source/claim-groups.ts';

const claim = (field: string, value: string, key: string, accepted = false) => ({
  id: `${field} ${value} ${key}`,
  version: 1,
  field,
  value,
  kind: null,
  source: { key, publisher: key, title: key, date: null, url: null },
  note: null,
  mentioned: [],
  accepted,
  reason: accepted ? 'nearest to the event' : null,
});

test('equal values stand once, with all who say them', () => {
  const [group] = claimGroups([
    claim('from', '2016-10', 'a'),
    claim('from', '2016-11', 'b', true),
    claim('from', '2016-10', 'c'),
  ]);
  expect(group?.said.map((s) => [s.value, s.sources.length, s.accepted])).toEqual([
    ['2016-10', 2, false],
    ['2016-11', 1, true],
  ]);
  expect(group?.accepted).toBe(true);
});

test('a claim that names no kind is about the actual one', () => {
  const groups = claimGroups([
    claim('from', '2023', 'a'),
    { ...claim('from', '2023-03-28', 'b'), kind: 'actual' as const },
  ]);
  expect(groups.map((group) => [group.kind, group.said.length])).toEqual([['actual', 2]]);
});

test('a note that stands beside the claims is not said twice', () => {
  const noted = { ...claim('from', '2013', 'a'), note: 'as read' };
  expect(besideNote([noted], 'as read')[0]?.note).toBeNull();
  expect(besideNote([noted], 'another')[0]?.note).toBe('as read');
});

test('values are worded', () => {
  expect(claimValue('en', 'from', '2016-11')).toBe('November 2016');
  expect(claimValue('en', 'status', 'observer')).toBe('Observer');
  expect(claimValue('en', 'ordinal', '3')).toBe('3');
  expect(claimValue('en', 'host', 'the chairing government')).toBe('the chairing government');
});
