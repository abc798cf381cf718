import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { announcedConference, dayFromToday, issuedDocument } from '#bin/test/conference.ts';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { correctOutcome, publishOutcome } from '#lib/outcome/commands.ts';
import { outcomeBySlug, outcomes } from '#lib/outcome/queries.ts';

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
  const [row] = await rows<{ id: string }>(sql`select id from released_document where symbol = 'AP/SOM.10/1'`);
  return { conferenceId: conference.id, releasedId: row?.id ?? '' };
};

test('an outcome is public with its conference and its released document, and recorded', async () => {
  const { id, slug } = value(await publishOutcome(staff, { ...outcome, ...(await released()) }));
  expect(slug).toBe('a-declaration-2020');
  expect(await lastEntry()).toMatchObject({ act: 'publishOutcome', subject: { noun: 'outcome', id }, after: { slug } });
  expect(await outcomeBySlug('ru', slug)).toMatchObject({
    title: 'Декларация',
    summary: 'In short.',
    summaryLanguage: 'en',
    adoptedOn: { date: '2020-02-01', precision: 'month' },
    textAtHand: true,
    documents: [{ symbol: 'AP/SOM.10/1' }],
    instrument: 'Decision 7',
  });
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
    before: { adoptedOn: '2020-02-01', adoptedOnPrecision: 'month' },
    after: { adoptedOn: '2020-02-14', adoptedOnPrecision: 'day', reason },
  });
  expect((await outcomeBySlug('en', slug))?.adoptedOn).toEqual({ date: '2020-02-14', precision: 'day' });
});

test('the secretariat alone publishes', async () => {
  for (const actor of [PUBLIC, await actorFor('chair', { iso3: 'KAZ' }), await actorFor('administrator')])
    expect(refusal(await publishOutcome(actor, outcome))).toBe('forbidden');
});
