import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { announcedConference, clearAndIssue, dayFromToday, documentForm } from '#bin/test/conference.ts';
import { actorAgain, actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import { addBody, annulBody, correctBody } from '#lib/body/commands.ts';
import { annulBodyMember, correctBodyMember, endBodyMember, recordBodyMember } from '#lib/body/member/commands.ts';
import { addOffice, annulOffice, correctOffice } from '#lib/body/office/commands.ts';
import { bodies, bodyOf } from '#lib/body/queries.ts';
import { recordTerm } from '#lib/chairmanship/commands.ts';
import { addDocument } from '#lib/document/draft/commands.ts';
import { can } from '#lib/policy.ts';

let staff: Actor;
let group: string;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  group = value(await addBody(staff, form)).key;
});

const form = {
  code: 'WGD',
  name: {
    en: 'Working Group on Disruption of Criminal Networks Involved in People Smuggling and Trafficking in Persons',
  },
  parent: 'senior-officials-meeting',
  termsOfReference: 'Terms of reference, April 2021',
  mandateFrom: '2021-04',
  mandateTo: '2031',
  restricted: true,
};
const member = { body: '', participant: 'KGZ', part: 'member', from: '2024-01-01', instrument: 'Note verbale' };

test('a body has its name, parent, mandate and terms of reference, and is public at once', async () => {
  expect(await bodyOf('en', group)).toMatchObject({
    code: 'WGD',
    parent: { key: 'senior-officials-meeting' },
    termsOfReference: 'Terms of reference, April 2021',
    mandate: { from: { date: '2021-04-01', precision: 'month' }, to: { date: '2031-01-01', precision: 'year' } },
    restricted: true,
    members: [],
  });
  expect((await bodies('ru'))?.bodies.map(({ key }) => key)).toContain(group);
  expect((await bodyOf('en', 'senior-officials-meeting'))?.children.map(({ key }) => key)).toEqual([group]);
});

test('a body whose name is long has conferences', async () => {
  expect(form.name.en.length).toBeGreaterThan(40);
  expect(group.length).toBeGreaterThan(40);
  expect(await announcedConference(staff, { body: group, ordinal: '1', title: { en: 'First meeting' } })).toMatchObject(
    {
      slug: 'first-meeting-2027',
    },
  );
});

test.each([
  ['a code that another body has', { ...form, code: 'SOM' }, 'body-code-taken'],
  ['the code of exercises', { ...form, code: 'EX' }, 'invalid'],
  ['small letters for a code', { ...form, code: 'wg' }, 'invalid'],
  ['no name', { ...form, code: 'A', name: {} }, 'invalid'],
  ['a parent that is none', { ...form, code: 'A', parent: 'nothing' }, 'invalid'],
  ['a source that is none', { ...form, code: 'A', source: 'nothing' }, 'invalid'],
  ['a mandate the wrong way round', { ...form, code: 'A', mandateTo: '2020' }, 'period-backwards'],
])('a body with %s is refused, and nothing is recorded', async (_name, input, code) => {
  const before = await recorded();
  expect(refusal(await addBody(staff, input))).toBe(code);
  expect(await recorded()).toBe(before);
});

test.each([
  ['nobody of the register', { participant: 'ZZZ' }, 'invalid'],
  ['no instrument', { instrument: '' }, 'invalid'],
  ['no date', { from: '' }, 'invalid'],
  ['an end before the beginning', { to: '2020' }, 'period-backwards'],
  ['a body that is none', { body: 'nothing' }, 'not-found'],
])('a member with %s is refused', async (_name, more, code) => {
  expect(refusal(await recordBodyMember(staff, { ...member, body: group, ...more }))).toBe(code);
});

const readable = (actor: Actor, id: string) =>
  read(actor, async (db) => (await db.execute(sql`select from document where id = ${id}`)).length === 1);
const issuedToBody = async () => {
  const conference = await announcedConference(staff, { body: group, ordinal: '2', title: { en: 'Second meeting' } });
  const made = value(await addDocument(staff, documentForm(conference.id, 'AP/WGD.2/1', { access: 'body' })));
  await clearAndIssue(staff, made.id);
  return made.id;
};

test('what is issued to a body is seen by its members, from the day they belong to it to the day before they no longer do', async () => {
  const id = await issuedToBody();
  const accountOf = async (participant: { iso3?: string; acronym?: string }) =>
    (await actorFor(participant.iso3 ? 'delegate' : 'observer', participant)).accountId ?? '';
  const kyrgyz = await accountOf({ iso3: 'KGZ' });
  const sees = async (account = kyrgyz) => readable(await actorAgain(account), id);
  expect(await sees()).toBe(false);

  const tomorrow = await dayFromToday(1);
  const today = await dayFromToday(0);
  const made = value(await recordBodyMember(staff, { ...member, body: group, from: tomorrow }));
  expect(await sees(), 'the day before').toBe(false);
  value(
    await correctBodyMember(staff, {
      id: made.id,
      expectedVersion: 1,
      part: 'member',
      from: today,
      instrument: 'Note',
      reason: 'A day early',
    }),
  );
  expect(await sees(), 'on the day').toBe(true);
  expect((await actorAgain(kyrgyz)).capacities.has('bodyMember')).toBe(true);

  value(await endBodyMember(staff, { id: made.id, expectedVersion: 2, to: tomorrow, instrument: 'Note' }));
  expect(await sees(), 'the day before the last').toBe(true);
  const ended = {
    id: made.id,
    expectedVersion: 3,
    part: 'member',
    from: '2024-01-01',
    to: today,
    instrument: 'Note',
    reason: 'It ends today',
  };
  value(await correctBodyMember(staff, ended));
  expect(await sees(), 'on the day of the end').toBe(false);
  expect(await readable(PUBLIC, id)).toBe(false);
  for (const role of ['chair', 'delegate'] as const)
    expect(await readable(await actorFor(role, { iso3: 'KAZ' }), id), `${role} of a member of the process alone`).toBe(
      false,
    );
});

test('an organization with no status in the process enters the desk by the body alone; an observer of the body does not', async () => {
  const account = (await actorFor('observer', { acronym: 'OTS' })).accountId ?? '';
  expect(can(await actorAgain(account), 'enterDesk')).toBe(false);
  const made = value(
    await recordBodyMember(staff, { ...member, body: group, participant: 'org:OTS', part: 'observer' }),
  );
  expect(can(await actorAgain(account), 'enterDesk')).toBe(false);
  const now = value(
    await recordBodyMember(staff, { ...member, body: group, participant: 'org:OTS', from: '2026-01-01' }),
  );
  expect(await rows(sql`select part, to_date::text as to_date from body_member where id = ${made.id}`)).toEqual([
    { part: 'observer', to_date: '2026-01-01' },
  ]);
  expect(can(await actorAgain(account), 'enterDesk')).toBe(true);

  // Annulled, its rights are gone at the next request; the record and the notice keep what it said.
  expect(refusal(await annulBodyMember(staff, { id: now.id, expectedVersion: 9, reason: 'Never decided' }))).toBe(
    'changed-meanwhile',
  );
  value(await annulBodyMember(staff, { id: now.id, expectedVersion: 1, reason: 'Never decided' }));
  expect(can(await actorAgain(account), 'enterDesk')).toBe(false);
  expect(await lastEntry()).toMatchObject({
    act: 'annulBodyMember',
    before: { participant: 'org:OTS' },
    after: { reason: 'Never decided' },
  });
  expect((await bodyOf('en', group))?.memberCorrections[0]).toMatchObject({
    kind: 'annulled',
    reason: 'Never decided',
  });
});

test('two who record the same member at the same instant: one stands', async () => {
  const input = { ...member, body: group, participant: 'TJK' };
  const both = await Promise.all([recordBodyMember(staff, input), recordBodyMember(staff, input)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.flatMap((result) => (result.ok ? [] : [result.refusal.code]))).toEqual(['period-overlaps-another']);
});

test('a joint office of a body has both its holders, who see what is issued to it; made single it is refused', async () => {
  const office = value(await addOffice(staff, { name: { en: 'Co-Chair' }, body: group, joint: true })).key;
  const held = {
    office,
    nominal: { from: '', to: '' },
    actual: { from: '2024-01-01', to: '' },
    instrument: 'Decision',
  };
  const accounts = [];
  for (const iso3 of ['AFG', 'TUR']) {
    value(await recordTerm(staff, { ...held, participant: iso3 }));
    accounts.push(await actorFor('delegate', { iso3 }));
  }
  expect((await bodyOf('en', group))?.offices).toMatchObject([
    { key: office, joint: true, holders: [{ name: 'Afghanistan' }, { name: 'Türkiye' }] },
  ]);
  for (const { bodies: of } of accounts) expect(of).toEqual(new Set([group]));
  expect(accounts.some(({ capacities }) => capacities.has('chairing'))).toBe(false);
  const single = { key: office, expectedVersion: 1, name: { en: 'Chair' }, joint: false, reason: 'There is one' };
  expect(refusal(await correctOffice(staff, single))).toBe('term-overlaps-another');
  expect(refusal(await annulOffice(staff, { key: office, expectedVersion: 1, reason: 'Never was' }))).toBe(
    'office-in-use',
  );
  const rapporteur = value(await addOffice(staff, { name: { en: 'Rapporteur' }, body: group }));
  value(await annulOffice(staff, { key: rapporteur.key, expectedVersion: 1, reason: 'Never was' }));
  expect((await bodyOf('en', group))?.officeCorrections).toMatchObject([{ kind: 'annulled' }]);
});

test('a body is corrected, its code only while no symbol has it; one that something rests on is not annulled', async () => {
  const own = { key: group, expectedVersion: 1, reason: 'The mandate was renewed' };
  expect(refusal(await correctBody(staff, { ...form, ...own, code: 'WGX' }))).toBe('body-code-used');
  value(await correctBody(staff, { ...form, ...own, mandateTo: '2033' }));
  expect(await bodyOf('en', group)).toMatchObject({
    version: 2,
    mandate: { to: { date: '2033-01-01' } },
    corrections: [{ kind: 'corrected', reason: 'The mandate was renewed' }],
  });
  expect(refusal(await correctBody(staff, { ...form, ...own }))).toBe('changed-meanwhile');
  expect(await annulBody(staff, { ...own, expectedVersion: 2 })).toMatchObject({
    refusal: { code: 'body-in-use', params: { conferences: 2 } },
  });
  const empty = value(await addBody(staff, { ...form, code: 'EMPTY', name: { en: 'An empty body' } })).key;
  value(await annulBody(staff, { key: empty, expectedVersion: 1, reason: 'Entered by mistake' }));
  expect(await bodyOf('en', empty)).toBeNull();
});

test('two bodies of one name have each its own key', async () => {
  const name = { en: 'Task force' };
  const keys = [];
  for (const code of ['TFA', 'TFB']) keys.push(value(await addBody(staff, { ...form, code, name })).key);
  expect(keys).toEqual(['task-force', 'task-force-2']);
});
