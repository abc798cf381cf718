import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { announcedConference } from '#bin/test/conference.ts';
import { actorFor, loadedRegister, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { meetingsOf } from '#lib/body/meeting/queries.ts';
import { agendaChoices } from '#lib/commitment/report/queries.ts';
import { addAgendaItem } from '#lib/conference/agenda/commands.ts';
import { conferenceBySlug } from '#lib/conference/queries.ts';
import { staffConference } from '#lib/conference/staff/queries.ts';
import { textChoices } from '#lib/text/addition/queries.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

test('an agenda stands in the office’s order wherever it is listed, in whatever order its items were added', async () => {
  const { id, slug } = await announcedConference(staff, { ordinal: '30' });
  const numbers = [
    '1',
    '2',
    '3',
    '3(i)',
    '3(ii)',
    '3(iii)',
    '3(iv)',
    '3(v)',
    '3(vi)',
    '3(viii)',
    '3(ix)',
    '3(x)',
    '4',
    '4.1',
    '4.2',
    '4.10',
    '10',
  ];
  const mixed = numbers.toSorted((a, b) =>
    a.split('').reverse().join('').localeCompare(b.split('').reverse().join('')),
  );
  expect(mixed).not.toEqual(numbers);
  for (const number of mixed)
    value(await addAgendaItem(staff, { conferenceId: id, number, title: { en: `Item ${number}` } }));
  const of = (items: readonly { number: string }[] = []) => items.map(({ number }) => number);
  expect(of((await conferenceBySlug('en', slug))?.agenda)).toEqual(numbers);
  const choices = (await agendaChoices(staff, 'en', crypto.randomUUID())).filter(({ conference }) =>
    conference.title.startsWith('Tenth'),
  );
  expect(of(choices)).toEqual(numbers);
  expect(of((await staffConference(staff, 'en', id))?.agenda)).toEqual(numbers);
  expect(of((await textChoices(staff, 'en', id))?.agenda)).toEqual(numbers);
  // Items that two registers gave one place stand by their numbers, 2 before 10.
  await rows(sql`update agenda_item set rank = 1 where conference_id = ${id} and number ~ '^[0-9]+$'`);
  expect(of((await conferenceBySlug('en', slug))?.agenda).filter((number) => /^\d+$/.test(number))).toEqual([
    '1',
    '2',
    '3',
    '4',
    '10',
  ]);
});

test('a conference names what stands before and after it in its series, and the numbers that the register does not have', async () => {
  const { rows: meetings } = await meetingsOf('en', 'senior-officials-meeting');
  const held = meetings.filter(({ stage }) => stage === 'closed').toReversed();
  for (const [at, meeting] of held.entries()) {
    const view = await conferenceBySlug('en', meeting.slug);
    expect(view?.previous?.slug ?? null, meeting.slug).toBe(held[at - 1]?.slug ?? null);
    expect(view?.missing, meeting.slug).toEqual(meeting.ordinal === null ? [] : meeting.missing);
  }
  const numbers = meetings.flatMap(({ ordinal }) => ordinal ?? []);
  const missing = meetings.flatMap((meeting) => meeting.missing).toSorted((a, b) => a - b);
  const all = Array.from({ length: Math.max(...numbers) }, (_, at) => at + 1);
  expect(missing).toEqual(all.filter((number) => !numbers.includes(number)));
  expect(missing).toEqual(expect.arrayContaining([4, 6, 7, 9]));
});

test('a meeting of a body has what it adopted and how many of its documents are public', async () => {
  const { rows: meetings } = await meetingsOf('ru', 'ministerial-conference');
  const baku = meetings.find(({ slug }) => slug === 'third-ministerial-conference-of-the-almaty-process-2025');
  expect(baku).toMatchObject({
    ordinal: 3,
    adopted: [{ slug: 'baku-declaration-2025' }],
    adoptedInAll: 1,
    documents: 0,
  });
  expect((await meetingsOf('en', 'none')).total).toBe(0);
  expect((await meetingsOf('en', 'ministerial-conference', '999999')).page).toBe(1);
});

test('a number that a source gives a conference of another body is not said to be missing, and an inferred year is marked beside its neighbours', async () => {
  const second = await conferenceBySlug('en', 'ministerial-conference-on-refugee-protection-2013');
  expect([second?.ordinal, second?.missing]).toEqual([2, []]);
  const first = {
    slug: 'regional-conference-on-refugee-protection-and-international-2011',
    number: 1,
    publisher: 'UNHCR',
  };
  expect(second?.counted).toMatchObject([first]);
  const held = (await meetingsOf('ru', 'ministerial-conference')).rows;
  expect(held.flatMap(({ missing, counted }) => [...missing, ...counted])).toMatchObject([first]);
  const before = await conferenceBySlug('en', 'senior-officials-meeting-2023');
  expect(before?.next).toMatchObject({ slug: 'eighth-senior-officials-meeting-2023', inferred: 'year' });
});
