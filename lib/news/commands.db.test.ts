import { beforeAll, expect, test } from 'vitest';
import { announcedConference, dayFromToday } from '#bin/test/conference.ts';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, value } from '#bin/test/world.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { correctNews, publishNews } from '#lib/news/commands.ts';
import { news, newsBySlug, newsChoices } from '#lib/news/queries.ts';
import { withdrawNews } from '#lib/news/step/commands.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

const release = {
  date: '2020-02-29',
  headline: { en: 'A headline', ru: 'Заголовок' },
  body: { en: 'First.\n\nSecond.', ru: 'Текст.' },
  conferenceId: '',
};

test('a release is published whole in both languages, recorded, and read by its paragraphs', async () => {
  const conference = await announcedConference(staff);
  const { id, slug } = value(await publishNews(staff, { ...release, conferenceId: conference.id }));
  expect(slug).toBe('a-headline-2020');
  expect(await lastEntry()).toMatchObject({ act: 'publishNews', subject: { noun: 'news', id }, after: { slug } });
  expect(await newsBySlug('en', slug)).toMatchObject({
    headline: 'A headline',
    body: 'First.\n\nSecond.',
    conference: { slug: conference.slug },
    otherLanguageOnly: false,
  });
  expect((await newsBySlug('ru', slug))?.headline).toBe('Заголовок');
  expect((await news('en', {}, staff)).rows.find((row) => row.id === id)?.languages).toEqual(['en', 'ru']);
});

test('one in Russian alone has an address of its own words, and says in English that it is in the other language', async () => {
  const russian = { ...release, headline: { ru: 'Встреча в Оше' }, body: { ru: 'Текст.' } };
  const { slug } = value(await publishNews(staff, russian));
  expect(slug).toBe('vstrecha-v-oshe-2020');
  expect(await newsBySlug('en', slug)).toMatchObject({ headline: 'Встреча в Оше', otherLanguageOnly: true });
});

test('two of one headline and year have two addresses, also when published at one instant', async () => {
  const twin = { ...release, headline: { en: 'Twins' }, body: { en: 'Text.' } };
  const made = await Promise.all([publishNews(staff, twin), publishNews(staff, twin)]);
  expect(made.map((one) => value(one).slug).toSorted()).toEqual(['twins-2020', 'twins-2020-2']);
  expect((await news('en')).rows.filter(({ headline }) => headline === 'Twins')).toHaveLength(2);
});

test.each([
  ['no headline', { headline: { en: ' ' } }, { 'headline.en': 'field-missing' }],
  ['no text at all', { body: { en: '', ru: '' } }, { 'body.en': 'field-missing' }],
  [
    'a lead without its headline',
    { lead: { ru: 'Лид' }, headline: { en: 'A' }, body: { en: 'T' } },
    { 'body.ru': 'other-half-missing', 'headline.ru': 'other-half-missing' },
  ],
  [
    'contacts without its headline',
    { contacts: { fr: 'Bureau' } },
    { 'body.fr': 'other-half-missing', 'headline.fr': 'other-half-missing' },
  ],
  ['a source that is not in the register', { source: 'nobody' }, { source: 'choice-missing' }],
  ['a document that is not public', { attachments: [crypto.randomUUID()] }, { attachments: 'choice-missing' }],
  ['a document that is none', { attachments: ['x'] }, { 'attachments.0': 'choice-missing' }],
  ['a time of day that is none', { publicFrom: '24 April 2027 25:00' }, { publicFrom: 'instant-form' }],
  ['a time that is past', { publicFrom: '24 April 2017 10:00' }, { publicFrom: 'instant-past' }],
  ['a headline without its text', { body: { en: 'Text.' } }, { 'body.ru': 'other-half-missing' }],
  ['a text without its headline', { headline: { en: 'A' } }, { 'headline.ru': 'other-half-missing' }],
  ['a day that is none', { date: '2021-02-29' }, { date: 'date-invalid' }],
  ['a headline too long', { headline: { en: 'x'.repeat(301), ru: 'я' } }, { 'headline.en': 'field-too-long' }],
  ['a conference that is no id', { conferenceId: 'none' }, { conferenceId: 'choice-missing' }],
])('%s is refused beside its field, and nothing is published', async (_name, more, fields) => {
  const before = [await recorded(), (await news('en')).total];
  expect(await publishNews(staff, { ...release, ...more })).toMatchObject({ ok: false, refusal: { fields } });
  expect([await recorded(), (await news('en')).total]).toEqual(before);
});

test('a day ahead is refused, since it would be public at once; today is not', async () => {
  expect(refusal(await publishNews(staff, { ...release, date: await dayFromToday(1) }))).toBe('date-ahead');
  value(await publishNews(staff, { ...release, date: await dayFromToday(0) }));
});

test('a release is corrected with a notice of what it had said, and withdrawn with one in place of its text', async () => {
  const { id, slug } = value(
    await publishNews(staff, { ...release, headline: { en: 'A headlne' }, body: { en: 'Text.' } }),
  );
  const right = { ...release, id, headline: { en: 'A headline' }, body: { en: 'Text.' } };
  const reason = 'A letter was missing.';
  expect(
    refusal(await correctNews(staff, { ...right, headline: { en: 'A headlne' }, expectedVersion: 1, reason })),
  ).toBe('nothing-changed');
  expect(await correctNews(staff, { ...right, body: { en: '' }, expectedVersion: 1, reason })).toMatchObject({
    refusal: { fields: { 'body.en': 'field-missing' } },
  });
  value(await correctNews(staff, { ...right, expectedVersion: 1, reason }));
  expect(await newsBySlug('en', slug)).toMatchObject({
    headline: 'A headline',
    correctedOn: await dayFromToday(0),
    corrections: [{ kind: 'corrected', reason, before: { headline: { en: 'A headlne' } } }],
  });
  value(await withdrawNews(staff, { id, expectedVersion: 2, reason: 'It was not ours to say.' }));
  expect(await newsBySlug('en', slug)).toMatchObject({
    body: '',
    withdrawnOn: await dayFromToday(0),
    corrections: [{ kind: 'withdrawn', reason: 'It was not ours to say.' }, { kind: 'corrected' }],
  });
  expect(refusal(await correctNews(staff, { ...right, expectedVersion: 3, reason }))).toBe('news-withdrawn');
  expect(refusal(await withdrawNews(staff, { id, expectedVersion: 3, reason }))).toBe('news-withdrawn');
});

test('the secretariat alone publishes, and what is rehearsed is not published', async () => {
  const before = (await news('en')).total;
  for (const actor of [PUBLIC, await actorFor('delegate', { iso3: 'KAZ' }), await actorFor('administrator')])
    expect(refusal(await publishNews(actor, release))).toBe('forbidden');
  value(await publishNews.rehearse(staff, release));
  expect((await news('en')).total).toBe(before);
});

test('a release has a lead, contacts, a number, a source and a language that is ours, each in its own place', async () => {
  const { slug } = value(
    await publishNews(staff, {
      ...release,
      headline: { en: 'Whole', ru: 'Целиком' },
      number: '12/2020',
      lead: { en: 'What happened.' },
      contacts: { en: 'Press office\npress@example.org', ru: 'Пресс-служба' },
      source: 'iom-2013',
      ownTranslation: ['ru'],
    }),
  );
  expect(await newsBySlug('en', slug)).toMatchObject({
    number: '12/2020',
    lead: 'What happened.',
    contacts: 'Press office\npress@example.org',
    source: { key: 'iom-2013', publisher: 'IOM' },
    ownTranslation: ['ru'],
    state: 'public',
  });
  // What is not said in its language is not said in another's.
  expect(await newsBySlug('ru', slug)).toMatchObject({ headline: 'Целиком', lead: null, contacts: 'Пресс-служба' });
});

test('what may not be meant as it was typed is asked once more, and refuses nothing', async () => {
  const doubtful = { ...release, body: { en: 'See [1] and [x](javascript:y).\n\n[2] A note.', ru: 'Текст.' } };
  expect(value(await publishNews.rehearse(staff, doubtful)).map(({ code }) => code)).toEqual([
    'note-without-text',
    'note-not-named',
    'address-no-link',
  ]);
});

test('the form offers every source, and public documents', async () => {
  const choices = await newsChoices(staff, 'en');
  expect(choices.sources.map(({ key }) => key)).toContain('iom-2013');
  expect(choices.zone).toBe('Asia/Almaty');
});
