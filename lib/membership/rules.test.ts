import { expect, test } from 'vitest';
import { type MembershipStatus, membershipStatuses } from '#db/vocabulary.ts';
import {
  assuranceOf,
  marksOf,
  mayFollow,
  type PeriodRow,
  refuseCorrection,
  refusePeriod,
} from '#lib/membership/rules.ts';
import { UNKNOWN } from '#lib/time/period.ts';

const day = (date: string) => ({ date, precision: 'day' as const });
const row = (status: MembershipStatus, from: string | null, to: string | null = null): PeriodRow => ({
  status,
  from: from ? day(from) : null,
  to: to ? day(to) : null,
});

test('the first status is one that begins something', () => {
  expect(mayFollow(null)).toEqual(['applicant', 'invited', 'observer', 'member']);
});

test('no status follows itself', () => {
  for (const status of membershipStatuses) expect(mayFollow(status)).not.toContain(status);
});

test.each(membershipStatuses.flatMap((from) => membershipStatuses.map((to) => [from, to] as const)))(
  'from %s to %s is refused or allowed as the table says',
  (from, to) => {
    const current = row(from, '2020-01-01');
    const refused = refusePeriod(row(to, '2021-01-01'), [current], current);
    const code = from === to ? 'status-unchanged' : mayFollow(from).includes(to) ? undefined : 'status-cannot-follow';
    expect(refused?.code).toBe(code);
  },
);

test('a period that begins before the present one overlaps it', () => {
  const current = row('observer', '2020-01-01');
  expect(refusePeriod(row('member', '2019-01-01'), [current], current)).toMatchObject({
    code: 'period-overlaps',
    params: { status: 'observer', from: '2020-01-01', to: 'none' },
  });
  expect(refusePeriod(row('member', '2020-01-01'), [current], current)?.code).toBe('period-overlaps');
});

test('a period within a closed one overlaps it; one that begins on its end does not', () => {
  const past = row('observer', '2015-01-01', '2018-01-01');
  const current = row('withdrawn', '2018-01-01');
  expect(refusePeriod(row('member', '2017-06-01', '2017-07-01'), [current, past], current)?.code).toBe(
    'period-overlaps',
  );
  expect(refusePeriod(row('member', '2026-01-01'), [current, past], current)).toBeNull();
});

test('an undated period is ended by the first dated one', () => {
  const current = row('observer', null);
  expect(refusePeriod(row('member', '2026-01-01'), [current], current)).toBeNull();
});

test('an end before the beginning is refused', () => {
  expect(refusePeriod(row('observer', '2020-01-01', '2019-01-01'), [], null)?.code).toBe('period-backwards');
});

test('a correction is held to the statuses before and after it, and to their days', () => {
  const before = row('observer', '2013-01-01', '2015-01-01');
  const after = row('withdrawn', '2020-01-01');
  const others = [after, before];
  expect(refuseCorrection(row('member', '2015-01-01', '2020-01-01'), others)).toBeNull();
  expect(refuseCorrection(row('invited', '2015-01-01', '2020-01-01'), others)?.code).toBe('status-cannot-follow');
  expect(refuseCorrection(row('withdrawn', '2015-01-01', '2020-01-01'), others)).toMatchObject({
    code: 'status-cannot-precede',
    params: { status: 'withdrawn' },
  });
  expect(refuseCorrection(row('member', '2014-01-01', '2020-01-01'), others)?.code).toBe('period-overlaps');
  expect(refuseCorrection(row('member', '2016-01-01', '2015-06-01'), others)?.code).toBe('period-backwards');
});

test('a status is certain, uncertain, undated, inferred or disputed, and a dispute is said before a missing date', () => {
  const year = { date: '2013-01-01', precision: 'year' as const };
  const status = (value: string) => ({ field: 'status', value });
  const of = (given: Partial<Parameters<typeof assuranceOf>[0]>) =>
    assuranceOf({ certainty: 'possible', inferred: false, from: null, to: null, claims: [], ...given });
  expect(of({ certainty: 'certain', from: year })).toBe('certain');
  expect(of({ from: year, to: UNKNOWN })).toBe('uncertain');
  expect(of({ to: year })).toBe('uncertain');
  expect(of({})).toBe('undated');
  // What no source says is so marked before how exactly it is dated, and a dispute before that.
  expect(of({ certainty: 'certain', inferred: true, from: year })).toBe('inferred');
  expect(of({ inferred: true, claims: [status('member'), status('observer')] })).toBe('disputed');
  expect(of({ to: UNKNOWN })).toBe('undated');
  expect(of({ claims: [status('member'), status('observer')] })).toBe('disputed');
  // Sources that differ on a date alone leave the status as sure as it is.
  expect(of({ claims: [{ field: 'from', value: '2011' }, { field: 'from', value: '2013' }, status('member')] })).toBe(
    'undated',
  );
});

test('marks are counted in the order in which they are said, those of none left out', () => {
  const marked = (['disputed', 'undated', 'certain', 'undated'] as const).map((assurance) => ({ assurance }));
  expect(marksOf(marked)).toEqual([
    { assurance: 'undated', count: 2 },
    { assurance: 'disputed', count: 1 },
  ]);
});
