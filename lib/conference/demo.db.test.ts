import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { acting, type Demonstrator, demonstration } from '#bin/test/demonstration.ts';
import { actorFor, recorded, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { verifyRecord } from '#lib/act/verify.ts';
import { addConference, reviseConference } from '#lib/conference/commands.ts';
import { layExercise } from '#lib/conference/demo.ts';
import { conferences } from '#lib/conference/queries.ts';
import { conferenceFormChoices, staffConference } from '#lib/conference/staff/queries.ts';
import { deskConference } from '#lib/desk/conference/queries.ts';
import { desk } from '#lib/desk/queries.ts';
import { clearDocument, issueDocument } from '#lib/document/commands.ts';
import { addDocument } from '#lib/document/draft/commands.ts';
import { released } from '#lib/document/queries.ts';
import { readingFor } from '#lib/document/reading/queries.ts';
import { proposal } from '#lib/document/symbol/queries.ts';
import { publishNews } from '#lib/news/commands.ts';
import { publishOutcome } from '#lib/outcome/commands.ts';
import { overview } from '#lib/overview/queries.ts';
import { processPage } from '#lib/process/queries.ts';
import { recordClaim } from '#lib/source/commands.ts';
import { makePdf } from '#lib/upload/fixtures.ts';

type Laid = { id: string; slug: string; version: number; days: number; today: string };

let people: Demonstrator[];
let staff: Actor;
let laid: Laid;
let before: unknown[];
/** All that the public side shows of conferences, documents and counts, and what the office is proposed. */
const facts = async () => [
  ...[await processPage('en'), await conferences('ru'), await released('en')],
  await conferenceFormChoices(staff, 'en'),
];

beforeAll(async () => {
  people = await demonstration();
  staff = acting(people, 'secretariat');
  before = await facts();
  // Two starts at the same time lay one.
  const both = await Promise.all([layExercise(), layExercise()]);
  expect(both.filter((one) => one !== null)).toMatchObject([{ documents: 12 }]);
  const [row] = await rows<Laid>(
    sql`select id, slug, version, from_date - today() as days, today()::text as today from conference where exercise`,
  );
  if (!row) throw new Error('no exercise was laid');
  laid = row;
}, 180_000);

const symbols = (of: readonly { symbol: string | null }[]): string[] =>
  of.map(({ symbol }) => (symbol ?? '').split('/').slice(3).join('/'));

test('it is laid once, whole, to open in 12 days; the record and its files are right', async () => {
  expect(laid.days).toBe(12);
  const acts = await recorded();
  expect(await layExercise()).toBeNull();
  expect(await recorded()).toBe(acts);
  expect(await rows(sql`select count(*)::int as n from conference where exercise`)).toEqual([{ n: 1 }]);
  const verdict = await verifyRecord();
  expect([verdict.wrong, verdict.files]).toEqual([null, 36]);
});

test('the facts of the register are untouched: what is public, its counts, the numbers proposed next', async () => {
  expect(await facts()).toEqual(before);
});

test('a delegation finds documents that await it; one for a delegation, one for members, one without its Russian', async () => {
  const head = await desk(acting(people, 'head-of-delegation'), 'ru');
  const all = ['1', '2', '3', 'CRP.1', 'INF.1', 'INF.2', 'L.1/Rev.1', 'L.2'];
  expect(symbols(head.fresh).toSorted()).toEqual(all);
  expect(head.conferences).toMatchObject([{ id: laid.id, exercise: true, startsIn: 12 }]);
  expect(symbols(head.conferences[0]?.lacking ?? [])).toEqual(['L.2']);
  expect(head.fresh.every(({ conference }) => conference?.exercise)).toBe(true);
  for (const actor of [acting(people, 'national-coordinator'), acting(people, 'chair')])
    expect(symbols((await desk(actor, 'en')).fresh).toSorted()).toEqual(all.filter((one) => one !== 'INF.2'));
  const observer = await desk(acting(people, 'observer'), 'en');
  expect(symbols(observer.fresh).toSorted()).toEqual(all.filter((one) => one !== 'INF.2' && one !== 'CRP.1'));
});

test('every demonstration account has something that awaits it, save the one whose State takes no part', async () => {
  const waiting: Record<string, number> = {};
  for (const { role, actsFor, actor } of people) {
    const office = role === 'secretariat' || role === 'administrator' ? await overview(actor, 'en') : null;
    const count = office
      ? [office.draft, office.cleared, office.missing, office.unused].reduce((sum, { total }) => sum + total, 0)
      : (await desk(actor, 'en')).freshCount;
    waiting[`${role} ${actsFor ?? ''} ${actor.status ?? ''}`.trim()] = count;
  }
  const idle = Object.entries(waiting).filter(([, count]) => count === 0);
  expect(idle.map(([who]) => who)).toEqual([expect.stringMatching(/^delegate .* applicant$/)]);
});

test('the secretariat has documents to clear, one to issue and a language missing, each of the exercise', async () => {
  const view = await overview(staff, 'ru');
  if (!view) throw new Error('the register is empty');
  expect([view.draft, view.cleared, view.missing].map(({ rows }) => symbols(rows))).toEqual([
    ['L.3', 'INF.3'],
    ['WP.1'],
    ['L.2'],
  ]);
  expect(
    [view.draft, view.cleared, view.missing].flatMap(({ rows }) => rows).every(({ conference }) => conference.exercise),
  ).toBe(true);
  expect(view.toCome.rows.map(({ exercise }) => exercise)).toEqual([true]);
});

test('from an exercise nothing is offered to be published', async () => {
  const view = await staffConference(staff, 'en', laid.id);
  expect(view).toMatchObject({ exercise: true, stage: 'announced', can: { addDocument: true, publish: false } });
});

test('the first draft is superseded by its revision, and every text can be read in the browser', async () => {
  const head = acting(people, 'head-of-delegation');
  const view = await deskConference(head, 'en', laid.slug);
  const documents = [...(view?.agenda ?? []).flatMap((item) => item.documents), ...(view?.other ?? [])];
  const first = documents.find(({ symbol }) => symbol?.endsWith('/L.1'));
  expect([first?.stage, first?.replacement?.symbol]).toEqual(['superseded', `${first?.symbol}/Rev.1`]);
  let read = 0;
  for (const { id, symbol, versions } of documents) {
    for (const version of versions) {
      const reading = await readingFor(head, 'en', id, version.id);
      if (version.mediaType === 'application/pdf') continue;
      expect(reading?.text?.whole, symbol ?? '').toBe(true);
      expect(reading?.text?.html, symbol ?? '').toMatch(/<table>.*<td>/s);
      read += 1;
    }
  }
  expect(read).toBe(11);
});

test('nothing of it becomes public: no document, outcome, news or claim, and no number', async () => {
  const pdf = {
    language: 'en',
    kind: 'original',
    name: 'a.pdf',
    declaredType: '',
    bytes: makePdf('text', 'en'),
  } as const;
  const document = {
    conferenceId: laid.id,
    agendaItemId: '',
    symbol: `AP/EX/${laid.today.slice(0, 4)}/9`,
    title: { en: 'To be public' },
    distribution: 'general',
    access: 'public',
    delegation: '',
  };
  expect(await addDocument(staff, { ...document, files: [pdf] })).toMatchObject({
    refusal: { code: 'exercise-not-public', fields: { access: 'exercise-not-public' } },
  });
  const outcome = {
    conferenceId: laid.id,
    kind: 'declaration',
    title: { en: 'X' },
    summary: null,
    adoptedOn: laid.today,
  } as const;
  expect(refusal(await publishOutcome(staff, outcome))).toBe('exercise-not-public');
  const news = { date: laid.today, headline: { en: 'X' }, body: { en: 'Y' }, conferenceId: laid.id };
  expect(refusal(await publishNews(staff, news))).toBe('exercise-not-public');
  const [source] = await rows<{ key: string }>(sql`select key from source limit 1`);
  const claim = {
    noun: 'conference',
    subjectId: laid.id,
    field: 'from',
    value: '2011',
    kind: null,
  } as const;
  expect(refusal(await recordClaim(staff, { ...claim, source: source?.key ?? '' }))).toBe('exercise-not-public');
  const conference = {
    body: 'senior-officials-meeting',
    ordinal: '99',
    title: { en: 'X' },
    from: laid.today,
    to: '',
    city: null,
  };
  const more = { ...conference, host: '', mode: '' };
  expect(await addConference(staff, { ...more, exercise: true })).toMatchObject({
    refusal: { fields: { ordinal: 'exercise-unnumbered' } },
  });
  const revised = await reviseConference(staff, { ...more, id: laid.id, expectedVersion: laid.version });
  expect(refusal(revised)).toBe('exercise-unnumbered');
  expect(await facts()).toEqual(before);
});

test('its symbols are of its own: the next real document has the number it would have had', async () => {
  const asked = { conference: laid.id, nature: 'L' };
  expect((await proposal(staff, 'en', asked))?.symbol).toMatch(/^AP\/EX\/\d{4}\/L\.4$/);
  const real = value(
    await addConference(staff, {
      body: 'senior-officials-meeting',
      ordinal: '',
      title: { en: 'A real one' },
      from: laid.today,
      to: '',
      city: null,
      mode: '',
    }),
  );
  const next = await proposal(staff, 'en', { conference: real.id, nature: 'L' });
  expect(next?.symbol).toBe(`AP/SOM/${laid.today.slice(0, 4)}/L.1`);
});

test('what the secretariat clears and issues in it reaches the desk, and no further', async () => {
  const [due] = (await overview(staff, 'en'))?.draft.rows ?? [];
  if (!due) throw new Error('nothing is to be cleared');
  value(await clearDocument(staff, { id: due.id, expectedVersion: 1 }));
  value(await issueDocument(staff, { id: due.id, expectedVersion: 2 }));
  const later = await desk(await actorFor('delegate', { iso3: 'TKM' }), 'en');
  expect(later.fresh.map(({ symbol }) => symbol)).toContain(due.symbol);
  expect((await released('en')).rows).toEqual([]);
});
