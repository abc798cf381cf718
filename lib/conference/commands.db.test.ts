import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { dayFromToday } from '#bin/test/conference.ts';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { addBody } from '#lib/body/commands.ts';
import { addAgendaItem } from '#lib/conference/agenda/commands.ts';
import { addConference, reviseConference } from '#lib/conference/commands.ts';
import { conferenceBySlug, conferences, staffConferences } from '#lib/conference/queries.ts';
import { staffConference } from '#lib/conference/staff/queries.ts';
import {
  announceConference,
  cancelConference,
  closeConference,
  openConference,
} from '#lib/conference/step/commands.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

const form = {
  body: 'senior-officials-meeting',
  ordinal: '',
  title: { en: 'Working session on return', ru: 'Рабочая встреча по возвращению' },
  from: '2099-03-01',
  to: '2099-03-02',
  city: { en: 'Bishkek', ru: 'Бишкек' },
  hosts: ['KGZ'],
  mode: 'hybrid',
  venue: { en: 'State Residence', ru: 'Госрезиденция' },
  zone: 'Asia/Bishkek',
  note: { en: 'Seating by alphabet.' },
};
const viewOf = async (id: string) => {
  const view = await staffConference(staff, 'en', id);
  if (!view) throw new Error('the conference is not there');
  return view;
};

test('a planned conference is seen by the secretariat alone, and is public the moment it is announced', async () => {
  const { id, slug } = value(await addConference(staff, form));
  expect((await staffConferences(staff, 'ru')).rows.find((row) => row.id === id)).toMatchObject({
    stage: 'planned',
  });
  expect(await conferenceBySlug('en', slug)).toBeNull();
  expect(await staffConference(await actorFor('delegate', { iso3: 'KAZ' }), 'en', id)).toBeNull();
  expect(await viewOf(id)).toMatchObject({
    next: ['announced', 'cancelled'],
    can: { addAgendaItem: true, revise: true },
  });
  value(await announceConference(staff, { id, expectedVersion: 1 }));
  expect((await conferences('en')).toCome.map((row) => row.slug)).toContain(slug);
  expect(refusal(await announceConference(staff, { id, expectedVersion: 1 }))).toBe('changed-meanwhile');
  expect(refusal(await closeConference(staff, { id, expectedVersion: 2 }))).toBe('stage-cannot-follow');
});

test('a conference with a Russian title alone has its words in Latin letters for an address', async () => {
  const { slug } = value(await addConference(staff, { ...form, title: { en: '', ru: 'Встреча' } }));
  expect(slug).toBe('vstrecha-2099');
});

test.each([
  ['no body', { body: '' }, { body: 'choice-missing' }],
  ['no title', { title: { en: ' ', ru: '' } }, { 'title.en': 'field-missing' }],
  ['no first day', { from: '' }, { from: 'date-missing' }],
  ['a day that is none', { from: '2099-02-30' }, { from: 'date-form' }],
  ['a zone that is none', { zone: 'Almaty' }, { zone: 'zone-unknown' }],
  ['a number that is none', { ordinal: '0' }, { ordinal: 'number-invalid' }],
  ['an end before the beginning', { to: '2099-02-01' }, { to: 'period-backwards' }],
  ['a number already given in the series', { ordinal: '8' }, { ordinal: 'ordinal-taken' }],
])('%s is refused beside its field, and nothing is stored', async (_name, given, fields) => {
  const before = await recorded();
  expect(await addConference(staff, { ...form, ...given })).toMatchObject({ ok: false, refusal: { fields } });
  expect(await recorded()).toBe(before);
});

test('facts are corrected as exactly as they are known; the address, agenda and what was not asked stay', async () => {
  const { id, slug } = value(await addConference(staff, { ...form, title: { en: 'Corrected later' } }));
  value(await addAgendaItem(staff, { conferenceId: id, number: '1', title: { en: 'Opening' } }));
  const { version } = await viewOf(id);
  value(
    await reviseConference(staff, {
      ...form,
      id,
      expectedVersion: version,
      title: { en: 'Another title' },
      from: '2099-04',
      to: '',
    }),
  );
  expect(await viewOf(id)).toMatchObject({
    slug,
    title: 'Another title',
    from: { date: '2099-04-01', precision: 'month' },
    to: null,
    note: 'Seating by alphabet.',
    agenda: [{ number: '1', title: 'Opening' }],
  });
  expect(refusal(await reviseConference(staff, { ...form, id, expectedVersion: version }))).toBe('changed-meanwhile');
});

test('a correction lets go of the claim that the register held and that now says otherwise', async () => {
  const [first] = await rows<{ id: string; version: number }>(
    sql`select id, version from conference where from_date = '2011-03-14'`,
  );
  if (!first) throw new Error('the conference of 2011 is not there');
  const { titles, cities, bodyKey } = await viewOf(first.id);
  const given = {
    ...form,
    body: bodyKey,
    title: titles,
    city: cities,
    hosts: ['KAZ'],
    from: '2011-03-15',
    to: '2011-03-16',
    reason: 'The other source is right.',
  };
  value(await reviseConference(staff, { ...given, id: first.id, expectedVersion: first.version }));
  // What is accepted since is the secretariat's own correction, and no source that says otherwise.
  const said = (await viewOf(first.id)).claims.filter(({ field }) => field === 'from');
  expect(said.filter(({ accepted }) => accepted).map(({ value: of, source }) => [of, source.key])).toEqual([
    ['2011-03-15', `correction-${await dayFromToday(0)}`],
  ]);
  expect(await lastEntry()).toMatchObject({ after: { releasedClaims: [{ field: 'from', value: '2011-03-14' }] } });
});

test('an agenda grows, after the conference for a reason, each number once', async () => {
  const { id } = value(await addConference(staff, { ...form, title: { en: 'With an agenda' } }));
  const item = { conferenceId: id, number: '1', title: { en: 'Opening', ru: 'Открытие' } };
  value(await addAgendaItem(staff, item));
  expect(refusal(await addAgendaItem(staff, item))).toBe('number-taken');
  expect(await addAgendaItem(staff, { ...item, number: 'first' })).toMatchObject({
    refusal: { fields: { number: 'agenda-number-form' } },
  });
  value(await announceConference(staff, { id, expectedVersion: 1 }));
  value(await openConference(staff, { id, expectedVersion: 2 }));
  value(await closeConference(staff, { id, expectedVersion: 3 }));
  // What was missing on the agenda of a meeting that is over may be added too, for a reason.
  expect(refusal(await addAgendaItem(staff, { ...item, number: '2' }))).toBe('reason-missing');
  value(await addAgendaItem(staff, { ...item, number: '2', reason: 'It was on the printed agenda.' }));
  expect((await viewOf(id)).agenda.map(({ number }) => number)).toEqual(['1', '2']);
});

test('what is announced may be cancelled, what is open may not', async () => {
  const { id } = value(await addConference(staff, { ...form, title: { en: 'Cancelled' } }));
  value(await announceConference(staff, { id, expectedVersion: 1 }));
  value(await cancelConference(staff, { id, expectedVersion: 2 }));
  expect(await viewOf(id)).toMatchObject({ stage: 'cancelled', next: [] });
  const other = value(await addConference(staff, { ...form, title: { en: 'Open' } }));
  value(await announceConference(staff, { id: other.id, expectedVersion: 1 }));
  value(await openConference(staff, { id: other.id, expectedVersion: 2 }));
  expect(refusal(await cancelConference(staff, { id: other.id, expectedVersion: 3 }))).toBe('stage-cannot-follow');
});

test('a form that is stale says whether it was oneself or a colleague', async () => {
  const { id } = value(await addConference(staff, { ...form, title: { en: 'Stale' } }));
  const other = await actorFor('secretariat');
  value(await announceConference(staff, { id, expectedVersion: 1 }));
  const stale = { ...form, id, title: { en: 'Stale' }, expectedVersion: 1 };
  expect(await reviseConference(staff, stale)).toMatchObject({ refusal: { params: { who: 'self' } } });
  expect(await reviseConference(other, stale)).toMatchObject({
    refusal: { code: 'changed-meanwhile', params: { who: 'colleague', name: staff.name } },
  });
});

test('a body of a long name has meetings like any other (B10)', async () => {
  const name = 'Working group on the return, readmission and reintegration of migrants in the region';
  const { key } = value(await addBody(staff, { code: 'WGR', name: { en: name } }));
  expect(key.length).toBeGreaterThan(40);
  const { id } = value(await addConference(staff, { ...form, body: key, ordinal: '', title: { en: 'A meeting' } }));
  expect((await viewOf(id)).bodyKey).toBe(key);
});
