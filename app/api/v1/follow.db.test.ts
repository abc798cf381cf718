import { sql } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import ICAL from 'ical.js';
import { SaxesParser } from 'saxes';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { GET as changes } from '#app/api/v1/changes/route.ts';
import { GET as calendar } from '#app/api/v1/conferences.ics/route.ts';
import { GET as documentsFeed } from '#app/api/v1/documents.atom/route.ts';
import { GET as newsFeed } from '#app/api/v1/news.atom/route.ts';
import { GET as outcomesFeed } from '#app/api/v1/outcomes.atom/route.ts';
import { GET as register } from '#app/api/v1/register.json/route.ts';
import { GET as zip } from '#app/api/v1/register.zip/route.ts';
import { tableNames } from '#app/api/v1/tables.ts';
import { announcedConference, dayFromToday, plannedConference } from '#bin/test/conference.ts';
import { actorFor, loadedRegister, rows, value } from '#bin/test/world.ts';
import { openAccount } from '#lib/account/commands.ts';
import type { Actor } from '#lib/act/actor.ts';
import { addConference } from '#lib/conference/commands.ts';
import { cancelConference, postponeConference } from '#lib/conference/step/commands.ts';
import { registerOf } from '#lib/data/queries.ts';
import { allNews } from '#lib/data/table/queries.ts';
import { publishNews } from '#lib/news/commands.ts';
import { withdrawNews } from '#lib/news/step/commands.ts';
import { correctOutcome, withdrawOutcome } from '#lib/outcome/commands.ts';
import { processFile } from '#lib/process/input.ts';
import { unknownReferences } from '#lib/process/load/references.ts';

let staff: Actor;
let number = 20;
const announced = (more: object = {}) => announcedConference(staff, { ordinal: `${number++}`, ...more });
beforeAll(async () => {
  await loadedRegister();
  // The process is offered in French too, so that each language of ours is answered in.
  await rows(sql`update process set interface_languages = '["fr"]'`);
  staff = await actorFor('secretariat');
});

type Get = (request: Request) => Promise<Response>;
const textOf = async (get: Get, query = '') => {
  const answer = await get(new Request(`http://portal/api/v1/x${query}`));
  expect(answer.status).toBe(200);
  return answer.text();
};

/** The events of the calendar as a program reads them, by their UIDs' first part. */
async function events(query = '') {
  const text = await textOf(calendar, query);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  const all = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  return new Map(
    all.map((one) => {
      const event = new ICAL.Event(one);
      return [event.uid.split('@')[0] ?? '', { event, one, status: one.getFirstPropertyValue('status') }] as const;
    }),
  );
}

test('a meeting is in the calendar by whole days, under one UID; each change raises its sequence, and a cancelled one says so', async () => {
  const { id, slug } = await announced({
    title: { en: 'Meeting, of; many', ru: `${'Совещание старших должностных лиц '.repeat(4)}конец` },
  });
  const [from, last] = [await dayFromToday(180), await dayFromToday(182)];
  const first = (await events()).get(id);
  expect(first?.event).toMatchObject({ summary: 'Meeting, of; many', sequence: 1 });
  expect([first?.event.startDate.toString(), first?.event.endDate.toString()]).toEqual([from, last]);
  expect([first?.event.startDate.isDate, first?.status]).toEqual([true, 'CONFIRMED']);
  expect(`${first?.one.getFirstPropertyValue('url')}`).toMatch(new RegExp(`/en/conferences/${slug}$`));
  expect((await events('?locale=ru')).get(id)?.event.summary).toMatch(/^Совещание.*конец$/);

  value(await postponeConference(staff, { id, expectedVersion: 2, from: '', to: '', reason: 'The host asked.' }));
  const tentative = (await events()).get(id);
  expect([tentative?.event.sequence, tentative?.status]).toEqual([2, 'TENTATIVE']);
  value(await cancelConference(staff, { id, expectedVersion: 3 }));
  const cancelled = (await events()).get(id);
  expect([cancelled?.event.sequence, cancelled?.status, cancelled?.event.uid]).toEqual([
    3,
    'CANCELLED',
    first?.event.uid,
  ]);
  const stamp = (of: typeof first) => of?.one.getFirstPropertyValue('dtstamp')?.toString() ?? '';
  expect(stamp(cancelled) >= stamp(first)).toBe(true);
});

test('what is known by month alone, planned, or an exercise is in no calendar; a calendar may be of one body', async () => {
  const byMonth = await announced({ from: '2031-05', to: '' });
  const planned = await plannedConference(staff, { ordinal: `${number++}` });
  const facts = {
    body: 'senior-officials-meeting',
    ordinal: null,
    from: '2031-04-01',
    to: '',
    mode: null,
    exercise: true,
  };
  const exercise = value(await addConference(staff, { ...facts, title: { en: 'An exercise', ru: 'Упражнение' } }));
  const all = await events();
  for (const { id } of [byMonth, planned, exercise]) expect(all.has(id)).toBe(false);
  expect(all.size).toBeGreaterThan(5);
  const some = await events('?body=senior-officials-meeting');
  expect(some.size).toBeGreaterThan(0);
  expect(some.size).toBeLessThan(all.size);
});

test('asked twice the calendar is the same to the byte, so that a program asks by its ETag', async () => {
  expect(await textOf(calendar)).toBe(await textOf(calendar));
});

/** The elements of a feed, in order: name, text, attributes. Throws where it is no XML. */
function elements(xml: string) {
  const all: { name: string; text: string; href?: string | undefined; within: string }[] = [];
  const open: { name: string; text: string; href?: string | undefined; within: string }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (fault) => {
    throw fault;
  });
  parser.on('opentag', ({ name, attributes, uri }) => {
    expect(uri).toBe('http://www.w3.org/2005/Atom');
    open.push({ name, text: '', href: attributes.href?.value, within: open.at(-1)?.name ?? '' });
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => {
    const done = open.pop();
    if (done) all.push(done);
  });
  parser.write(xml).close();
  return all;
}
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

test.each([
  ['news', newsFeed],
  ['outcomes', outcomesFeed],
  ['documents', documentsFeed],
] as const)('the feed of %s is Atom in each language: ids for good, dates, a way to each page', async (name, get) => {
  for (const locale of ['en', 'ru', 'fr']) {
    const all = elements(await textOf(get, `?locale=${locale}`));
    const of = (within: string, element: string) => all.filter((one) => one.within === within && one.name === element);
    expect(of('feed', 'id')).toHaveLength(1);
    expect(of('feed', 'id')[0]?.text).toBe(`tag:localhost,2013-06-05:${name}/${locale}`);
    expect(of('feed', 'updated')[0]?.text).toMatch(instant);
    expect(of('author', 'name')[0]?.text).not.toBe('');
    expect(of('feed', 'link').map(({ href }) => href)[0]).toMatch(
      new RegExp(`/api/v1/${name}.atom\\?locale=${locale}$`),
    );
    const ids = of('entry', 'id').map(({ text }) => text);
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of ['title', 'updated', 'id', 'link'])
      expect(of('entry', element)).toHaveLength(of('feed', 'entry').length);
    for (const { text } of of('entry', 'updated')) expect(text).toMatch(instant);
    if (name === 'outcomes') expect(ids.length).toBeGreaterThan(5);
  }
});

test('a press release comes into its feed with its words escaped, and stays there as withdrawn, without them', async () => {
  const { id } = value(
    await publishNews(staff, {
      date: await dayFromToday(0),
      headline: { en: 'Bread & <b>roses</b>', ru: 'Хлеб & розы' },
      body: { en: 'First “paragraph” ]]> of it.\n\nSecond.', ru: 'Первый.\n\nВторой.' },
      conferenceId: null,
    }),
  );
  const before = elements(await textOf(newsFeed));
  expect(before.find(({ name, within }) => name === 'title' && within === 'entry')?.text).toBe('Bread & <b>roses</b>');
  expect(before.find(({ name }) => name === 'summary')?.text).toMatch(/^First/);
  const first = before.find(({ name, within }) => name === 'id' && within === 'entry')?.text;
  value(await withdrawNews(staff, { id, expectedVersion: 1, reason: 'Sent too early.' }));
  const after = elements(await textOf(newsFeed));
  expect(after.find(({ name, within }) => name === 'id' && within === 'entry')?.text).toBe(first);
  expect(after.find(({ name }) => name === 'summary')?.text).toMatch(/^Withdrawn on /);
  expect(JSON.stringify(after)).not.toContain('First');
});

test('each outcome in its feed says what it is and where it was adopted, and what is not known leaves no sign', async () => {
  const said = elements(await textOf(outcomesFeed)).filter(({ name }) => name === 'summary');
  expect(said.length).toBeGreaterThan(5);
  for (const { text } of said) expect(text).toMatch(/^[\p{L}\p{N}]/u);
});

test('a press release to come is in no feed, table or list of changes', async () => {
  const hidden = 'Not before its hour';
  const [hour] = await rows<{ at: string }>(
    sql`select to_char((now() + interval '2 days') at time zone zone, 'YYYY-MM-DD HH24:MI') as at from process`,
  );
  value(
    await publishNews(staff, {
      date: await dayFromToday(2),
      headline: { en: hidden },
      body: { en: 'Of Saturday.' },
      conferenceId: null,
      publicFrom: hour?.at ?? '',
    }),
  );
  for (const get of [newsFeed, changes, register]) expect((await textOf(get)).includes(hidden)).toBe(false);
  expect((await allNews('en')).some(({ headline }) => headline === hidden)).toBe(false);
});

const changed = z.object({
  total: z.int(),
  changes: z.array(
    z.object({
      noun: z.string(),
      kind: z.string(),
      act: z.string().nullable(),
      about: z.string().nullable(),
      page: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
const changesOf = async (query = '') => changed.parse(JSON.parse(await textOf(changes, query)));

test('what changed since a day: an announcement, a withdrawal with its reason; nothing of what is only planned', async () => {
  const today = await dayFromToday(0);
  const secret = { title: { en: 'A plan that is nobody’s business', ru: 'План' }, ordinal: `${number++}` };
  const planned = await plannedConference(staff, secret);
  const { slug } = await announced({ title: { en: 'Announced in public', ru: 'Объявлено' } });
  const [outcome] = await rows<{ id: string; version: number; slug: string }>(
    sql`select id, version, slug from outcome where slug = 'baku-declaration-2025'`,
  );
  value(
    await withdrawOutcome(staff, {
      id: outcome?.id ?? '',
      expectedVersion: outcome?.version,
      reason: 'Not the adopted text.',
    }),
  );
  const { changes: found } = await changesOf(`?since=${today}`);
  expect(found).toContainEqual({
    noun: 'conference',
    kind: 'recorded',
    act: 'announceConference',
    about: 'Announced in public',
    page: `/en/conferences/${slug}`,
    reason: null,
  });
  expect(found.filter(({ page, act }) => page === `/en/conferences/${slug}` && act === 'addConference')).toEqual([]);
  expect(found).toContainEqual(
    expect.objectContaining({
      noun: 'outcome',
      kind: 'withdrawn',
      page: '/en/outcomes/baku-declaration-2025',
      reason: 'Not the adopted text.',
    }),
  );
  const whole = await textOf(changes, '?since=2000-01-01');
  expect(whole).not.toContain(planned.slug);
  expect(JSON.stringify(await changesOf())).not.toContain('nobody’s business');
  expect((await changesOf(`?since=${await dayFromToday(1)}`)).total).toBe(0);
});

test('the whole register is a process file of what is public: read by the form that it is loaded by, and nothing planned is in it', async () => {
  const planned = await plannedConference(staff, {
    ordinal: `${number++}`,
    title: { en: 'Planned in silence', ru: 'План' },
  });
  const text = await textOf(register);
  const file = processFile.parse(JSON.parse(text));
  expect(unknownReferences(file)).toEqual([]);
  expect(file.meetings?.length).toBeGreaterThan(10);
  expect(Object.keys(file.sources).length).toBeGreaterThan(15);
  for (const hidden of ['Planned in silence', planned.slug, 'An exercise', 'Sent too early'])
    expect(text.includes(hidden), hidden).toBe(false);
  expect(file.about).toEqual(expect.arrayContaining([expect.stringMatching(/^version: \d+$/)]));
});

test('the version grows with what is put right and withdrawn, and with nothing of an account', async () => {
  const version = async () => (await registerOf('en'))?.version ?? 0;
  const first = await version();
  const [outcome] = await rows<{ id: string; version: number }>(
    sql`select id, version from outcome where withdrawn_on is null limit 1`,
  );
  const why = { id: outcome?.id ?? '', expectedVersion: outcome?.version, reason: 'A mistyped day.' };
  value(await correctOutcome(staff, { ...why, adoptedOn: '2011-03-16' }));
  const second = await version();
  expect(second).toBeGreaterThan(first);
  const admin = await actorFor('administrator');
  const account = { name: 'New', email: 'new@test.example', role: 'secretariat' as const };
  value(await openAccount(admin, { ...account, iso3: '', acronym: '' }));
  expect(await version()).toBe(second);
});

test('all tables come in one archive, in the language asked for, the same twice', async () => {
  const ask = async () =>
    new Uint8Array(await (await zip(new Request('http://portal/api/v1/register.zip?locale=ru'))).arrayBuffer());
  const bytes = await ask();
  const files = unzipSync(bytes);
  expect(Object.keys(files).map((name) => name.replace(/(-\d{4}-\d\d-\d\d)?-ru\.csv$/, ''))).toEqual([
    'README.txt',
    ...tableNames,
  ]);
  expect(new TextDecoder().decode(files['README.txt'])).toContain('Лицензия: Не указана.');
  expect(await ask()).toEqual(bytes);
});
