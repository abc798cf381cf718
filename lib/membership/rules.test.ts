import { expect, test } from 'vitest';
import { type MembershipStatus, membershipStatuses } from '#db/vocabulary.ts';
import { mayFollow, type PeriodRow, refuseCorrection, refusePeriod } from '#lib/membership/rules.ts';

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
