import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { conferenceBySlug } from '#lib/conference/queries.ts';
import { processPage } from '#lib/process/queries.ts';
import { holdClaim } from '#lib/source/commands.ts';
import { staffClaim, staffClaims } from '#lib/source/staff/queries.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

/** The matter of a State's term (or of the process, or a conference), as the claims room shows it now. */
async function matterOf(noun: string, field: string, name: string | null = null) {
  const { disputed } = await staffClaims(staff, 'en');
  const found = disputed.find(({ subject }) => subject.noun === noun && (!name || subject.name === name));
  const matter = found?.matters.find((one) => one.field === field);
  if (!found || !matter) throw new Error(`${noun} ${field} is not disputed`);
  return {
    subject: found.subject,
    matter,
    saying: (text: string) => matter.claims.find((one) => one.value === text)?.id ?? '',
  };
}

test('the room names what every claim is about, and which one is held', async () => {
  const { subject, matter } = await matterOf('term', 'from', 'Kyrgyzstan');
  expect(subject).toMatchObject({ office: 'Chair', from: { date: '2016-11-01', precision: 'month' } });
  expect(matter.held?.value).toBe('2016-11');
  expect((await staffClaims(await actorFor('administrator'), 'en')).can.hold).toBe(false);
});

test('another claim is held for a reason: the register says what it says, the former one is let go, the record has both', async () => {
  const { matter, saying } = await matterOf('term', 'to', 'Kyrgyzstan');
  const id = saying('2018-10');
  value(
    await holdClaim(staff, {
      id,
      expectedVersion: matter.expectedVersion,
      reason: 'The page of the time,\nread again.',
    }),
  );
  const after = await matterOf('term', 'to', 'Kyrgyzstan');
  expect(after.subject.to).toEqual({ date: '2018-10-01', precision: 'month' });
  expect(after.matter.claims.filter(({ held }) => held)).toMatchObject([
    { id, reason: 'The page of the time,\nread again.' },
  ]);
  expect(await lastEntry()).toMatchObject({
    act: 'holdClaim',
    before: [{ value: '2018-11' }],
    after: { value: '2018-10' },
  });
  expect(refusal(await holdClaim(staff, { id, expectedVersion: after.matter.expectedVersion, reason: 'Again' }))).toBe(
    'claim-held',
  );
});

test('a claim that would make two terms of one office overlap is refused in words', async () => {
  const { matter, saying } = await matterOf('term', 'from', 'Kyrgyzstan');
  const given = { id: saying('2016-10'), expectedVersion: matter.expectedVersion, reason: 'The page of the time' };
  expect(refusal(await holdClaim(staff, given))).toBe('claim-overlaps');
});

test('a colleague who held another claim of the same matter meanwhile is noticed', async () => {
  const { matter, saying } = await matterOf('term', 'to', 'Tajikistan');
  const both = await Promise.all(
    matter.claims
      .filter(({ held }) => !held)
      .map(({ id }) => holdClaim(staff, { id, expectedVersion: matter.expectedVersion, reason: 'Mine' })),
  );
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.flatMap((result) => (result.ok ? [] : [result.refusal.code]))).toEqual(['changed-meanwhile']);
  expect(saying('2021-01')).not.toBe('');
});

test.each([
  ['no reason', { reason: ' ' }, 'invalid'],
  ['a claim that is none', { id: crypto.randomUUID() }, 'not-found'],
  ['a version of yesterday', { expectedVersion: 99 }, 'changed-meanwhile'],
])('%s is refused, and nothing changes', async (_name, given, code) => {
  const { matter, saying } = await matterOf('process', 'launched');
  const before = await recorded();
  expect(
    refusal(
      await holdClaim(staff, {
        id: saying('2011'),
        expectedVersion: matter.expectedVersion,
        reason: 'Reason',
        ...given,
      }),
    ),
  ).toBe(code);
  expect(await recorded()).toBe(before);
});

test('a claim on the launch of the Process, once held, stands on the front page', async () => {
  const { matter, saying } = await matterOf('process', 'launched');
  value(
    await holdClaim(staff, {
      id: saying('2013'),
      expectedVersion: matter.expectedVersion,
      reason: 'No more is certain.',
    }),
  );
  expect((await processPage('en'))?.launched).toEqual({ date: '2013-01-01', precision: 'year' });
});

test('a claim about what the register keeps nowhere is marked, and no more', async () => {
  const { matter, saying } = await matterOf('arrangement', 'secretariat');
  const id = saying('the secretariat is located in Almaty');
  value(await holdClaim(staff, { id, expectedVersion: matter.expectedVersion, reason: 'Seen there.' }));
  expect((await staffClaim(staff, 'en', id))?.claim.held).toBe(true);
});

test('a claim that would end a conference before it begins is refused in words', async () => {
  const { subject, matter } = await matterOf('conference', 'from');
  const id = matter.claims.find(({ held }) => !held)?.id ?? '';
  await rows(sql`update claim set value = '2011-03-20' where id = ${id} returning id`);
  expect(refusal(await holdClaim(staff, { id, expectedVersion: matter.expectedVersion, reason: 'Late' }))).toBe(
    'claim-backwards',
  );
  const [row] = await rows<{ slug: string }>(sql`select slug from conference where id = ${subject.id}`);
  expect((await conferenceBySlug('en', row?.slug ?? ''))?.from.date).toBe('2011-03-14');
});
