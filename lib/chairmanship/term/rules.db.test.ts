import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { dayFromToday } from '#bin/test/conference.ts';
import { actorFor, loadedRegister, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { word } from '#lib/act/form.ts';
import { designateChair, recordTerm } from '#lib/chairmanship/commands.ts';
import { chairmanship, type TermView } from '#lib/chairmanship/queries.ts';
import { citedEnds } from '#lib/chairmanship/rules.ts';
import { annulTerm, correctTerm } from '#lib/chairmanship/term/commands.ts';
import { addState } from '#lib/process/participant/commands.ts';

/** By which rules a term is corrected, what is then asked and refused, and what is cited for it. */

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

/** The sources of the actual dates of a term. */
const citedOf = (term: TermView) => Object.values(citedEnds(term, 'actual')).flat();

test('what a correction says is cited by its own source, or as the secretariat’s own; what stays keeps its source', async () => {
  const [term] = (await office()).terms.filter(({ actual, source }) => actual.from && source);
  if (!term?.actual.from || !term.source) throw new Error('no term has a source');
  const had = citedOf(term).map(({ key }) => key);
  const from = term.actual.from;
  const wrong =
    from.precision === 'day' ? from.date.slice(0, 7) : from.date.slice(0, 4) === '2013' ? '2013-09' : '2013';
  value(await correctTerm(staff, { ...(await seen(term.id)), actual: { from: wrong }, reason: 'Misread' }));
  const own = `correction-${await dayFromToday(0)}`;
  const after = (await office()).terms.find(({ id }) => id === term.id);
  expect(after && citedOf(after).map(({ key }) => key)).toContain(own);
  expect(after && citedOf(after)[0]).toMatchObject({ key: own, publisher: 'Secretariat (AP)' });
  const marked = await rows<{ source: string; value: string }>(
    sql`select source, value from claim where subject_id = ${term.id} and field = 'from' and accepted and coalesce(kind, 'actual') = 'actual'`,
  );
  expect(marked).toEqual([{ source: own, value: wrong }]);
  if (after?.actual.to) expect(citedOf(after).some(({ key }) => had.includes(key))).toBe(true);
  // Decided by an instrument it cites no source for the new value.
  const decided = { actual: { from: from.date }, instrument: 'Decision 7', reason: 'Found' };
  value(await correctTerm(staff, { ...(await seen(term.id)), ...decided }));
  const last = (await office()).terms.find(({ id }) => id === term.id);
  expect(last?.instrument).toBe('Decision 7');
  expect(last && citedOf(last).map(({ key }) => key)).not.toContain(own);
});

test('whoever is in the Chair stands under the name of today, renamed in its term (B4)', async () => {
  const names = { participant: 'KAZ', short: { en: 'Qazaqstan' }, formal: {}, reason: 'Tried' };
  await rows(
    sql`update state_name set to_date = '2026-01-01' where iso3 = 'KAZ' and language = 'en' and to_date is null`,
  );
  await rows(
    sql`insert into state_name (iso3, language, short, formal, from_date) values ('KAZ', 'en', ${names.short.en}, 'x', '2026-01-01')`,
  );
  const view = await office();
  expect(view.incumbents[0]?.holder).toBe('Qazaqstan');
  expect(view.terms.find(({ id }) => id === view.incumbents[0]?.id)?.holder).toBe('Qazaqstan');
});

test('a term of which only the end is known stands in the table by that end (B13)', async () => {
  await rows(sql`insert into chair_term (office, participant, stage, actual_to, actual_to_precision, instrument)
    values ('chair', 'TUR', 'completed', '2019-01-01', 'year', 'A summary')`);
  const order = (await office()).terms.map(({ actual, nominal }) => actual.from ?? nominal.from ?? actual.to);
  const dates = order.map((date) => (date && date !== 'unknown' ? date.date : ''));
  expect(dates).toEqual(dates.toSorted());
  expect(dates).toContain('2019-01-01');
});
