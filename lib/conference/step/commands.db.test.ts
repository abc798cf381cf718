import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { announcedConference, dayFromToday, plannedConference } from '#bin/test/conference.ts';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { addAgendaItem } from '#lib/conference/agenda/commands.ts';
import { addConference, correctConference, reviseConference } from '#lib/conference/commands.ts';
import { annulledConferenceOf, conferenceBySlug, conferences } from '#lib/conference/queries.ts';
import { staffConference } from '#lib/conference/staff/queries.ts';
import {
  announceConference,
  annulConference,
  cancelConference,
  closeConference,
  openConference,
  postponeConference,
  takeBackStep,
} from '#lib/conference/step/commands.ts';
import { publishNews } from '#lib/news/commands.ts';
import { citedFor } from '#lib/source/rules.ts';
import { partialDateText } from '#lib/time/period.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

let number = 20;
const announced = (more: object = {}) => announcedConference(staff, { ordinal: `${number++}`, ...more });
const viewOf = async (id: string) => {
  const view = await staffConference(staff, 'en', id);
  if (!view) throw new Error('the conference is not there');
  return view;
};

test('postponed without a date, then to one, then announced again: shown as what it is at each point, with the former days', async () => {
  const { id, slug } = await announced();
  const first = await dayFromToday(180);
  value(
    await postponeConference(staff, { id, expectedVersion: 2, from: '', to: '', reason: 'The host asked for it.' }),
  );
  expect(await conferenceBySlug('en', slug)).toMatchObject({ stage: 'postponed', dateOpen: true, toCome: true });
  expect((await conferences('en')).toCome.map((row) => row.slug)).toContain(slug);
  expect(refusal(await announceConference(staff, { id, expectedVersion: 3 }))).toBe('new-date-missing');
  expect(refusal(await openConference(staff, { id, expectedVersion: 3 }))).toBe('stage-cannot-follow');
  value(await postponeConference(staff, { id, expectedVersion: 3, from: '2027-10', to: '' }));
  value(await announceConference(staff, { id, expectedVersion: 4 }));
  expect(await conferenceBySlug('en', slug)).toMatchObject({
    stage: 'announced',
    dateOpen: false,
    from: { date: '2027-10-01', precision: 'month' },
    formerDays: [{ from: { date: first }, reason: 'The host asked for it.' }],
  });
});

test.each([
  ['a last day without a first', { from: '', to: '2099-01-01' }, 'invalid'],
  ['an end before the beginning', { from: '2099-01-02', to: '2099-01-01' }, 'period-backwards'],
  ['a date that is none', { from: 'spring', to: '' }, 'invalid'],
])('to postpone to %s is refused, and nothing changes', async (_name, days, code) => {
  const { id } = await announced();
  const before = await recorded();
  expect(refusal(await postponeConference(staff, { id, expectedVersion: 2, ...days }))).toBe(code);
  expect(await recorded()).toBe(before);
});

test('the same days are no postponement, and a planned meeting is revised instead', async () => {
  const { id } = await announced();
  const [from, to] = [await dayFromToday(180), await dayFromToday(181)];
  expect(refusal(await postponeConference(staff, { id, expectedVersion: 2, from, to }))).toBe('same-days');
  const planned = await plannedConference(staff, { ordinal: `${number++}` });
  expect(refusal(await postponeConference(staff, { id: planned.id, expectedVersion: 1, from: '2099', to: '' }))).toBe(
    'stage-cannot-follow',
  );
});

test('opened and closed by mistake it is announced again step by step, for a reason, with notices; a rehearsal cautions', async () => {
  const { id, slug } = await announced();
  expect(await openConference.rehearse(staff, { id, expectedVersion: 2 })).toMatchObject({
    value: [{ code: 'opened-early', params: { days: 180 } }],
  });
  value(await openConference(staff, { id, expectedVersion: 2 }));
  value(await closeConference(staff, { id, expectedVersion: 3 }));
  expect(await takeBackStep(staff, { id, expectedVersion: 4, reason: '' })).toMatchObject({
    refusal: { fields: { reason: 'field-missing' } },
  });
  value(await takeBackStep(staff, { id, expectedVersion: 4, reason: 'Closed by mistake.' }));
  value(await takeBackStep(staff, { id, expectedVersion: 5, reason: 'Opened by mistake.' }));
  const view = await conferenceBySlug('en', slug);
  expect(view).toMatchObject({ stage: 'announced', toCome: true });
  expect(view?.corrections.map(({ reason, before, after }) => [reason, before, after])).toEqual([
    ['Opened by mistake.', { stage: 'open' }, { stage: 'announced' }],
    ['Closed by mistake.', { stage: 'closed' }, { stage: 'open' }],
  ]);
  expect(refusal(await takeBackStep(staff, { id, expectedVersion: 6, reason: 'x' }))).toBe('stage-cannot-follow');
});

test('cancelled or postponed by mistake it has its days again', async () => {
  const { id } = await announced();
  const from = await dayFromToday(180);
  value(await postponeConference(staff, { id, expectedVersion: 2, from: '2099-05-01', to: '' }));
  value(await cancelConference(staff, { id, expectedVersion: 3 }));
  value(await takeBackStep(staff, { id, expectedVersion: 4, reason: 'Not cancelled.' }));
  expect(await viewOf(id)).toMatchObject({ stage: 'announced', from: { date: '2099-05-01' } });
  const other = await announced();
  value(await postponeConference(staff, { id: other.id, expectedVersion: 2, from: '', to: '' }));
  value(await takeBackStep(staff, { id: other.id, expectedVersion: 3, reason: 'Another meeting was meant.' }));
  expect(await viewOf(other.id)).toMatchObject({
    stage: 'announced',
    dateOpen: false,
    from: { date: from },
    formerDays: [],
  });
});

test('a planned conference recorded by mistake is annulled, and the public never hears of it', async () => {
  const { id, slug } = await plannedConference(staff, { ordinal: `${number++}` });
  value(await addAgendaItem(staff, { conferenceId: id, number: '1', title: { en: 'Opening' } }));
  value(await annulConference(staff, { id, expectedVersion: 1, reason: 'Recorded twice.' }));
  expect(await staffConference(staff, 'en', id)).toBeNull();
  expect([await conferenceBySlug('en', slug), await annulledConferenceOf('en', slug)]).toEqual([null, null]);
  expect(await lastEntry()).toMatchObject({
    act: 'annulConference',
    before: { slug, hosts: ['KAZ'], agenda: [{ number: '1' }] },
    after: { reason: 'Recorded twice.' },
  });
});

test('one that had been public answers at its address with the notice; while something rests on it, it is refused', async () => {
  const { id, slug } = await announced();
  const news = { date: await dayFromToday(0), headline: { en: 'A meeting' }, body: { en: 'Soon.' }, conferenceId: id };
  const other = await announced();
  value(await publishNews(staff, { ...news, conferenceId: other.id }));
  expect(await annulConference(staff, { id: other.id, expectedVersion: 2, reason: 'x' })).toMatchObject({
    refusal: { code: 'conference-rested-on', params: { news: 1, documents: 0 } },
  });
  expect((await viewOf(other.id)).can.annul).toBe(false);
  value(await annulConference(staff, { id, expectedVersion: 2, reason: 'It is of another process.' }));
  expect(await conferenceBySlug('en', slug)).toBeNull();
  expect(await annulledConferenceOf('en', slug)).toMatchObject({
    title: 'Tenth Senior Officials’ Meeting',
    corrections: [{ kind: 'annulled', reason: 'It is of another process.' }],
  });
});

test('two States host, an organization chairs, another observes; the place is elsewhere; it may be confidential', async () => {
  const { slug } = await announced({
    hosts: ['KAZ', 'KGZ'],
    chairs: ['org:IOM'],
    observers: ['org:UNHCR'],
    city: { en: 'Hanoi' },
    country: { en: 'Viet Nam' },
    opensAt: '09:30',
    dateNote: { en: 'day to follow' },
    confidentiality: { en: 'Discussions remain confidential.' },
    venue: { en: 'Hall 2', ru: 'Зал 2' },
  });
  expect(await conferenceBySlug('en', slug)).toMatchObject({
    hosts: [{ key: 'KAZ' }, { key: 'KGZ' }],
    chairs: [{ key: 'org:IOM' }],
    observers: [{ key: 'org:UNHCR' }],
    city: 'Hanoi, Viet Nam',
    opensAt: '09:30',
    dateNote: 'day to follow',
    confidentiality: 'Discussions remain confidential.',
    participants: [],
  });
  expect((await conferenceBySlug('ru', slug))?.venue).toBe('Зал 2');
});

test('a fact of a closed conference is corrected for a reason, with what was said and what is right in the notice', async () => {
  const form = {
    body: 'senior-officials-meeting',
    ordinal: '',
    title: { en: 'Held' },
    from: await dayFromToday(-30),
    to: '',
    city: { en: 'Almaty' },
    mode: '',
    hosts: ['KAZ'],
  };
  const { id, slug } = value(await addConference(staff, { ...form, stage: null }));
  expect((await viewOf(id)).stage).toBe('closed');
  const changed = { ...form, id, expectedVersion: 1, city: { en: 'Bishkek' }, venue: { en: 'Hall' } };
  expect(refusal(await reviseConference(staff, changed))).toBe('reason-missing');
  value(await reviseConference(staff, { ...changed, reason: 'Another city.' }));
  expect((await conferenceBySlug('en', slug))?.corrections).toMatchObject([
    { kind: 'corrected', before: { city: { en: 'Almaty' } }, after: { city: { en: 'Bishkek' } } },
  ]);
  expect(await reviseConference(staff, { ...changed, expectedVersion: 2, hosts: ['org:NOBODY'] })).toMatchObject({
    refusal: { fields: { hosts: 'choice-missing' } },
  });
});

test('the days of a closed conference that something rests on are asked once more, with what rests on it', async () => {
  const [held] = await rows<{ id: string; version: number; from: string; source: string }>(
    sql`select c.id, c.version, c.from_date::text as from, c.source from conference c
      where c.stage = 'closed' and c.source is not null and exists (select from outcome o where o.conference_id = c.id) limit 1`,
  );
  if (!held) throw new Error('no conference was held');
  const view = await viewOf(held.id);
  const revision = async (days: object) => ({
    id: held.id,
    expectedVersion: (await viewOf(held.id)).version,
    body: view.bodyKey,
    ordinal: view.ordinal?.toString() ?? '',
    title: view.titles,
    from: partialDateText(view.from),
    to: view.to ? partialDateText(view.to) : '',
    dateNote: view.inWords.dateNote ?? {},
    opensAt: view.opensAt ?? '',
    city: view.cities ?? {},
    country: view.inWords.country ?? {},
    mode: view.mode ?? '',
    venue: view.inWords.venue ?? {},
    zone: view.zone ?? '',
    hosts: view.hosts.map(({ key }) => key),
    chairs: view.chairs.map(({ key }) => key),
    observers: view.observers.map(({ key }) => key),
    organiser: view.inWords.organiser ?? {},
    financedBy: view.inWords.financedBy ?? {},
    support: view.inWords.support ?? {},
    theme: view.inWords.theme ?? {},
    confidentiality: view.inWords.confidentiality ?? {},
    note: view.inWords.note ?? {},
    reason: 'It was mistyped',
    ...days,
  });
  expect(refusal(await reviseConference(staff, await revision({})))).toBe('nothing-changed');
  const asked = value(await reviseConference.rehearse(staff, await revision({ from: '2099-04-24', to: '' })));
  expect(asked.map(({ code }) => code)).toEqual(expect.arrayContaining(['closed-to-come', 'adopted-before-move']));
  expect(asked.at(-1)).toMatchObject({ code: 'conference-rests', params: { outcomes: expect.any(Number) } });
  const back = value(await reviseConference.rehearse(staff, await revision({ from: '2010', to: '' })));
  expect(back.at(-1)?.code).toBe('conference-rests');
  const one = value(await correctConference.rehearse(staff, { id: held.id, from: '2010', to: '2010', reason: 'x' }));
  expect(one.at(-1)?.code).toBe('conference-rests');

  value(await reviseConference(staff, await revision({ from: '2010-05', to: '' })));
  const page = await conferenceBySlug('en', view.slug);
  expect(page && citedFor(page, 'from').map(({ key }) => key)).toEqual([`correction-${await dayFromToday(0)}`]);
  expect(page?.source?.key).toBe(held.source);
});
