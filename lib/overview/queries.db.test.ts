import { beforeAll, expect, test } from 'vitest';
import { actorFor, loadedRegister, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { designateChair } from '#lib/chairmanship/commands.ts';
import { addConference, announceConference } from '#lib/conference/commands.ts';
import { addDocument, clearDocument, issueDocument } from '#lib/document/commands.ts';
import { overview } from '#lib/overview/queries.ts';
import { makePdf } from '#lib/upload/fixtures.ts';

let staff: Actor;
let conferenceId: string;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

const pdf = (language: string) => ({
  language,
  kind: 'original',
  name: `text-${language}.pdf`,
  declaredType: 'application/pdf',
  bytes: makePdf(`text ${language}`, 'en'),
});
const view = async (actor = staff) => {
  const found = await overview(actor, 'en');
  if (!found) throw new Error('the register is empty');
  return found;
};
const symbols = (due: { rows: readonly { symbol: string }[] }) => due.rows.map(({ symbol }) => symbol);

test('a planned conference awaits its announcement, then it is to come', async () => {
  const made = value(
    await addConference(staff, {
      body: 'senior-officials-meeting',
      ordinal: '10',
      title: { en: 'Tenth' },
      from: '2099-03-01',
      to: '',
      city: null,
      host: 'KAZ',
      mode: '',
    }),
  );
  conferenceId = made.id;
  expect((await view()).planned.rows.map(({ id }) => id)).toEqual([made.id]);
  value(await announceConference(staff, { id: made.id, expectedVersion: 1 }));
  const after = await view();
  expect([after.planned.rows, after.toCome.rows.map(({ id, documents }) => [id, documents])]).toEqual([
    [],
    [[made.id, { issued: 0, open: 0 }]],
  ]);
});

test('a document awaits clearing, then issue, and a missing language while one is owed', async () => {
  const form = {
    conferenceId,
    agendaItemId: '',
    symbol: 'AP/SOM.10/1',
    title: { en: 'Agenda' },
    distribution: 'general',
    access: 'members',
    delegation: '',
    files: [pdf('en')],
  };
  const { id } = value(await addDocument(staff, form));
  const own = value(
    await addDocument(staff, { ...form, symbol: 'AP/SOM.10/CRP.1', access: 'delegation', delegation: 'KGZ' }),
  );
  const drafted = await view();
  expect([symbols(drafted.draft), symbols(drafted.cleared), symbols(drafted.missing)]).toEqual([
    ['AP/SOM.10/1', 'AP/SOM.10/CRP.1'],
    [],
    ['AP/SOM.10/1'],
  ]);
  expect(drafted.missing.rows[0]?.missing).toEqual(['ru']);
  value(await clearDocument(staff, { id, expectedVersion: 1 }));
  expect(symbols((await view()).cleared)).toEqual(['AP/SOM.10/1']);
  value(await issueDocument(staff, { id, expectedVersion: 2 }));
  const issued = await view();
  expect([symbols(issued.cleared), symbols(issued.draft), symbols(issued.missing)]).toEqual([
    [],
    ['AP/SOM.10/CRP.1'],
    ['AP/SOM.10/1'],
  ]);
  expect(own.id).not.toBe(id);
});

test('a term about to end awaits a successor until one is designated', async () => {
  const { succession, today } = await view();
  const due = succession.map(({ state }) => state);
  if (due.length > 0) {
    value(
      await designateChair(staff, {
        office: 'chair',
        iso3: 'KGZ',
        nominalFrom: '2098-01-01',
        nominalTo: '2099-01-01',
        instrument: 'Decision',
      }),
    );
    expect((await view()).succession).toEqual([]);
  } else expect(today < '2026-07-02' || today > '2027-12-31').toBe(true);
});

test('sources that differ on what the register holds nothing of await a decision, each matter once', async () => {
  const claims = (await view()).claims.rows;
  expect(claims.length).toBeGreaterThan(0);
  expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
  for (const { values } of claims) expect(values.length).toBeGreaterThan(1);
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
    claims: nothing,
  });
  expect(seen.can).toEqual({ keepRegister: false, keepAccounts: true });
});
