import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { announcedConference, dayFromToday, documentForm, plannedConference } from '#bin/test/conference.ts';
import { actorFor, loadedRegister, rows, value } from '#bin/test/world.ts';
import { tasksOf } from '#components/overview/tasks.ts';
import type { Actor } from '#lib/act/actor.ts';
import { designateChair } from '#lib/chairmanship/commands.ts';
import { addCommitment } from '#lib/commitment/commands.ts';
import { acceptReport, reportProgress } from '#lib/commitment/report/commands.ts';
import { announceConference } from '#lib/conference/step/commands.ts';
import { clearDocument, issueDocument } from '#lib/document/commands.ts';
import { addDocument } from '#lib/document/draft/commands.ts';
import { overview } from '#lib/overview/queries.ts';
import { handOverDays, successionDays } from '#lib/overview/rules.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

const view = async (actor = staff) => {
  const found = await overview(actor, 'en');
  if (!found) throw new Error('the register is empty');
  return found;
};
const symbols = (due: { rows: readonly { symbol: string | null }[] }) => due.rows.map(({ symbol }) => symbol);

test('a planned conference awaits its announcement, then it is to come', async () => {
  const made = await plannedConference(staff, { ordinal: '11' });
  expect((await view()).planned.rows.map(({ id }) => id)).toEqual([made.id]);
  value(await announceConference(staff, { id: made.id, expectedVersion: 1 }));
  const after = await view();
  expect([after.planned.rows, after.toCome.rows.map(({ id, documents }) => [id, documents])]).toEqual([
    [],
    [[made.id, { issued: 0, open: 0 }]],
  ]);
});

test('a document awaits clearing, then issue, and a missing language while one is owed', async () => {
  const conference = await announcedConference(staff);
  const add = async (symbol: string, more: object) =>
    value(await addDocument(staff, documentForm(conference.id, symbol, more))).id;
  const id = await add('AP/SOM.10/1', { access: 'members' });
  await add('AP/SOM.10/CRP.1', { access: 'delegation', delegation: 'KGZ' });
  const drafted = await view();
  expect([symbols(drafted.draft), symbols(drafted.cleared), symbols(drafted.missing)]).toEqual([
    ['AP/SOM.10/1', 'AP/SOM.10/CRP.1'],
    [],
    [],
  ]);
  // Once, and the line says which language it has not.
  expect(drafted.draft.rows[0]?.missing).toEqual(['ru']);
  value(await clearDocument(staff, { id, expectedVersion: 1 }));
  expect(symbols((await view()).cleared)).toEqual(['AP/SOM.10/1']);
  value(await issueDocument(staff, { id, expectedVersion: 2 }));
  const issued = await view();
  const hrefs = tasksOf('en', issued, { rows: [], zone: 'UTC' }).find(({ key }) => key === 'missing')?.rows;
  expect(hrefs?.map(({ href }) => href)).toEqual([`/en/portal/staff/document/${id}?step=version#acts`]);
  expect([symbols(issued.cleared), symbols(issued.draft), symbols(issued.missing)]).toEqual([
    [],
    ['AP/SOM.10/CRP.1'],
    ['AP/SOM.10/1'],
  ]);
});

/** Says when the present Chair's nominal term ends, as the decision that designated it could have. */
const endsOn = (day: string) =>
  rows(sql`update chair_term set nominal_to = ${day}, nominal_to_precision = 'day' where stage = 'incumbent'`);

test('a term awaits a successor from half a year before its nominal end, until one is designated', async () => {
  await endsOn(await dayFromToday(successionDays + 1));
  expect((await view()).succession).toEqual([]);
  const end = await dayFromToday(successionDays);
  await endsOn(end);
  expect((await view()).succession).toMatchObject([{ state: 'Kazakhstan', on: { date: end }, over: false }]);
  await endsOn(await dayFromToday(-1));
  expect((await view()).succession).toMatchObject([{ over: true }]);
  const nominal = { nominalFrom: await dayFromToday(handOverDays), nominalTo: await dayFromToday(handOverDays + 700) };
  value(await designateChair(staff, { office: 'chair', participant: 'KGZ', ...nominal, instrument: 'Decision' }));
  expect(await view()).toMatchObject({ succession: [], handOver: [{ state: 'Kyrgyzstan', over: false }] });
});

test('a Chair whose status ends awaits the office at once, and no longer once it is a member again', async () => {
  expect((await view()).lapsed).toEqual([]);
  await rows(sql`update membership_period set status = 'suspended' where participant = 'KAZ' and to_date is null`);
  expect((await view()).lapsed).toMatchObject([{ state: 'Kazakhstan' }]);
  await rows(sql`update membership_period set status = 'member' where participant = 'KAZ' and to_date is null`);
  expect((await view()).lapsed).toEqual([]);
});

test('sources that differ on what the register holds nothing of await a decision, each matter once', async () => {
  const claims = (await view()).claims.rows;
  expect(claims.length).toBeGreaterThan(0);
  expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
  for (const { values } of claims) expect(values.length).toBeGreaterThan(1);
});

test('a report awaits its review, and a commitment whose day is past the office, until it is done', async () => {
  const [outcome] = await rows<{ id: string }>(sql`select id from outcome where withdrawn_on is null limit 1`);
  const given = { outcomeId: outcome?.id ?? '', words: { en: 'Keep a list.' }, actors: ['KGZ'], due: '2021' };
  const { id } = value(await addCommitment(staff, given));
  expect((await view()).overdue).toMatchObject({ total: 1, rows: [{ id, on: { date: '2021-01-01' } }] });
  const head = await actorFor('head-of-delegation', { iso3: 'KGZ' });
  const said = { id, participant: 'KGZ', status: 'done', words: { en: 'Kept.' } };
  const { report } = value(await reportProgress(head, said));
  expect((await view()).reports).toMatchObject({ total: 1, rows: [{ id, key: report, about: 'Kyrgyzstan' }] });
  value(await acceptReport(staff, { id: report, expectedVersion: 1 }));
  const after = await view();
  expect([after.reports.total, after.overdue.total]).toEqual([0, 0]);
});

test('an administrator, who keeps the accounts, is shown nothing of the register that awaits', async () => {
  const seen = await view(await actorFor('administrator'));
  const nothing = { rows: [], total: 0 };
  expect(seen).toMatchObject({
    draft: nothing,
    cleared: nothing,
    missing: nothing,
    planned: nothing,
    succession: [],
    handOver: [],
    lapsed: [],
    claims: nothing,
    reports: nothing,
    overdue: nothing,
  });
  expect(seen.can).toEqual({ keepRegister: false, keepAccounts: true });
});
