import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { announcedConference, dayFromToday, issuedDocument } from '#bin/test/conference.ts';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { verifyRecord } from '#lib/act/verify.ts';
import { withdrawDocument } from '#lib/document/commands.ts';
import { correctOutcome, publishOutcome, withdrawOutcome } from '#lib/outcome/commands.ts';
import { outcomeBySlug, outcomeChoices, outcomes } from '#lib/outcome/queries.ts';
import { processPage } from '#lib/process/queries.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

const outcome = {
  conferenceId: '',
  kind: 'declaration',
  title: { en: 'A declaration', ru: 'Декларация' },
  summary: { en: 'In short.' },
  adoptedOn: '2020-02',
  instrument: 'Decision 7',
};
const released = async () => {
  const conference = await announcedConference(staff);
  await issuedDocument(staff, conference.id, 'AP/SOM.10/1', { access: 'public' });
  const [row] = await rows<{ id: string; document: string; version: number }>(
    sql`select r.id, d.id as document, d.version from released_document r join document d on d.id = r.document_id where r.symbol = 'AP/SOM.10/1'`,
  );
  if (!row) throw new Error('nothing was released');
  return row;
};
/** The conference of Baku, 24 April 2025, as the register has it. */
const baku = async () => {
  const [row] = await rows<{ id: string; slug: string }>(
    sql`select id, slug from conference where from_date = '2025-04-24'`,
  );
  if (!row) throw new Error('the conference is not there');
  return row;
};

test('an outcome is public with its conference and its released document, and recorded', async () => {
  const [conference, text] = [await baku(), await released()];
  const given = { ...outcome, conferenceId: conference.id, releasedId: text.id, adoptedOn: '2025-04' };
  const { id, slug } = value(await publishOutcome(staff, given));
  expect(slug).toBe('a-declaration-2025');
  expect(await lastEntry()).toMatchObject({ act: 'publishOutcome', subject: { noun: 'outcome', id }, after: { slug } });
  expect(await outcomeBySlug('ru', slug)).toMatchObject({
    title: 'Декларация',
    summary: 'In short.',
    summaryLanguage: 'en',
    adoptedOn: { date: '2025-04-01', precision: 'month' },
    conference: { slug: conference.slug },
    textAtHand: true,
    documents: [{ symbol: 'AP/SOM.10/1' }],
    instrument: 'Decision 7',
  });
  // The text is withdrawn from the public: the outcome stands, and says that its text is not at hand.
  const withdrawn = { id: text.document, expectedVersion: text.version, reason: 'The wrong annex.' };
  value(await withdrawDocument(staff, withdrawn));
  expect(await outcomeBySlug('en', slug)).toMatchObject({
    textAtHand: false,
    documents: [{ symbol: 'AP/SOM.10/1', withdrawnOn: await dayFromToday(0), languages: [] }],
  });
});

test('nothing is adopted before its conference; what is dated after its last day is asked once more', async () => {
  const of = { ...outcome, conferenceId: (await baku()).id };
  expect(await publishOutcome(staff, { ...of, adoptedOn: '2025-03' })).toMatchObject({
    ok: false,
    refusal: { code: 'adopted-before-conference', params: { day: '2025-04-24' } },
  });
  const cautionsOf = async (adoptedOn: string) => value(await publishOutcome.rehearse(staff, { ...of, adoptedOn }));
  expect(await cautionsOf('2025-05-02')).toEqual([{ code: 'adopted-after-conference', params: { day: '2025-04-24' } }]);
  for (const day of ['2025', '2025-04', '2025-04-24']) expect(await cautionsOf(day)).toEqual([]);
});

test('a plan has its validity, what it replaces and another process, each shown both ways', async () => {
  const old = value(await publishOutcome(staff, { ...outcome, kind: 'work-plan', title: { en: 'Plan 2019' } }));
  const plan = {
    ...outcome,
    kind: 'work-plan',
    title: { en: 'Plan 2024' },
    validFrom: '2024',
    validTo: '2026-12',
    replaces: old.id,
    alsoOf: 'Khartoum Process',
    alsoOfUrl: 'https://process.example/plan',
    textUrl: 'https://process.example/plan.pdf',
  };
  const made = value(await publishOutcome(staff, plan));
  expect(await outcomeBySlug('en', made.slug)).toMatchObject({
    validFrom: { date: '2024-01-01', precision: 'year' },
    validTo: { date: '2026-12-01', precision: 'month' },
    replaces: { slug: old.slug, title: 'Plan 2019' },
    alsoOf: 'Khartoum Process',
    textUrl: plan.textUrl,
  });
  expect((await outcomeBySlug('en', old.slug))?.replacedBy).toMatchObject({ slug: made.slug });
  const why = { reason: 'Test' };
  expect(refusal(await correctOutcome(staff, { ...why, id: old.id, replaces: made.id }))).toBe('replaces-itself');
  expect(refusal(await correctOutcome(staff, { ...why, id: made.id, validTo: '2023' }))).toBe('period-backwards');
  expect(refusal(await publishOutcome(staff, { ...plan, textUrl: 'data:text/html,x' }))).toBe('invalid');
  expect(refusal(await publishOutcome(staff, { ...plan, alsoOf: '' }))).toBe('invalid');
});

test('an outcome is corrected with a notice of what it had said, and withdrawn with one in its place', async () => {
  const { id, slug } = value(await publishOutcome(staff, { ...outcome, title: { en: 'A declration' } }));
  const counted = (await processPage('en'))?.counts.outcomes ?? 0;
  expect(refusal(await correctOutcome(staff, { id, title: { en: 'A declration' }, reason: 'None' }))).toBe(
    'nothing-changed',
  );
  value(await correctOutcome(staff, { id, expectedVersion: 1, title: { en: 'The declaration' }, reason: 'A letter.' }));
  expect(await outcomeBySlug('en', slug)).toMatchObject({
    title: 'The declaration',
    correctedOn: await dayFromToday(0),
    corrections: [
      {
        kind: 'corrected',
        reason: 'A letter.',
        before: { title: { en: 'A declration' } },
        after: { title: { en: 'The declaration' } },
      },
    ],
  });
  expect(refusal(await withdrawOutcome(staff, { id, expectedVersion: 1, reason: 'Never adopted.' }))).toBe(
    'changed-meanwhile',
  );
  value(await withdrawOutcome(staff, { id, expectedVersion: 2, reason: 'Never adopted.' }));
  expect(await outcomeBySlug('en', slug)).toMatchObject({
    withdrawnOn: await dayFromToday(0),
    corrections: [{ kind: 'withdrawn', reason: 'Never adopted.' }, { kind: 'corrected' }],
  });
  expect((await processPage('en'))?.counts.outcomes).toBe(counted - 1);
  expect(refusal(await correctOutcome(staff, { id, title: { en: 'Another' }, reason: 'Late' }))).toBe(
    'outcome-withdrawn',
  );
  expect((await verifyRecord()).wrong).toBeNull();
});

test('one whose text the register does not have says so', async () => {
  const { slug } = value(await publishOutcome(staff, { ...outcome, title: { ru: 'Без текста' } }));
  expect(slug).toBe('bez-teksta-2020');
  expect(await outcomeBySlug('en', slug)).toMatchObject({ textAtHand: false, documents: [], titleLanguage: 'ru' });
});

test.each([
  ['no title', { title: { en: '' } }, { 'title.en': 'field-missing' }],
  ['a kind that is none', { kind: 'treaty' }, { kind: 'choice-missing' }],
  ['no day of adoption', { adoptedOn: '' }, { adoptedOn: 'date-missing' }],
  ['a day that is none', { adoptedOn: '2020-02-30' }, { adoptedOn: 'date-form' }],
  ['a document not released', { releasedId: '00000000-0000-4000-8000-000000000000' }, { releasedId: 'choice-missing' }],
])('%s is refused beside its field, and nothing is published', async (_name, more, fields) => {
  const before = [await recorded(), (await outcomes('en')).total];
  expect(await publishOutcome(staff, { ...outcome, ...more })).toMatchObject({ ok: false, refusal: { fields } });
  expect([await recorded(), (await outcomes('en')).total]).toEqual(before);
});

test('a day of adoption ahead is refused; one corrected keeps in the record what was said before', async () => {
  const ahead = await dayFromToday(1);
  expect(refusal(await publishOutcome(staff, { ...outcome, adoptedOn: ahead }))).toBe('date-ahead');
  const { id, slug } = value(await publishOutcome(staff, { ...outcome, title: { en: 'Corrected later' } }));
  const reason = 'The final act gives the day.';
  expect(refusal(await correctOutcome(staff, { id, adoptedOn: ahead, reason }))).toBe('date-ahead');
  expect(refusal(await correctOutcome(staff, { id, adoptedOn: '2020-02-14', reason: ' ' }))).toBe('invalid');
  value(await correctOutcome(staff, { id, adoptedOn: '2020-02-14', reason }));
  expect(await lastEntry()).toMatchObject({
    before: { adoptedOn: { date: '2020-02-01', precision: 'month' } },
    after: { adoptedOn: { date: '2020-02-14', precision: 'day' }, reason },
  });
  expect((await outcomeBySlug('en', slug))?.adoptedOn).toEqual({ date: '2020-02-14', precision: 'day' });
});

test('the secretariat alone publishes', async () => {
  for (const actor of [PUBLIC, await actorFor('chair', { iso3: 'KAZ' }), await actorFor('administrator')])
    expect(refusal(await publishOutcome(actor, outcome))).toBe('forbidden');
});

test('kinds of outcome are the process’s own words where it has any', async () => {
  expect(refusal(await publishOutcome(staff, { ...outcome, kind: 'roadmap-of-ours' }))).toBe('invalid');
  await rows(sql`insert into process_term (vocabulary, key, name, rank) values
    ('outcome-kind', 'roadmap-of-ours', '{"en": "Marrakesh road map", "ru": "Марракешская дорожная карта"}', 0)`);
  const { slug } = value(await publishOutcome(staff, { ...outcome, kind: 'roadmap-of-ours', title: { en: 'Ours' } }));
  expect(await outcomeBySlug('ru', slug)).toMatchObject({
    kind: 'roadmap-of-ours',
    kindName: 'Марракешская дорожная карта',
  });
  expect(await outcomeChoices('en')).toMatchObject({ kinds: [{ key: 'roadmap-of-ours', name: 'Marrakesh road map' }] });
});
