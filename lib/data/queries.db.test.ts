import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { announcedConference, dayFromToday, foundingConference, plannedConference } from '#bin/test/conference.ts';
import { actorFor, loadedRegister, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { addAgendaItem, correctAgendaItem, moveAgendaItem } from '#lib/conference/agenda/commands.ts';
import {
  annulStatement,
  correctStatement,
  moveStatement,
  recordStatement,
} from '#lib/conference/statement/commands.ts';
import { announceConference } from '#lib/conference/step/commands.ts';
import { changes } from '#lib/data/queries.ts';
import { publishNews } from '#lib/news/commands.ts';
import { scheduleNews } from '#lib/news/step/commands.ts';
import { publicAddresses } from '#lib/process/address/queries.ts';
import { addOrganization } from '#lib/process/participant/commands.ts';
import { citeSource, withdrawCitation } from '#lib/source/citation/commands.ts';

let staff: Actor;
let founding: { id: string; slug: string };
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  founding = await foundingConference();
});

/** What changed today, the latest first, as `noun kind act`, of what has this page. */
async function told(path: string): Promise<string[]> {
  const { rows: all } = await changes('en', { since: await dayFromToday(0) });
  return all.filter((row) => row.path === path).map(({ noun, kind, act }) => `${noun} ${kind} ${act}`);
}
const lastChange = async (path: string) =>
  (await publicAddresses()).pages.find((page) => page.path === path)?.changed ?? null;

test('a statement that is recorded, moved, filled in, corrected and annulled is told each time, once, with the page of its conference', async () => {
  const path = `/conferences/${founding.slug}`;
  const said = { speaker: { en: 'A. Speaker' }, office: { en: 'Minister' }, participant: 'KGZ', source: '' };
  const { id } = value(await recordStatement(staff, { conferenceId: founding.id, ...said }));
  const { rows: first } = await changes('en', { since: await dayFromToday(0) });
  expect(first[0]).toMatchObject({ noun: 'statement', act: 'recordStatement', path });
  expect(first[0]?.about).toMatch(/^A\. Speaker – ./);
  value(await moveStatement(staff, { id, expectedVersion: 1, to: 'earlier' }));
  const filled = { ...said, id, gist: { en: 'What was said.' }, reason: 'It is known now.' };
  value(await correctStatement(staff, { ...filled, expectedVersion: 2 }));
  const right = { ...filled, office: { en: 'Deputy Minister' }, reason: 'The office was another.' };
  value(await correctStatement(staff, { ...right, expectedVersion: 3 }));
  expect((await told(path)).slice(0, 4)).toEqual([
    'statement corrected null',
    'statement recorded correctStatement',
    'statement recorded moveStatement',
    'statement recorded recordStatement',
  ]);
  value(await annulStatement(staff, { id, expectedVersion: 4, reason: 'Nobody spoke.' }));
  // What is gone is told by its notices alone.
  expect((await told(path)).slice(0, 2)).toEqual(['statement annulled null', 'statement corrected null']);
});

test('a source named for a fact, and taken back, is told of the thing that the fact is of', async () => {
  const path = `/conferences/${founding.slug}`;
  const cited = { noun: 'conference' as const, subject: founding.id, field: 'from', source: 'presidentlib' };
  value(await citeSource(staff, { ...cited, newSource: null }));
  value(await withdrawCitation(staff, cited));
  expect((await told(path)).slice(0, 2)).toEqual([
    'conference recorded withdrawCitation',
    'conference recorded citeSource',
  ]);
});

test('the agenda of a conference is told of once it is announced, and not of what was done before', async () => {
  const planned = await plannedConference(staff, { title: { en: 'With an agenda', ru: 'С повесткой' } });
  const path = `/conferences/${planned.slug}`;
  const item = { conferenceId: planned.id, number: '1', title: { en: 'Opening', ru: 'Открытие' } };
  value(await addAgendaItem(staff, item));
  expect(await told(path)).toEqual([]);
  value(await announceConference(staff, { id: planned.id, expectedVersion: 1 }));
  expect(await told(path)).toEqual(['conference recorded announceConference']);
  const second = value(await addAgendaItem(staff, { ...item, number: '2' }));
  value(await moveAgendaItem(staff, { id: second.id, expectedVersion: 1, to: 'earlier' }));
  const closing = { number: '2', title: { en: 'Closing', ru: 'Закрытие' } };
  value(await correctAgendaItem(staff, { id: second.id, expectedVersion: 2, ...closing }));
  expect(await told(path)).toEqual([
    'agenda-item recorded correctAgendaItem',
    'agenda-item recorded moveAgendaItem',
    'agenda-item recorded addAgendaItem',
    'conference recorded announceConference',
  ]);
});

test('an organization that was added is told with its own page', async () => {
  value(
    await addOrganization(staff, {
      acronym: 'TST',
      name: { en: 'Test organization', ru: 'Организация' },
      role: 'partner',
    }),
  );
  expect(await told('/organizations/tst')).toEqual(['participant recorded addOrganization']);
});

test('a press release that waited for its hour is told from then on, once; nothing of when it was scheduled', async () => {
  const [hour] = await rows<{ at: string }>(
    sql`select to_char((now() + interval '2 days') at time zone zone, 'YYYY-MM-DD HH24:MI') as at from process`,
  );
  const release = { headline: { en: 'Waited for its hour' }, body: { en: 'Text.' }, conferenceId: null };
  const { id, slug } = value(
    await publishNews(staff, { ...release, date: await dayFromToday(0), publicFrom: hour?.at ?? '' }),
  );
  expect(await told(`/news/${slug}`)).toEqual([]);
  value(await scheduleNews(staff, { id, expectedVersion: 1, publicFrom: '' }));
  expect(await told(`/news/${slug}`)).toEqual(['news released null']);
});

test('a change of the agenda or of a statement is one of the page of their conference, for a search engine too', async () => {
  const { id, slug } = await announcedConference(staff, { ordinal: '77' });
  // A search engine is told the day in UTC, which at the seat may be the day before.
  expect(await lastChange(`/conferences/${slug}`)).toBe(new Date().toISOString().slice(0, 10));
  const [before] = await rows<{ at: string }>(sql`select changed_at('conference', ${id})::text as at`);
  value(await addAgendaItem(staff, { conferenceId: id, number: '1', title: { en: 'Opening' } }));
  const [after] = await rows<{ at: string }>(sql`select changed_at('conference', ${id})::text as at`);
  expect(Date.parse(after?.at ?? '')).toBeGreaterThan(Date.parse(before?.at ?? ''));
});
