import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { dayFromToday } from '#bin/test/conference.ts';
import { actorAgain, actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { word } from '#lib/act/form.ts';
import { correctOffice } from '#lib/body/office/commands.ts';
import { confirmHandOver, designateChair, recordTerm } from '#lib/chairmanship/commands.ts';
import { chairmanship } from '#lib/chairmanship/queries.ts';
import { annulTerm, correctTerm, declineTerm, extendTerm } from '#lib/chairmanship/term/commands.ts';
import { can } from '#lib/policy.ts';
import { addState } from '#lib/process/participant/commands.ts';
import { processPage } from '#lib/process/queries.ts';

/** What is done about terms once they are recorded: declined, extended, corrected, annulled; and an office held jointly. */

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

const office = async () => {
  const found = (await chairmanship('en'))?.offices.find(({ key }) => key === 'chair');
  if (!found) throw new Error('there is no Chair');
  return found;
};
const incumbent = async () => {
  const [one] = (await office()).incumbents;
  if (!one) throw new Error('nobody is in the Chair');
  return one;
};
const seen = async (id: string) => ({
  id,
  expectedVersion:
    (await rows<{ version: number }>(sql`select version from chair_term where id = ${id}`))[0]?.version ?? 0,
});
const next = (participant: string, nominalFrom: string, nominalTo: string) =>
  designateChair(staff, { office: 'chair', participant, nominalFrom, nominalTo, instrument: 'Decision' });

/** Brings a State into the register that has no status. */
const participantsWithout = async () => {
  const names = { short: { en: 'France' }, formal: { en: 'French Republic' } };
  value(await addState(staff, { iso3: 'FRA', m49: '250', ...names, note: '' }));
};

test('a designation in the past, or before the present term, is refused, and nothing is recorded', async () => {
  const before = await recorded();
  expect(refusal(await next('TJK', '1990', '1991'))).toBe('term-is-past');
  expect(refusal(await next('TJK', '2020', '2040'))).toBe('term-before-incumbent');
  expect(await recorded()).toBe(before);
});

test('a designation that begins already is asked once more, with the day', async () => {
  const input = { office: 'chair', participant: 'TJK', nominalFrom: '2031', nominalTo: '2033', instrument: 'Decision' };
  expect(value(await designateChair.rehearse(staff, input))).toEqual([
    { code: 'term-far-ahead', params: { day: '2031' } },
  ]);
});

test('a designation is declined: the term stays as declined, and is next no longer', async () => {
  const { id } = value(await next('TJK', '2027-04-24', '2029-04-24'));
  expect((await office()).next.map(({ participant }) => participant)).toEqual(['TJK']);
  expect(refusal(await declineTerm(staff, { ...(await seen(id)), instrument: '' }))).toBe('invalid');
  value(await declineTerm(staff, { ...(await seen(id)), instrument: 'Note verbale' }));
  expect((await office()).next).toEqual([]);
  expect((await office()).terms.find((term) => term.id === id)?.stage).toBe('declined');
  expect(await lastEntry()).toMatchObject({ act: 'declineTerm', after: { declinedBy: 'Note verbale' } });
  expect(refusal(await declineTerm(staff, { ...(await seen(id)), instrument: 'Again' }))).toBe('term-not-designated');
});

test('a term is extended: its actual end moves, its nominal one stays', async () => {
  const before = await incumbent();
  const to = (await dayFromToday(400)).slice(0, 7);
  value(await extendTerm(staff, { ...(await seen(before.id)), to, instrument: 'Decision to extend' }));
  const after = await incumbent();
  expect(after.actual.to).toEqual({ date: `${to}-01`, precision: 'month' });
  expect(after.nominal).toEqual(before.nominal);
  const again = { ...(await seen(before.id)), to, instrument: 'Decision' };
  expect(refusal(await extendTerm(staff, again))).toBe('extension-no-later');
  expect(refusal(await extendTerm(staff, { ...again, to: '2026-01' }))).toBe('extension-past');
  value(await correctTerm(staff, { ...(await seen(before.id)), actual: { to: '' }, reason: 'It was not extended' }));
  expect((await incumbent()).actual.to).toBeNull();
});

test('a past term is recorded, and refused on days of another or without who decided it', async () => {
  const past = {
    office: 'chair',
    participant: 'TUR',
    nominal: { from: '', to: '' },
    actual: { from: '2022-02', to: '2022-11' },
    instrument: 'Chair’s summary',
  };
  expect(refusal(await recordTerm(staff, { ...past, actual: { from: '2017-01-01', to: '2017-06-01' } }))).toBe(
    'term-overlaps',
  );
  expect(refusal(await recordTerm(staff, { ...past, instrument: '' }))).toBe('invalid');
  expect(refusal(await recordTerm(staff, { ...past, actual: { from: '', to: '2012' } }))).toBe('invalid');
  expect(refusal(await recordTerm(staff, { ...past, actual: { from: '2022-11', to: '2022-02' } }))).toBe(
    'period-backwards',
  );
  expect(refusal(await recordTerm(staff, { ...past, actual: { from: '2099', to: '' } }))).toBe('date-ahead');
  expect(refusal(await recordTerm(staff, { ...past, participant: 'ZZZ' }))).toBe('invalid');
  expect(refusal(await recordTerm(staff, { ...past, actual: { from: '2026-01-01', to: '' } }))).toBe('term-overlaps');
  const { id } = value(await recordTerm(staff, past));
  expect((await office()).terms.find((term) => term.id === id)).toMatchObject({
    stage: 'completed',
    holder: 'Turkey',
  });
});

test('a term is corrected: the record and a public notice keep what it said; two corrections at once do not both stand', async () => {
  const { id } = (await office()).terms[0] ?? { id: '' };
  const at = await seen(id);
  const first = correctTerm(staff, { ...at, note: 'The day is in the report.', reason: 'The report was found' });
  const second = correctTerm(staff, { ...at, note: 'Another day.', reason: 'Another report' });
  const both = await Promise.all([first, second]);
  expect(both.flatMap((result) => (result.ok ? [] : [result.refusal.code]))).toEqual(['changed-meanwhile']);
  const corrections = (await office()).corrections;
  expect(corrections[0]).toMatchObject({ kind: 'corrected', public: true });
  expect(refusal(await correctTerm(staff, { ...(await seen(id)), reason: '' }))).toBe('invalid');
  expect(refusal(await correctTerm(staff, { ...(await seen(id)), actual: { to: '2019' }, reason: 'No' }))).toBe(
    'term-overlaps',
  );
});

test('a correction of a term goes by the rules of designating: what cannot be is refused where it stands', async () => {
  await participantsWithout();
  const now = await incumbent();
  const correct = async (id: string, given: object) =>
    correctTerm(staff, { ...(await seen(id)), reason: 'It was mistyped', ...given });
  const ahead = await correct(now.id, { actual: { from: '2099-04-24' } });
  expect(ahead).toMatchObject({ refusal: { code: 'date-ahead', fields: { 'actual.from': 'date-ahead' } } });
  expect(await correct(now.id, { participant: 'FRA' })).toMatchObject({
    refusal: { code: 'chair-no-status', fields: { participant: 'chair-no-status' } },
  });
  expect(await correct(now.id, { participant: 'PAK' })).toMatchObject({
    refusal: { code: 'chair-not-member', fields: { participant: 'chair-not-member' } },
  });
  const { id } = value(await next('TJK', '2029-04-24', '2031-04-24'));
  for (const [nominal, code, at] of [
    [{ from: '1990', to: '1991' }, 'term-is-past', 'nominal.to'],
    [{ from: '2031', to: '2030' }, 'period-backwards', 'nominal.to'],
    [{ from: '2020', to: '2040' }, 'term-before-incumbent', 'nominal.from'],
    [{ from: '' }, 'date-missing', 'nominal.from'],
  ] as const)
    expect(await correct(id, { nominal })).toMatchObject({ refusal: { fields: { [at]: code } } });
  expect(await correct(id, { participant: 'PAK' })).toMatchObject({ refusal: { code: 'chair-not-member' } });
  expect(await correct(id, { participant: 'FRA' })).toMatchObject({ refusal: { code: 'chair-no-status' } });
  expect(await correct(id, { actual: { from: '2025' } })).toMatchObject({ refusal: { code: 'term-not-taken' } });
  expect(await correct(id, {})).toMatchObject({ refusal: { code: 'nothing-changed' } });
  expect(
    value(await correctTerm.rehearse(staff, { ...(await seen(id)), nominal: { from: '2030' }, reason: 'x' })),
  ).toEqual([{ code: 'term-far-ahead', params: { day: '2030' } }]);
  value(await annulTerm(staff, { ...(await seen(id)), reason: 'Only tried' }));
  const early = {
    office: 'chair',
    nominal: { from: '', to: '' },
    actual: { from: '2005', to: '2006' },
    instrument: 'x',
  };
  expect(refusal(await recordTerm(staff, { ...early, participant: 'FRA' }))).toBe('chair-no-status');
  expect(value(await recordTerm.rehearse(staff, { ...early, participant: 'PAK' }))).toEqual([
    { code: 'before-launch', params: { day: '2005' } },
    { code: 'holder-not-member-then' },
  ]);
});

test('an overlap names the other term, its holder and its dates in the language of whoever reads it, at the date concerned', async () => {
  const [first] = (await office()).terms;
  const result = await correctTerm(staff, { ...(await seen(first?.id ?? '')), actual: { to: '2019' }, reason: 'No' });
  const refused = result.ok ? null : result.refusal;
  expect(refused?.fields).toEqual({ 'actual.from': 'term-overlaps' });
  const other = (await office()).terms[1];
  for (const locale of ['en', 'ru', 'fr'] as const) {
    const holder = (await chairmanship(locale))?.offices[0]?.terms[1]?.holder ?? '?';
    const { fields } = word(refused ?? { code: 'invalid' }, locale);
    expect(fields['actual.from']).toContain(other?.participant === 'TUR' ? '' : holder);
    expect(fields['actual.from']).toMatch(/20\d\d/);
    expect(fields['actual.from']).not.toContain('{');
  }
});

test('what a correction says is cited by its own source, or as the secretariat’s own; what stays keeps its source', async () => {
  const [term] = (await office()).terms.filter(({ actual, source }) => actual.from && source);
  if (!term?.actual.from || !term.source) throw new Error('no term has a source');
  const had = term.cited.actual.map(({ key }) => key);
  const from = term.actual.from;
  const wrong =
    from.precision === 'day' ? from.date.slice(0, 7) : from.date.slice(0, 4) === '2013' ? '2013-09' : '2013';
  value(await correctTerm(staff, { ...(await seen(term.id)), actual: { from: wrong }, reason: 'Misread' }));
  const own = `correction-${await dayFromToday(0)}`;
  const after = (await office()).terms.find(({ id }) => id === term.id);
  expect(after?.cited.actual.map(({ key }) => key)).toContain(own);
  expect(after?.cited.actual[0]).toMatchObject({ key: own, publisher: 'Secretariat of the AP' });
  const marked = await rows<{ source: string; value: string }>(
    sql`select source, value from claim where subject_id = ${term.id} and field = 'from' and accepted and coalesce(kind, 'actual') = 'actual'`,
  );
  expect(marked).toEqual([{ source: own, value: wrong }]);
  if (after?.actual.to) expect(after.cited.actual.some(({ key }) => had.includes(key))).toBe(true);
  // Decided by an instrument it cites no source for the new value.
  const decided = { actual: { from: from.date }, instrument: 'Decision 7', reason: 'Found' };
  value(await correctTerm(staff, { ...(await seen(term.id)), ...decided }));
  const last = (await office()).terms.find(({ id }) => id === term.id);
  expect(last?.instrument).toBe('Decision 7');
  expect(last?.cited.actual.map(({ key }) => key)).not.toContain(own);
});

test('a wrong hand-over is annulled: the rights of the office go at the next request, and a notice stands in its place', async () => {
  const { id } = value(await next('KGZ', '2027-04-24', '2029-04-24'));
  const later = value(await next('TJK', '2029-04-24', '2031-04-24'));
  const on = await dayFromToday(0);
  const outOfOrder = { ...(await seen(later.id)), on, conferenceId: '' };
  expect(value(await confirmHandOver.rehearse(staff, outOfOrder)).map(({ code }) => code)).toEqual([
    'hand-over-out-of-order',
    'hand-over-early',
  ]);
  const kazakh = await incumbent();
  value(await confirmHandOver(staff, { ...(await seen(id)), on, conferenceId: '' }));
  const chair = await actorFor('chair', { iso3: 'KGZ' });
  expect(chair.capacities.has('chairing')).toBe(true);

  const annulment = { ...(await seen(id)), reason: 'The hand-over did not take place' };
  expect(value(await annulTerm.rehearse(staff, annulment))).toEqual([{ code: 'seat-vacated' }]);
  value(await annulTerm(staff, annulment));
  expect((await actorAgain(chair.accountId ?? '')).capacities.has('chairing')).toBe(false);
  const left = await office();
  expect([left.incumbents, left.corrections[0]?.kind, left.corrections[0]?.reason]).toEqual([
    [],
    'annulled',
    annulment.reason,
  ]);
  expect(await lastEntry()).toMatchObject({ act: 'annulTerm', before: { participant: 'KGZ', stage: 'incumbent' } });
  expect(await rows(sql`select 1 from chair_term where id = ${id}`)).toEqual([]);

  value(await correctTerm(staff, { ...(await seen(kazakh.id)), actual: { to: '' }, reason: 'It goes on' }));
  expect((await incumbent()).participant).toBe('KAZ');
});

test('the Chair of whom the status ends is named on the page of the chairmanship at once', async () => {
  await rows(sql`update membership_period set status = 'suspended' where participant = 'KAZ' and to_date is null`);
  expect((await office()).lapsed.map(({ participant }) => participant)).toEqual(['KAZ']);
  await rows(sql`update membership_period set status = 'member' where participant = 'KAZ' and to_date is null`);
  expect((await office()).lapsed).toEqual([]);
});

test('a joint office has all its holders: before the public, by its rights, and from the day each takes it', async () => {
  value(
    await correctOffice(staff, {
      key: 'chair',
      expectedVersion: 1,
      name: { en: 'Co-Chairs' },
      joint: true,
      reason: 'There are two',
    }),
  );
  const account = (await actorFor('chair', { iso3: 'KGZ' })).accountId ?? '';
  const yesterday = await dayFromToday(-1);
  const record = (from: string) =>
    recordTerm(staff, {
      office: 'chair',
      participant: 'KGZ',
      nominal: { from: '', to: '' },
      actual: { from, to: '' },
      instrument: 'Decision',
    });
  expect(refusal(await record(await dayFromToday(1))), 'the day before').toBe('date-ahead');
  const { id } = value(await record(yesterday));
  for (const [participant, of] of [
    ['KGZ', account],
    ['KAZ', (await actorFor('chair', { iso3: 'KAZ' })).accountId ?? ''],
  ] as const) {
    const actor = await actorAgain(of);
    expect([actor.offices.has('chair'), can(actor, 'enterDesk')], participant).toEqual([true, true]);
    expect(actor.capacities.has('chairing'), participant).toBe(true);
  }
  expect((await office()).incumbents.map(({ holder }) => holder)).toEqual(['Kazakhstan', 'Kyrgyzstan']);
  expect((await processPage('en'))?.offices).toMatchObject([
    { name: 'Co-Chairs', joint: true, holders: [{ name: 'Kazakhstan' }, { name: 'Kyrgyzstan' }] },
  ]);
  expect(refusal(await record('2026-01-01')), 'the same holder twice').toBe('term-overlaps');

  // The end is half-open: on the day itself it is over.
  value(
    await correctTerm(staff, {
      ...(await seen(id)),
      actual: { to: await dayFromToday(1) },
      reason: 'It ends tomorrow',
    }),
  );
  expect((await actorAgain(account)).capacities.has('chairing'), 'the day before the end').toBe(true);
  value(
    await correctTerm(staff, { ...(await seen(id)), actual: { to: await dayFromToday(0) }, reason: 'It ends today' }),
  );
  expect((await actorAgain(account)).capacities.has('chairing'), 'on the day of the end').toBe(false);
});

test('of a joint office one leaves and another takes it, or one more takes it and nobody leaves', async () => {
  const joined = value(await next('AZE', '2027-04-24', '2029-04-24'));
  const on = await dayFromToday(0);
  value(await confirmHandOver(staff, { ...(await seen(joined.id)), leaving: '', on, conferenceId: '' }));
  expect((await office()).incumbents.map(({ participant }) => participant)).toEqual(['AZE', 'KAZ']);
  const kazakh = (await office()).incumbents.find(({ participant }) => participant === 'KAZ');
  const taking = value(await next('TUR', '2027-04-24', '2029-04-24'));
  const handOver = { ...(await seen(taking.id)), on, conferenceId: '' };
  expect(refusal(await confirmHandOver(staff, { ...handOver, leaving: `${kazakh?.id}:99` }))).toBe('changed-meanwhile');
  value(await confirmHandOver(staff, { ...handOver, leaving: `${kazakh?.id}:${kazakh?.version}` }));
  expect((await office()).incumbents.map(({ participant }) => participant)).toEqual(['AZE', 'TUR']);
});
