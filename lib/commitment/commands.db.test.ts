import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { dayFromToday } from '#bin/test/conference.ts';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { verifyRecord } from '#lib/act/verify.ts';
import { addCommitment, correctCommitment, supersedeCommitment, withdrawCommitment } from '#lib/commitment/commands.ts';
import { commitmentById, commitments, commitmentsOfOutcome, openCommitments } from '#lib/commitment/queries.ts';
import { groundOf, successorChoices } from '#lib/commitment/staff/queries.ts';
import { publishOutcome, withdrawOutcome } from '#lib/outcome/commands.ts';
import { search } from '#lib/search/queries.ts';

let staff: Actor;
let of: { id: string; slug: string };
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  of = await published('A declaration of duties');
});

const published = async (title: string) =>
  value(
    await publishOutcome(staff, {
      conferenceId: '',
      kind: 'declaration',
      title: { en: title },
      summary: {},
      adoptedOn: '2020-02',
      instrument: 'Decision 7',
    }),
  );

const form = (more: object = {}) => ({
  outcomeId: of.id,
  place: 'para. 3 (a)',
  words: { en: 'Exchange the addresses of hotlines.', ru: 'Обменяться адресами горячих линий.' },
  actors: ['KAZ', 'KGZ'],
  due: '2027-06',
  indicator: { en: 'A list is kept.' },
  ...more,
});
const added = async (more: object = {}) => value(await addCommitment(staff, form(more)));

test('a commitment is public with its outcome: words, place, actors, due, indicator; and it is recorded', async () => {
  const { id } = await added();
  expect(await lastEntry()).toMatchObject({
    act: 'addCommitment',
    subject: { noun: 'commitment', id },
    after: { outcomeId: of.id, place: 'para. 3 (a)', actors: ['KAZ', 'KGZ'] },
  });
  expect(await commitmentById(PUBLIC, 'ru', id)).toMatchObject({
    words: 'Обменяться адресами горячих линий.',
    wordsLanguage: 'ru',
    outcome: { slug: of.slug, withdrawn: false },
    place: 'para. 3 (a)',
    due: { date: '2027-06-01', precision: 'month' },
    status: 'open',
    indicator: 'A list is kept.',
    indicatorLanguage: 'en',
    actors: [{ key: 'KAZ' }, { key: 'KGZ' }],
    progress: [
      { actor: 'KAZ', report: null },
      { actor: 'KGZ', report: null },
    ],
    reports: [],
  });
  expect((await commitmentsOfOutcome('en', of.slug)).map((one) => one.id)).toContain(id);
});

test('all are every member of today, by their names', async () => {
  const { id } = await added({ actors: ['all', 'secretariat'] });
  const view = await commitmentById(PUBLIC, 'en', id);
  const [row] = await rows<{ n: number }>(
    sql`select count(*)::int as n from membership_on(today()) where status = 'member'`,
  );
  expect(view?.actors).toEqual([
    { key: 'all', name: null },
    { key: 'secretariat', name: null },
  ]);
  expect(view?.progress).toHaveLength((row?.n ?? 0) + 1);
  expect(view?.progress.at(-1)).toMatchObject({ actor: 'secretariat', name: null });
  expect((await commitments(PUBLIC, 'en', { actor: 'TJK' })).rows.map((one) => one.id)).toContain(id);
});

test('one of a text that was negotiated here names its paragraph, whose place it takes', async () => {
  const other = await published('Negotiated here');
  const [paragraph, preamble, text] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const paragraphs = JSON.stringify([
    { id: preamble, kind: 'preambular', level: 1, words: { en: 'Recalling' } },
    { id: crypto.randomUUID(), kind: 'operative', level: 1, words: { en: 'Decide:' } },
    {
      id: paragraph,
      kind: 'operative',
      level: 2,
      words: { en: 'to *exchange* hexameters.', ru: '*обменяться* адресами.' },
    },
  ]);
  await rows(sql`insert into text (id, conference_id, title, kind, original, languages, access, office, paragraphs)
    select ${text}, (select id from conference limit 1), '{"en": "Draft"}', 'declaration', 'en', '["en"]', 'participants', (select key from office limit 1), ${paragraphs}::jsonb`);
  await rows(sql`insert into outcome_text (outcome_id, text_id, original, languages, paragraphs, hash, way, words, adopted_at, adopters)
    values (${other.id}, ${text}, 'en', '["en"]', ${paragraphs}::jsonb, repeat('a', 64), 'consensus', '{"en": "Adopted"}', now(), '[]')`);
  expect((await groundOf(staff, 'en', { outcome: other.id }))?.places.map(({ place }) => place)).toEqual([
    '1',
    '1 (a)',
  ]);
  const given = { outcomeId: other.id, place: 'typed' };
  const { id } = await added({ ...given, paragraphId: paragraph });
  expect(await commitmentById(PUBLIC, 'ru', id)).toMatchObject({
    place: '1 (a)',
    paragraphId: paragraph,
    // Neither a commitment nor what the search shows has the signs of emphasis.
    paragraph: {
      place: '1 а)',
      anchor: 'op-1-a',
      words: { en: 'Decide: to exchange hexameters.', ru: 'обменяться адресами.' },
    },
  });
  const [found] = (await search('en', 'hexameters', { kind: 'outcome' })).rows;
  expect(found?.excerpt?.pieces.map(({ text: piece }) => piece).join('')).toContain('to exchange hexameters.');
  for (const wrong of [preamble, crypto.randomUUID()])
    expect(await addCommitment(staff, form({ ...given, paragraphId: wrong }))).toMatchObject({
      ok: false,
      refusal: { fields: { paragraphId: 'choice-missing' } },
    });
});

test.each([
  ['no words', { words: { en: '' } }, { 'words.en': 'field-missing' }],
  ['nobody to keep it', { actors: [] }, { actors: 'choice-missing' }],
  ['an actor that is no participant', { actors: ['ATL'] }, { actors: 'choice-missing' }],
  ['a due day that is none', { due: '2027-02-30' }, { due: 'date-form' }],
  ['no outcome', { outcomeId: '' }, { outcomeId: 'choice-missing' }],
  ['a place longer than a line', { place: 'x'.repeat(81) }, { place: 'field-too-long' }],
])('%s is refused beside its field, and nothing is added', async (_name, more, fields) => {
  const before = await recorded();
  expect(await addCommitment(staff, form(more))).toMatchObject({ ok: false, refusal: { fields } });
  expect(await recorded()).toBe(before);
});

test('nothing is taken from an outcome that there is not, or from a text that is not adopted', async () => {
  const id = crypto.randomUUID();
  expect(refusal(await addCommitment(staff, form({ outcomeId: id })))).toBe('not-found');
  expect(refusal(await addCommitment(staff, form({ outcomeId: '', textId: id })))).toBe('text-not-adopted');
});

test('a commitment is corrected with a notice; its actors change with it', async () => {
  const { id } = await added();
  const why = { id, expectedVersion: 1, reason: 'As the text has it.' };
  value(await correctCommitment(staff, { ...why, actors: ['KGZ', 'org:IOM'], due: '2028' }));
  expect(await lastEntry()).toMatchObject({
    act: 'correctCommitment',
    before: { actors: ['KAZ', 'KGZ'], due: { date: '2027-06-01' } },
    after: { actors: ['KGZ', 'org:IOM'], reason: why.reason },
  });
  expect(await commitmentById(PUBLIC, 'en', id)).toMatchObject({
    actors: [{ key: 'KGZ' }, { key: 'org:IOM' }],
    corrections: [{ kind: 'corrected', reason: why.reason }],
    version: 2,
  });
  expect(refusal(await correctCommitment(staff, why))).toBe('changed-meanwhile');
  expect(refusal(await correctCommitment(staff, { ...why, expectedVersion: 2 }))).toBe('nothing-changed');
  expect(refusal(await correctCommitment(staff, { ...why, expectedVersion: 2, reason: ' ' }))).toBe('invalid');
});

test('one takes the place of another, shown both ways, and never of itself or in a ring', async () => {
  const [old, next] = [await added(), await added({ words: { en: 'A later one.' } })];
  const act = (id: string, by: string) => supersedeCommitment(staff, { id, expectedVersion: 1, by });
  expect(refusal(await act(old.id, old.id))).toBe('invalid');
  value(await act(old.id, next.id));
  expect(await lastEntry()).toMatchObject({ act: 'supersedeCommitment', after: { supersededBy: next.id } });
  expect(await commitmentById(PUBLIC, 'en', old.id)).toMatchObject({
    status: 'superseded',
    successor: { id: next.id },
  });
  expect(await commitmentById(PUBLIC, 'en', next.id)).toMatchObject({ status: 'open', predecessors: [{ id: old.id }] });
  expect(refusal(await act(next.id, old.id))).toBe('invalid');
  // What is of an exercise is not offered to take the place of what is public.
  const [exercised] = await rows<{ id: string }>(
    sql`insert into commitment (text_id, words, paragraph_id) select x.id, '{"en": "Of an exercise."}', gen_random_uuid() from text x limit 1 returning id`,
  );
  const offered = async (of: string) => (await successorChoices(staff, 'en', of)).map((one) => one.id);
  expect(await offered(next.id)).not.toContain(exercised?.id);
  expect(await offered(exercised?.id ?? '')).toContain(next.id);
  expect(refusal(await correctCommitment(staff, { id: old.id, expectedVersion: 2, due: '2030', reason: 'Late' }))).toBe(
    'commitment-over',
  );
});

test('one taken by mistake is withdrawn: it leaves the lists, and its page says why', async () => {
  const { id } = await added();
  value(await withdrawCommitment(staff, { id, expectedVersion: 1, reason: 'The paragraph only recalls.' }));
  expect(await lastEntry()).toMatchObject({ act: 'withdrawCommitment', subject: { noun: 'commitment', id } });
  expect(await commitmentById(PUBLIC, 'en', id)).toMatchObject({
    withdrawnOn: await dayFromToday(0),
    corrections: [{ kind: 'withdrawn', reason: 'The paragraph only recalls.' }],
  });
  expect((await commitments(PUBLIC, 'en')).rows.map((one) => one.id)).not.toContain(id);
  expect(refusal(await withdrawCommitment(staff, { id, expectedVersion: 2, reason: 'Again' }))).toBe('commitment-over');
});

test('with its outcome a commitment leaves the public; the secretariat keeps it, and it awaits nobody', async () => {
  const other = await published('Never adopted');
  const { id } = await added({ outcomeId: other.id });
  value(await withdrawOutcome(staff, { id: other.id, expectedVersion: 1, reason: 'It was a draft.' }));
  expect(await commitmentById(PUBLIC, 'en', id)).toBeNull();
  expect(await commitmentById(staff, 'en', id)).toMatchObject({ outcome: { withdrawn: true } });
  expect((await openCommitments(staff, 'en')).rows.map((one) => one.id)).not.toContain(id);
  expect(refusal(await addCommitment(staff, form({ outcomeId: other.id })))).toBe('outcome-withdrawn');
});

test('the secretariat alone keeps commitments, whatever a row says', async () => {
  const { id } = await added();
  const head = await actorFor('head-of-delegation', { iso3: 'KAZ' });
  for (const actor of [PUBLIC, head, await actorFor('chair', { iso3: 'KAZ' }), await actorFor('administrator')]) {
    expect(refusal(await addCommitment(actor, form()))).toBe('forbidden');
    expect(refusal(await withdrawCommitment(actor, { id, expectedVersion: 1, reason: 'No.' }))).toBe('forbidden');
  }
  expect((await verifyRecord()).wrong).toBeNull();
});
