import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { announcedConference, dayFromToday, foundingConference } from '#bin/test/conference.ts';
import { actorFor, lastEntry, loadedRegister, refusal, rows, value } from '#bin/test/world.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { conferenceBySlug } from '#lib/conference/queries.ts';
import {
  annulStatement,
  correctStatement,
  moveStatement,
  recordStatement,
} from '#lib/conference/statement/commands.ts';

let staff: Actor;
let founding: { id: string; slug: string };
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  founding = await foundingConference();
});

const said = {
  speaker: { en: 'A. Speaker' },
  office: { en: 'Minister' },
  participant: 'KGZ',
  gist: { en: 'Words.' },
  source: '',
};
const delivered = async (locale: 'en' | 'ru' = 'en') =>
  (await conferenceBySlug(locale, founding.slug))?.statements ?? [];

test('the statements of the founding conference stand in their order, each with office, for whom, gist and source', async () => {
  const all = await delivered();
  expect(all.map(({ speaker, onBehalfOf }) => [speaker, onBehalfOf])).toEqual([
    ['Erlan Idrissov', 'Kazakhstan'],
    ['António Guterres', expect.stringContaining('High Commissioner for Refugees')],
    ['Laura Thompson', 'International Organization for Migration'],
    ['Erlik Kenenbaev', 'Kazakhstan'],
  ]);
  for (const one of all)
    expect([one.source?.key, one.gist === null, one.ownTranslation]).toEqual(['iom-2013', false, ['ru']]);
  expect((await delivered('ru')).map(({ office }) => office)).toContain('министр иностранных дел Казахстана');
});

test('one is recorded at the end, moved, corrected and annulled, each for the public to see', async () => {
  const { id } = value(await recordStatement(staff, { conferenceId: founding.id, ...said }));
  expect(await lastEntry()).toMatchObject({ act: 'recordStatement', subject: { noun: 'statement', id } });
  expect((await delivered()).at(-1)).toMatchObject({
    speaker: 'A. Speaker',
    source: null,
    recordedOn: await dayFromToday(0),
  });
  value(await moveStatement(staff, { id, expectedVersion: 1, to: 'earlier' }));
  expect((await delivered()).at(-2)?.id).toBe(id);
  const right = { ...said, id, office: { en: 'Deputy Minister' }, reason: 'The office was another.' };
  expect(refusal(await correctStatement(staff, { ...right, expectedVersion: 1 }))).toBe('changed-meanwhile');
  value(await correctStatement(staff, { ...right, expectedVersion: 2 }));
  expect(refusal(await correctStatement(staff, { ...right, expectedVersion: 3 }))).toBe('nothing-changed');
  value(await annulStatement(staff, { id, expectedVersion: 3, reason: 'It was not delivered.' }));
  const view = await conferenceBySlug('en', founding.slug);
  expect(view?.statements).toHaveLength(4);
  expect(view?.statementCorrections).toMatchObject([
    { kind: 'annulled', reason: 'It was not delivered.', public: true },
    { kind: 'corrected', before: { office: { en: 'Minister' } }, after: { office: { en: 'Deputy Minister' } } },
  ]);
  const ranks = await rows<{ rank: number }>(
    sql`select rank from statement where conference_id = ${founding.id} order by rank`,
  );
  expect(ranks.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
});

test('words that fill what was empty correct nothing, and have no notice', async () => {
  const { id } = value(await recordStatement(staff, { conferenceId: founding.id, ...said, gist: {} }));
  const before = (await conferenceBySlug('en', founding.slug))?.statementCorrections.length;
  value(await correctStatement(staff, { ...said, id, expectedVersion: 1, reason: 'The gist was missing.' }));
  expect((await conferenceBySlug('en', founding.slug))?.statementCorrections).toHaveLength(before ?? 0);
  value(await annulStatement(staff, { id, expectedVersion: 2, reason: 'Of this test.' }));
});

test.each([
  ['nobody', { speaker: { en: ' ' } }, { 'speaker.en': 'field-missing' }],
  ['no office', { office: {} }, { 'office.en': 'field-missing' }],
  ['two at once', { onBehalfOf: { en: 'Another' } }, { 'onBehalfOf.en': 'statement-for-two' }],
  ['a State that is not in the register', { participant: 'ZZZ' }, { participant: 'choice-missing' }],
  ['a source that is not in the register', { source: 'nobody' }, { source: 'choice-missing' }],
  ['a gist too long', { gist: { en: 'x'.repeat(2001) } }, { 'gist.en': 'field-too-long' }],
])('%s is refused beside its field', async (_name, more, fields) => {
  expect(await recordStatement(staff, { conferenceId: founding.id, ...said, ...more })).toMatchObject({
    ok: false,
    refusal: { fields },
  });
});

test('nothing was said at a conference that has not begun; the secretariat alone records; the ends of the order are ends', async () => {
  const { id } = await announcedConference(staff, { ordinal: '41' });
  expect(refusal(await recordStatement(staff, { conferenceId: id, ...said }))).toBe('statement-before-conference');
  for (const actor of [PUBLIC, await actorFor('delegate', { iso3: 'KAZ' })])
    expect(refusal(await recordStatement(actor, { conferenceId: founding.id, ...said }))).toBe('forbidden');
  const [first] = await delivered();
  expect(
    refusal(await moveStatement(staff, { id: first?.id ?? '', expectedVersion: first?.version ?? 0, to: 'earlier' })),
  ).toBe('statement-end');
});
