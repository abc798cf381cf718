import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { announcedConference, dayFromToday } from '#bin/test/conference.ts';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import { type Actor, PUBLIC, setActor } from '#lib/act/actor.ts';
import { addCommitment, supersedeCommitment } from '#lib/commitment/commands.ts';
import { commitmentById, commitments, commitmentsAwaiting } from '#lib/commitment/queries.ts';
import {
  acceptReport,
  publishReport,
  reportProgress,
  returnReport,
  scheduleReport,
} from '#lib/commitment/report/commands.ts';
import { agendaChoices, publicProgress, reportsAtConference, reportsToReview } from '#lib/commitment/report/queries.ts';
import { addAgendaItem, removeAgendaItem } from '#lib/conference/agenda/commands.ts';
import { annulConference } from '#lib/conference/step/commands.ts';
import { publishOutcome } from '#lib/outcome/commands.ts';

let staff: Actor;
let head: Actor;
let coordinator: Actor;
let delegate: Actor;
let other: Actor;
let observer: Actor;
let outcomeId: string;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  head = await actorFor('head-of-delegation', { iso3: 'KGZ' });
  coordinator = await actorFor('national-coordinator', { iso3: 'KGZ' });
  delegate = await actorFor('delegate', { iso3: 'KGZ' });
  other = await actorFor('head-of-delegation', { iso3: 'TJK' });
  observer = await actorFor('observer', { acronym: 'IOM' });
  const outcome = await publishOutcome(staff, {
    conferenceId: '',
    kind: 'declaration',
    title: { en: 'Duties' },
    summary: {},
    adoptedOn: '2020-02',
    instrument: 'Decision 7',
  });
  outcomeId = value(outcome).id;
});

const added = async (more: object = {}) =>
  value(await addCommitment(staff, { outcomeId, place: '1', words: { en: 'Keep a list.' }, actors: ['KGZ'], ...more }))
    .id;
const form = (id: string, more: object = {}) => ({
  id,
  participant: 'KGZ',
  status: 'done',
  words: { en: 'It is kept.' },
  evidenceUrl: 'https://state.example/list',
  ...more,
});
const reported = async (id: string, more: object = {}) => value(await reportProgress(head, form(id, more))).report;
const seenBy = async (actor: Actor, id: string) =>
  (await commitmentById(actor, 'en', id))?.reports.map(({ stage }) => stage);

test('a report is sent to the secretariat: seen by it and by the own delegation, by nobody else', async () => {
  const id = await added();
  const report = await reported(id);
  expect(await lastEntry()).toMatchObject({
    act: 'reportProgress',
    capacity: 'head',
    actsFor: { iso3: 'KGZ' },
    subject: { noun: 'report', id: report },
    after: { commitment: id, participant: 'KGZ', status: 'done' },
  });
  for (const actor of [staff, head, delegate]) expect(await seenBy(actor, id)).toEqual(['submitted']);
  for (const actor of [PUBLIC, other, observer]) expect(await seenBy(actor, id)).toEqual([]);
  expect((await commitmentById(head, 'en', id))?.status).toBe('open');
  expect((await reportsToReview(staff, 'en')).map((one) => one.id)).toContain(report);
  // The matrix of whoever may see it says that it is there.
  const waiting = async (actor: Actor) => (await commitmentById(actor, 'en', id))?.progress.map((of) => of.waiting);
  for (const actor of [staff, head]) expect(await waiting(actor)).toEqual([true]);
  for (const actor of [PUBLIC, other]) expect(await waiting(actor)).toEqual([false]);
});

test('accepted it counts and is seen by those who take part; published by everybody, with its evidence', async () => {
  const id = await added();
  const report = await reported(id);
  value(await acceptReport(staff, { id: report, expectedVersion: 1 }));
  expect(await lastEntry()).toMatchObject({
    act: 'acceptReport',
    before: { stage: 'submitted' },
    after: { stage: 'accepted' },
  });
  for (const actor of [other, observer])
    expect(await commitmentById(actor, 'en', id)).toMatchObject({ status: 'done', reports: [{ stage: 'accepted' }] });
  expect(await commitmentById(PUBLIC, 'en', id)).toMatchObject({ status: 'open', reports: [] });
  value(await publishReport(staff, { id: report, expectedVersion: 2 }));
  expect(await lastEntry()).toMatchObject({ act: 'publishReport', after: { stage: 'published' } });
  expect(await commitmentById(PUBLIC, 'en', id)).toMatchObject({
    status: 'done',
    progress: [{ actor: 'KGZ', status: 'done', stage: 'published' }],
    reports: [{ actor: 'KGZ', evidenceUrl: 'https://state.example/list', publishedOn: await dayFromToday(0) }],
  });
  expect((await commitments(PUBLIC, 'en', { status: 'done' })).rows.map((one) => one.id)).toContain(id);
  expect(await publicProgress('en')).toContainEqual(
    expect.objectContaining({
      commitment: id,
      actor: 'KGZ',
      said: 'done',
      report: 'It is kept.',
      evidenceUrl: 'https://state.example/list',
    }),
  );
  for (const again of [acceptReport, publishReport])
    expect(refusal(await again(staff, { id: report, expectedVersion: 3 }))).toBe('report-settled');
});

test('returned it has a reason, awaits its delegation, and another may follow', async () => {
  const id = await added();
  const report = await reported(id);
  expect(await commitmentsAwaiting(head, 'en')).not.toContainEqual(expect.objectContaining({ id }));
  expect(refusal(await returnReport(staff, { id: report, expectedVersion: 1, reason: '' }))).toBe('invalid');
  value(await returnReport(staff, { id: report, expectedVersion: 1, reason: 'Which list?' }));
  expect(await lastEntry()).toMatchObject({ act: 'returnReport', after: { stage: 'returned', reason: 'Which list?' } });
  expect(await commitmentsAwaiting(head, 'en')).toContainEqual(
    expect.objectContaining({ id, why: 'returned', reason: 'Which list?' }),
  );
  expect(refusal(await acceptReport(staff, { id: report, expectedVersion: 2 }))).toBe('report-settled');
  await reported(id, { status: 'under-way' });
  expect(await seenBy(head, id)).toEqual(['submitted', 'returned']);
});

test('what awaits a delegation is what it may report on', async () => {
  const id = await added({ due: '2021' });
  expect(await commitmentsAwaiting(coordinator, 'en')).toContainEqual(expect.objectContaining({ id, why: 'overdue' }));
  for (const actor of [delegate, other, observer, staff, PUBLIC])
    expect(await commitmentsAwaiting(actor, 'en')).not.toContainEqual(expect.objectContaining({ id }));
});

test('a report is put on the agenda of a conference to come, and walked back from there', async () => {
  const conference = await announcedConference(staff);
  value(await addAgendaItem(staff, { conferenceId: conference.id, number: '4', title: { en: 'Follow-up' } }));
  const id = await added();
  const [item] = await agendaChoices(staff, 'en', id).then((all) => all.filter(({ title }) => title === 'Follow-up'));
  const report = await reported(id);
  const put = (expectedVersion: number, agendaItemId = item?.id ?? '') =>
    scheduleReport(staff, { id: report, expectedVersion, agendaItemId });
  expect(refusal(await put(1))).toBe('report-not-accepted');
  value(await publishReport(staff, { id: report, expectedVersion: 1 }));
  expect(refusal(await put(2, crypto.randomUUID()))).toBe('invalid');
  // No exercise takes up what is of none.
  const [exercise] = await rows<{ id: string }>(sql`insert into conference
    select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'slug', 'tried', 'exercise', true, 'ordinal', null))).*
    from conference c where c.id = ${conference.id} returning id`);
  const { id: tried } = value(
    await addAgendaItem(staff, { conferenceId: exercise?.id, number: '1', title: { en: 'Tried' } }),
  );
  expect((await agendaChoices(staff, 'en', id)).map(({ title }) => title)).not.toContain('Tried');
  expect(refusal(await put(2, tried))).toBe('invalid');
  value(await put(2));
  expect(await lastEntry()).toMatchObject({ act: 'scheduleReport', after: { agendaItemId: item?.id } });
  expect(refusal(await put(3))).toBe('nothing-changed');
  expect((await commitmentById(PUBLIC, 'en', id))?.reports[0]?.item).toMatchObject({
    number: '4',
    conference: { slug: conference.slug },
  });
  expect(await reportsAtConference('en', conference.slug)).toMatchObject([{ id: report, commitment: { id } }]);
  expect(refusal(await removeAgendaItem(staff, { id: item?.id ?? '', expectedVersion: 1, reason: '' }))).toBe(
    'agenda-item-taken-up',
  );
  expect(refusal(await annulConference(staff, { id: conference.id, expectedVersion: 2, reason: 'A mistake.' }))).toBe(
    'agenda-item-taken-up',
  );
  value(await put(3, ''));
  expect(await reportsAtConference('en', conference.slug)).toEqual([]);
});

test.each([
  ['a status that is none', { status: 'perhaps' }, { status: 'choice-missing' }],
  ['no words', { words: { en: ' ' } }, { 'words.en': 'field-missing' }],
  ['an address that is none', { evidenceUrl: 'data:text/html,x' }, { evidenceUrl: 'address-form' }],
])('%s is refused beside its field, and nothing is sent', async (_name, more, fields) => {
  const id = await added();
  const before = await recorded();
  expect(await reportProgress(head, form(id, more))).toMatchObject({ ok: false, refusal: { fields } });
  expect(await recorded()).toBe(before);
});

test('nobody reports for another, on what is not theirs, or on what is over', async () => {
  const [id, next] = [await added(), await added()];
  for (const actor of [other, delegate, observer, PUBLIC])
    expect(refusal(await reportProgress(actor, form(id)))).toBe('forbidden');
  expect(refusal(await reportProgress(head, form(id, { participant: '' })))).toBe('forbidden');
  expect(refusal(await reportProgress(other, form(id, { participant: 'TJK' })))).toBe('commitment-not-ours');
  expect(refusal(await reportProgress(staff, form(id, { participant: '' })))).toBe('commitment-not-ours');
  expect(refusal(await reportProgress(head, form(crypto.randomUUID())))).toBe('not-found');
  value(await supersedeCommitment(staff, { id, expectedVersion: 1, by: next }));
  expect(refusal(await reportProgress(head, form(id)))).toBe('commitment-over');
});

test('the secretariat reports for itself, and for an organization whose report came by letter', async () => {
  const id = await added({ actors: ['secretariat', 'org:IOM'] });
  for (const participant of ['', 'org:IOM']) {
    const { report } = value(await reportProgress(staff, form(id, { participant })));
    value(await publishReport(staff, { id: report, expectedVersion: 1 }));
  }
  expect(await commitmentById(PUBLIC, 'en', id)).toMatchObject({
    status: 'done',
    reports: [{ actor: 'org:IOM' }, { actor: 'secretariat', name: null }],
  });
});

describe('the database itself', () => {
  const as = <T>(actor: Actor, query: ReturnType<typeof sql>) =>
    database().transaction(async (tx) => {
      await setActor(tx, actor);
      return [...(await tx.execute<T & Record<string, unknown>>(query))];
    });

  test('shows what was sent in to its delegation and the secretariat alone', async () => {
    const report = await reported(await added());
    const wanted = sql`select id from progress_report where id = ${report}`;
    for (const actor of [staff, head, delegate]) expect(await as(actor, wanted)).toHaveLength(1);
    for (const actor of [
      PUBLIC,
      other,
      observer,
      await actorFor('chair', { iso3: 'KAZ' }),
      await actorFor('administrator'),
    ])
      expect(await as(actor, wanted)).toEqual([]);
  });

  test('takes no report for another delegation, and none that its own sender shows to the public', async () => {
    const id = await added();
    const insert = (participant: string, stage: string) =>
      sql`insert into progress_report (commitment_id, participant, status, words, stage) values (${id}, ${participant}, 'done', '{"en": "x"}', ${stage})`;
    for (const [actor, participant, stage] of [
      [other, 'KGZ', 'submitted'],
      [head, 'KGZ', 'published'],
      [head, 'KGZ', 'accepted'],
      [PUBLIC, 'KGZ', 'submitted'],
    ] as const)
      await expect(as(actor, insert(participant, stage))).rejects.toMatchObject({ cause: { code: '42501' } });
    await as(head, sql`update progress_report set stage = 'published' where commitment_id = ${id}`);
    expect(await as(PUBLIC, sql`select id from progress_report where commitment_id = ${id}`)).toEqual([]);
  });
});
