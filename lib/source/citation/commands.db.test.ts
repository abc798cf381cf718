import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { announcedConference, dayFromToday, plannedConference } from '#bin/test/conference.ts';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import { citedNouns } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { word } from '#lib/act/form.ts';
import { read, rows as rowsAs } from '#lib/act/read.ts';
import { addBody, annulBody, correctBody } from '#lib/body/commands.ts';
import { bodyOf } from '#lib/body/queries.ts';
import { correctConference, reviseConference } from '#lib/conference/commands.ts';
import { conferenceBySlug, conferences } from '#lib/conference/queries.ts';
import { annulConference } from '#lib/conference/step/commands.ts';
import { correctOutcome } from '#lib/outcome/commands.ts';
import { outcomeBySlug } from '#lib/outcome/queries.ts';
import { citeSource, withdrawCitation } from '#lib/source/citation/commands.ts';
import { citationsOf } from '#lib/source/citation/queries.ts';
import { citableFields } from '#lib/source/citation/rules.ts';
import { citedFor } from '#lib/source/rules.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

/** The founding conference, as the demonstration has it. */
const founding = async () => {
  const list = await conferences('en');
  const row = list.past.find(({ slug }) => slug.startsWith('ministerial-conference-on-refugee'));
  const page = row && (await conferenceBySlug('en', row.slug));
  if (!row || !page) throw new Error('the founding conference is not there');
  return { id: row.id, page };
};
const keysOf = (all: readonly { key: string }[]) => all.map(({ key }) => key);
const own = async (what: 'correction' | 'entry') => `${what}-${await dayFromToday(0)}`;

test('a fact rests on the sources named for it, and on that of the whole no more; taken back, on that again', async () => {
  const { id, page } = await founding();
  const about = { noun: 'conference', subject: id, field: 'host' };
  expect(keysOf(citedFor(page, 'host'))).toEqual(['report-2013']);
  value(await citeSource(staff, { ...about, source: 'iom-2013' }));
  expect(await lastEntry()).toMatchObject({
    act: 'citeSource',
    subject: { noun: 'conference', id },
    after: { field: 'host', source: 'iom-2013' },
  });
  expect(keysOf(citedFor((await founding()).page, 'host'))).toEqual(['iom-2013']);
  expect(refusal(await citeSource(staff, { ...about, source: 'iom-2013' }))).toBe('citation-there');
  value(await withdrawCitation(staff, { ...about, source: 'iom-2013' }));
  expect(await lastEntry()).toMatchObject({ act: 'withdrawCitation', before: { field: 'host', source: 'iom-2013' } });
  expect(keysOf(citedFor((await founding()).page, 'host'))).toEqual(['report-2013']);
  expect(refusal(await withdrawCitation(staff, { ...about, source: 'iom-2013' }))).toBe('changed-meanwhile');
});

test.each([
  ['a source that is none', { source: 'nowhere' }, 'source'],
  ['no source', { source: '' }, 'source'],
  ['a field that is none', { field: 'colour' }, 'field'],
  ['a field of another noun', { field: 'handOver' }, 'field'],
  ['one of the register and a new one', { newSource: { publisher: 'A', title: 'B', date: '', url: '' } }, 'source'],
  [
    'one of the register and a new one in part',
    { newSource: { publisher: 'A', title: '', date: '', url: '' } },
    'source',
  ],
  [
    'a new source without a title',
    { source: null, newSource: { publisher: 'A', title: '', date: '', url: '' } },
    'newSource.title',
  ],
  [
    'an address that leads elsewhere',
    { source: null, newSource: { publisher: 'A', title: 'B', date: '', url: 'javascript:alert(1)' } },
    'newSource.url',
  ],
])('%s is refused beside its field, in words, and nothing is recorded', async (_, given, at) => {
  const { id } = await founding();
  const before = await recorded();
  const result = await citeSource(staff, {
    noun: 'conference',
    subject: id,
    field: 'host',
    source: 'iom-2013',
    ...given,
  });
  if (result.ok) throw new Error('it was not refused');
  for (const locale of ['en', 'ru', 'fr'] as const) {
    const { fields } = word(result.refusal, locale);
    expect(Object.keys(fields)).toContain(at);
    expect(fields[at]).toMatch(/\p{L}{3}/u);
  }
  expect(await recorded()).toBe(before);
});

test('what is not there, and whoever is not of the secretariat, is refused', async () => {
  const { id } = await founding();
  const given = { field: 'note', source: 'iom-2013' };
  for (const [noun, subject] of [
    ['conference', crypto.randomUUID()],
    ['conference', 'no id'],
    ['body', 'no-body'],
    ['process', 'another'],
    ['outcome', id],
  ])
    expect(refusal(await citeSource(staff, { noun, subject, ...given }))).toBe('not-found');
  const delegate = await actorFor('delegate', { iso3: 'KAZ' });
  expect(refusal(await citeSource(delegate, { noun: 'conference', subject: id, ...given }))).toBe('forbidden');
});

test('of every noun the office sees each fact with what vouches for it, and a new source comes in with what it vouches for', async () => {
  const one = async (query: ReturnType<typeof sql>) => (await rows<{ id: string }>(query))[0]?.id ?? '';
  const subjects = {
    process: 'process',
    membership: await one(sql`select id from membership_period limit 1`),
    term: await one(sql`select id from chair_term limit 1`),
    arrangement: await one(sql`select id from secretariat_arrangement limit 1`),
    conference: (await founding()).id,
    outcome: await one(sql`select id from outcome limit 1`),
    body: 'ministerial-conference',
  };
  for (const noun of citedNouns) {
    const about = { noun, subject: subjects[noun] };
    const before = await citationsOf(staff, 'en', about);
    const [field = ''] = (before?.facts ?? [])
      .filter(({ said }) => said !== null)
      .map((fact) => fact.field)
      .slice(-1);
    const newSource = { publisher: 'UN Library', title: `Of a ${noun}`, date: '2014', url: 'https://example.org/a' };
    value(await citeSource(staff, { ...about, field, source: null, newSource }));
    const view = await citationsOf(staff, 'en', about);
    // In the order of its page, none of which nothing is said.
    expect(view?.facts.map((fact) => fact.field)).toEqual(
      citableFields(noun).filter((of) =>
        view?.facts.some((fact) => fact.field === of && (fact.said !== null || fact.heldAtSource)),
      ),
    );
    const fact = view?.facts.find((known) => known.field === field);
    expect(fact?.own).toHaveLength(fact?.cited.length ?? -1);
    expect(fact?.cited.some(({ title }) => title === `Of a ${noun}`)).toBe(true);
    for (const source of fact?.own ?? []) value(await withdrawCitation(staff, { ...about, field, source }));
  }
  expect(await citationsOf(staff, 'en', { noun: 'weather', subject: 'process' })).toBeNull();
  expect(await citationsOf(staff, 'en', { noun: 'term', subject: 'no id' })).toBeNull();
});

test('a fact that is corrected is vouched for by its old source no more: by the one named, else by the secretariat; the record has what was dropped', async () => {
  const { slug, id } = await announcedConference(staff, { venue: { en: 'A hall' }, theme: { en: 'Borders' } });
  const about = { noun: 'conference', subject: id };
  value(await citeSource(staff, { ...about, field: 'venue', source: 'iom-2013' }));
  value(await citeSource(staff, { ...about, field: 'theme', source: 'iom-2013' }));
  const form = async (more: object) => {
    const [row] = await rows<{ version: number; from: string; to: string }>(
      sql`select version, from_date::text as "from", to_date::text as "to" from conference where id = ${id}`,
    );
    const kept = {
      body: 'senior-officials-meeting',
      ordinal: '10',
      title: { en: 'Tenth Senior Officials’ Meeting' },
      mode: '',
    };
    const said = {
      ...kept,
      from: row?.from ?? '',
      to: row?.to ?? '',
      city: null,
      hosts: ['KAZ'],
      theme: { en: 'Borders' },
    };
    return { ...said, id, expectedVersion: row?.version ?? 0, reason: 'Misread', ...more };
  };
  value(await reviseConference(staff, await form({ venue: { en: 'Another hall' }, organiser: { en: 'Kazakhstan' } })));
  expect(await lastEntry()).toMatchObject({ after: { droppedSources: [{ field: 'venue', source: 'iom-2013' }] } });
  const page = await conferenceBySlug('en', slug);
  if (!page) throw new Error('the conference is not public');
  expect(keysOf(citedFor(page, 'venue'))).toEqual([await own('correction')]);
  // What was filled in is the secretariat's own; what stayed keeps its source.
  expect(keysOf(citedFor(page, 'organiser'))).toEqual([await own('entry')]);
  expect(keysOf(citedFor(page, 'theme'))).toEqual(['iom-2013']);
  // What nobody named a source for is the secretariat's entry, with its day.
  expect(citedFor(page, 'host')).toEqual([page.recorded]);
  expect(page.recorded).toMatchObject({ key: await own('entry'), publisher: '', title: '', url: null });
  const named = { venue: { en: 'A third hall' }, organiser: { en: 'Kazakhstan' }, source: 'unhcr-archive' };
  value(await reviseConference(staff, await form(named)));
  const again = await conferenceBySlug('en', slug);
  expect(again && keysOf(citedFor(again, 'venue'))).toEqual(['unhcr-archive']);
  // Annulled, it takes its sources with it.
  const [row] = await rows<{ version: number }>(sql`select version from conference where id = ${id}`);
  value(await annulConference(staff, { id, expectedVersion: row?.version ?? 0, reason: 'Never held' }));
  expect(await rows(sql`select from citation where subject = ${id}`)).toHaveLength(0);
  expect(await lastEntry()).toMatchObject({
    before: { claims: expect.arrayContaining([{ field: 'theme', source: 'iom-2013' }]) },
  });
});

test('days of which a part was inferred are inferred no longer once they are corrected', async () => {
  const [row] = (await conferences('en')).past.filter(({ inferred }) => inferred !== null);
  expect(row).toMatchObject({ ordinal: 8, inferred: 'year' });
  value(
    await correctConference(staff, { id: row?.id ?? '', from: '2023-10-13', source: 'smsaz-som8', reason: 'Found' }),
  );
  const page = await conferenceBySlug('en', row?.slug ?? '');
  expect(page?.inferred).toBeNull();
  expect(page && keysOf(citedFor(page, 'from'))).toEqual(['smsaz-som8']);
});

test('an outcome and a body that are corrected keep the sources of what stays', async () => {
  const outcome = await outcomeBySlug('en', 'baku-declaration-2025');
  if (!outcome) throw new Error('the Baku Declaration is not there');
  value(await correctOutcome(staff, { id: outcome.id, summary: { en: 'Shorter' }, reason: 'Too long' }));
  const after = await outcomeBySlug('en', outcome.slug);
  expect(after && keysOf(citedFor(after, 'summary'))).toEqual([await own('correction')]);
  expect(after && keysOf(citedFor(after, 'title'))).toEqual(['iom-eca-2025', 'trend-2025b']);

  const form = { code: 'XY', name: { en: 'A panel' }, termsOfReference: 'Terms 1', source: 'iom-2013' };
  const { key } = value(await addBody(staff, form));
  const changed = { ...form, source: '', key, expectedVersion: 1, termsOfReference: 'Terms 2', reason: 'Misread' };
  value(await correctBody(staff, changed));
  const body = await bodyOf('en', key);
  expect(body && keysOf(citedFor(body, 'termsOfReference'))).toEqual([await own('correction')]);
  expect(body && keysOf(citedFor(body, 'name'))).toEqual(['iom-2013']);
  value(await annulBody(staff, { key, expectedVersion: 2, reason: 'Never set up' }));
  expect(await rows(sql`select from citation where noun = 'body' and subject = ${key}`)).toHaveLength(0);
});

test('nobody learns from its sources of a conference that is still planned', async () => {
  const { id } = await plannedConference(staff, { ordinal: '11', venue: { en: 'A hall' } });
  value(await citeSource(staff, { noun: 'conference', subject: id, field: 'venue', source: 'iom-2013' }));
  const seenBy = (actor: Actor) =>
    read(actor, (db) =>
      rowsAs(db, z.object({ n: z.int() }), sql`select count(*)::int as n from citation where subject = ${id}`),
    );
  expect(await seenBy(staff)).toEqual([{ n: 1 }]);
  expect(await seenBy(PUBLIC)).toEqual([{ n: 0 }]);
});
