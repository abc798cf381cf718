import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { acceptClaim } from '#lib/claim/commands.ts';
import { staffClaim, staffClaims } from '#lib/claim/staff/queries.ts';
import { conferenceBySlug } from '#lib/conference/queries.ts';
import { processPage } from '#lib/process/queries.ts';
import { recordClaim } from '#lib/source/commands.ts';

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
  expect(matter.accepted?.value).toBe('2016-11');
  expect((await staffClaims(await actorFor('administrator'), 'en')).can.accept).toBe(false);
});

test('another claim is held for a reason: the register says what it says, the former one is let go, the record has both', async () => {
  const { matter, saying } = await matterOf('term', 'to', 'Kyrgyzstan');
  const id = saying('2018-10');
  value(
    await acceptClaim(staff, {
      id,
      expectedVersion: matter.expectedVersion,
      reason: 'The page of the time,\nread again.',
    }),
  );
  const after = await matterOf('term', 'to', 'Kyrgyzstan');
  expect(after.subject.to).toEqual({ date: '2018-10-01', precision: 'month' });
  expect(after.matter.claims.filter(({ accepted }) => accepted)).toMatchObject([
    { id, reason: 'The page of the time,\nread again.' },
  ]);
  expect(await lastEntry()).toMatchObject({
    act: 'acceptClaim',
    before: [{ value: '2018-11' }],
    after: { value: '2018-10' },
  });
  expect(
    refusal(await acceptClaim(staff, { id, expectedVersion: after.matter.expectedVersion, reason: 'Again' })),
  ).toBe('claim-accepted');
});

test('a claim that would make two terms of one office overlap is refused in words', async () => {
  const { matter, saying } = await matterOf('term', 'from', 'Kyrgyzstan');
  const given = { id: saying('2016-10'), expectedVersion: matter.expectedVersion, reason: 'The page of the time' };
  expect(refusal(await acceptClaim(staff, given))).toBe('term-overlaps');
});

test('a colleague who held another claim of the same matter meanwhile is noticed', async () => {
  const { matter, saying } = await matterOf('term', 'to', 'Tajikistan');
  const both = await Promise.all(
    matter.claims
      .filter(({ accepted }) => !accepted)
      .map(({ id }) => acceptClaim(staff, { id, expectedVersion: matter.expectedVersion, reason: 'Mine' })),
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
      await acceptClaim(staff, {
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
    await acceptClaim(staff, {
      id: saying('2013'),
      expectedVersion: matter.expectedVersion,
      reason: 'No more is certain.',
    }),
  );
  expect((await processPage('en'))?.launched).toEqual({ date: '2013-01-01', precision: 'year' });
});

test('a claim about what the register keeps nowhere is marked, and no more', async () => {
  const { matter, saying } = await matterOf('arrangement', 'secretariat');
  const id = saying('The secretariat is located in Almaty');
  value(await acceptClaim(staff, { id, expectedVersion: matter.expectedVersion, reason: 'Seen there.' }));
  expect((await staffClaim(staff, 'en', id))?.claim.accepted).toBe(true);
});

test('a claim that would end a conference before it begins is refused in words', async () => {
  const { subject, matter } = await matterOf('conference', 'from');
  const id = matter.claims.find(({ accepted }) => !accepted)?.id ?? '';
  await rows(sql`update claim set value = '2011-03-20' where id = ${id} returning id`);
  expect(refusal(await acceptClaim(staff, { id, expectedVersion: matter.expectedVersion, reason: 'Late' }))).toBe(
    'period-backwards',
  );
  const [row] = await rows<{ slug: string }>(sql`select slug from conference where id = ${subject.id}`);
  expect((await conferenceBySlug('en', row?.slug ?? ''))?.from.date).toBe('2011-03-14');
});

const lastActs = () =>
  rows<{ act: string; capacity: string }>(
    sql`select act, entry::jsonb ->> 'capacity' as capacity from audit_record order by seq desc limit 2`,
  );

test('what is accepted is written by the noun’s own command, under the capacity of whoever decided, and the record has both acts', async () => {
  const { matter, saying } = await matterOf('membership', 'status', 'Turkmenistan');
  const id = saying('observer');
  value(await acceptClaim(staff, { id, expectedVersion: matter.expectedVersion, reason: 'Read again.' }));
  expect(await rows(sql`select status from membership_on(today()) where participant = 'TKM'`)).toEqual([
    { status: 'observer' },
  ]);
  expect(await lastActs()).toEqual([
    { act: 'acceptClaim', capacity: 'secretariat' },
    { act: 'correctMembership', capacity: 'secretariat' },
  ]);
});

const said = (more: object) => ({
  noun: 'membership' as const,
  subjectId: null,
  field: 'status',
  value: 'invited',
  kind: '',
  source: null,
  newSource: { publisher: 'A newspaper', title: 'What it wrote', date: '2013-06', url: 'https://example.org/a' },
  ...more,
});
const periodOf = async (iso3: string) =>
  (await rows<{ id: string }>(sql`select id from membership_period where iso3 = ${iso3}`))[0]?.id ?? '';

test('staff record what a new source says; nothing changes until it is accepted, and then only as the noun allows', async () => {
  const subjectId = await periodOf('KAZ');
  const { id } = value(await recordClaim(staff, said({ subjectId })));
  const [source] = await rows(
    sql`select s.publisher, s.date_precision, s.url from claim c join source s on s.key = c.source where c.id = ${id}`,
  );
  expect(source).toEqual({ publisher: 'A newspaper', date_precision: 'month', url: 'https://example.org/a' });
  const [before] = await rows(sql`select status from membership_period where id = ${subjectId}`);
  expect(before).toEqual({ status: 'member' });
  // Kazakhstan chairs today, which only a member may: a claim is no way round that.
  const of = await staffClaim(staff, 'en', id);
  const given = { id, expectedVersion: of?.matter.expectedVersion ?? 0, reason: 'It says so.' };
  expect(refusal(await acceptClaim(staff, given))).toBe('holds-office');
  expect((await staffClaim(staff, 'en', id))?.claim.accepted).toBe(false);
});

test.each([
  ['a status that is none', { value: 'friend' }, 'value'],
  ['a date that is none', { field: 'from', value: '31 June' }, 'value'],
  ['a field of which nothing is claimed', { field: 'anthem' }, 'field'],
  ['no source', { newSource: null }, 'source'],
  ['a source that is not there', { source: 'nobody', newSource: null }, 'source'],
  [
    'an address of a file',
    { newSource: { publisher: 'P', title: 'T', date: '', url: 'file:///etc/passwd' } },
    'newSource.url',
  ],
])('%s is refused beside its field', async (_name, more, name) => {
  const before = await recorded();
  const result = await recordClaim(staff, said({ subjectId: await periodOf('TJK'), ...more }));
  expect(result.ok || Object.keys(result.refusal.fields ?? {})).toEqual([name]);
  expect(await recorded()).toBe(before);
});

test('a claim about nothing in the register is refused, and so is the same one twice', async () => {
  expect(refusal(await recordClaim(staff, said({ subjectId: crypto.randomUUID() })))).toBe('not-found');
  const once = said({ subjectId: await periodOf('AZE'), source: 'iom-2013-release', newSource: null });
  const [source] = await rows<{ key: string }>(sql`select key from source order by rank limit 1`);
  const twice = { ...once, source: source?.key ?? '' };
  value(await recordClaim(staff, twice));
  expect(refusal(await recordClaim(staff, twice))).toBe('claim-there');
});
