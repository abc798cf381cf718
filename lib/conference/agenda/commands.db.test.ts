import { beforeAll, expect, test } from 'vitest';
import { announcedConference, plannedConference } from '#bin/test/conference.ts';
import { actorFor, loadedRegister, refusal, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { addAgendaItem, correctAgendaItem, moveAgendaItem, removeAgendaItem } from '#lib/conference/agenda/commands.ts';
import { conferenceBySlug } from '#lib/conference/queries.ts';
import { staffConference } from '#lib/conference/staff/queries.ts';
import { closeConference, openConference } from '#lib/conference/step/commands.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

const agendaOf = async (id: string) => (await staffConference(staff, 'en', id))?.agenda ?? [];
const numbers = async (id: string) => (await agendaOf(id)).map(({ number }) => number);
async function withAgenda(id: string, ...all: string[]) {
  for (const number of all)
    value(await addAgendaItem(staff, { conferenceId: id, number, title: { en: `Item ${number}` } }));
  return agendaOf(id);
}

test('items stand by their numbers until the office moves one; the next then comes where its number belongs', async () => {
  const { id } = await plannedConference(staff, { ordinal: '31' });
  const [, , third] = await withAgenda(id, '1', '3', '2', '10');
  expect(await numbers(id)).toEqual(['1', '2', '3', '10']);
  value(await moveAgendaItem(staff, { id: third?.id ?? '', expectedVersion: 1, to: 'earlier' }));
  value(await moveAgendaItem(staff, { id: third?.id ?? '', expectedVersion: 2, to: 'earlier' }));
  expect(await numbers(id)).toEqual(['3', '1', '2', '10']);
  expect(refusal(await moveAgendaItem(staff, { id: third?.id ?? '', expectedVersion: 3, to: 'earlier' }))).toBe(
    'agenda-end',
  );
  await withAgenda(id, '2(a)');
  expect(await numbers(id)).toEqual(['3', '1', '2', '2(a)', '10']);
});

test('before the meeting an item is corrected and taken off freely; a number once, a change made meanwhile never', async () => {
  const { id, slug } = await announcedConference(staff, { ordinal: '32' });
  const [first, second] = await withAgenda(id, '1', '2');
  const given = { id: first?.id ?? '', expectedVersion: 1, number: '1', title: { en: 'Opening', ru: 'Открытие' } };
  expect(refusal(await correctAgendaItem(staff, { ...given, number: '2' }))).toBe('number-taken');
  value(await correctAgendaItem(staff, given));
  expect(refusal(await correctAgendaItem(staff, given))).toBe('changed-meanwhile');
  value(await removeAgendaItem(staff, { id: second?.id ?? '', expectedVersion: 1 }));
  const view = await conferenceBySlug('ru', slug);
  expect([view?.agenda.map(({ title }) => title), view?.agendaCorrections]).toEqual([['Открытие'], []]);
});

test('once it is over, an item is corrected or taken off for a reason, and the public sees the notice', async () => {
  const { id, slug } = await announcedConference(staff, { ordinal: '33' });
  const [first, second] = await withAgenda(id, '1', '2');
  value(await openConference(staff, { id, expectedVersion: 2 }));
  value(await closeConference(staff, { id, expectedVersion: 3 }));
  const given = { id: first?.id ?? '', expectedVersion: 1, number: '1', title: { en: 'Opening' } };
  expect(refusal(await correctAgendaItem(staff, given))).toBe('reason-missing');
  value(await correctAgendaItem(staff, { ...given, reason: 'As printed.' }));
  value(await removeAgendaItem(staff, { id: second?.id ?? '', expectedVersion: 1, reason: 'It was not held.' }));
  const view = await conferenceBySlug('en', slug);
  expect(view?.agendaCorrections.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['annulled', 'It was not held.'],
    ['corrected', 'As printed.'],
  ]);
});
