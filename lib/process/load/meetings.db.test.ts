import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { written } from '#bin/test/process-file.ts';
import { conferenceBySlug, conferences } from '#lib/conference/queries.ts';
import { loadProcessFile } from '#lib/process/load.ts';
import { processPage } from '#lib/process/queries.ts';
import { secretariat } from '#lib/secretariat/queries.ts';

const SEED = 'db/seed/almaty-process.json';
type File = { meetings: object[]; hosting: object[] };

async function load(change: (file: File) => void) {
  const file = JSON.parse(await readFile(SEED, 'utf8'));
  change(file);
  return loadProcessFile(await written(file));
}

const meeting = { body: "Senior Officials' Meeting", source: 'iom-2013' };

test.each([
  [
    'a kind of arrangement',
    ({ hosting }: File) => hosting.push({ kind: 'circle of friends', status: 'offered', source: 'iom-2013' }),
    'hosting[4].kind',
    /the kinds are permanent, interim/,
  ],
  [
    'a status',
    ({ meetings }: File) => meetings.push({ ...meeting, title: 'A', from: '2099', status: 'held' }),
    'meetings[12].status',
    /none of planned, announced/,
  ],
  [
    'a host',
    ({ hosting }: File) => hosting.push({ kind: 'joint', hosts: ['NATO'], status: 'offered', source: 'iom-2013' }),
    'hosting[4].hosts[0]',
    /'NATO'/,
  ],
  [
    'an observer',
    ({ meetings }: File) => meetings.push({ ...meeting, title: 'A', from: '2099', observers: ['NATO'] }),
    'meetings[12].observers[0]',
    /'NATO'/,
  ],
])(
  '%s that the register does not know is refused with its place, never mapped in silence',
  async (_name, change, path, reason) => {
    const loaded = await load(change);
    expect(loaded).toMatchObject({ ok: false, faults: [{ path, reason: expect.stringMatching(reason) }] });
  },
);

beforeAll(async () => {
  const loaded = await load(({ meetings, hosting }) => {
    meetings.push(
      {
        ...meeting,
        title: 'To come',
        from: '2098-03',
        dateNote: 'day to follow',
        hosts: ['KAZ', 'IOM'],
        chairs: ['KGZ'],
        observers: ['UNHCR'],
        place: { city: { en: 'Hanoi' }, country: { en: 'Viet Nam' } },
        confidentiality: 'Discussions remain confidential.',
      },
      { ...meeting, title: 'Put off', from: '2099-03-01', status: 'postponed' },
      {
        ...meeting,
        title: 'Put off to a day',
        from: '2099-05-01',
        status: 'postponed',
        postponedFrom: [{ from: '2099-04-01', reason: 'Elections' }],
      },
      { ...meeting, title: 'Called off', from: '2097-03-01', status: 'cancelled' },
      { ...meeting, title: 'Only planned', from: '2096-01-01', status: 'planned' },
    );
    hosting.push({
      kind: 'support unit',
      hosts: ['KAZ'],
      runBy: ['IOM', 'UNHCR'],
      seat: 'Almaty',
      from: '2012',
      to: '2030',
      funding: 'A project',
      status: 'in force',
      on: '2012',
      source: 'iom-2013',
    });
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
});

test('meetings to come, postponed and cancelled come in as what they are; one only planned is not public', async () => {
  const { toCome } = await conferences('en');
  expect(toCome.map(({ title, stage, dateOpen }) => [title, stage, dateOpen])).toEqual([
    ['To come', 'announced', false],
    ['Put off to a day', 'postponed', false],
    // Nobody knows when: it stands after all that have a day.
    ['Put off', 'postponed', true],
  ]);
  const find = async (title: string) => conferenceBySlug('en', toCome.find((row) => row.title === title)?.slug ?? '');
  expect(await find('To come')).toMatchObject({
    from: { date: '2098-03-01', precision: 'month' },
    dateNote: 'day to follow',
    city: 'Hanoi, Viet Nam',
    hosts: [{ key: 'KAZ' }, { key: 'org:IOM' }],
    chairs: [{ key: 'KGZ' }],
    observers: [{ key: 'org:UNHCR' }],
    confidentiality: 'Discussions remain confidential.',
  });
  expect((await find('Put off to a day'))?.formerDays).toEqual([
    { from: { date: '2099-04-01', precision: 'day' }, to: null, reason: 'Elections' },
  ]);
  expect((await conferences('en', { year: '2097' })).cancelled).toMatchObject([
    { title: 'Called off', stage: 'cancelled' },
  ]);
});

test('what is called off is neither past nor the latest, and what has no day is not the next', async () => {
  const page = await processPage('en');
  expect(page?.next?.title).toBe('To come');
  expect(page?.latest.map(({ stage }) => stage)).toEqual(['closed', 'closed', 'closed']);
  expect(page && page.counts.listed - page.counts.conferences).toBe(1);
  expect((await conferences('en')).past.some(({ stage }) => stage === 'cancelled')).toBe(false);
});

test('the support unit is the secretariat, hosted by a State and run by two organizations, with its project', async () => {
  expect((await secretariat('en'))?.arrangements).toMatchObject([
    {
      kind: 'support-unit',
      stage: 'in-force',
      hosts: [{ key: 'KAZ' }],
      runners: [{ key: 'org:IOM' }, { key: 'org:UNHCR' }],
      from: { date: '2012-01-01', precision: 'year' },
      to: { date: '2030-01-01', precision: 'year' },
      funding: 'A project',
    },
    { kind: 'permanent', stage: 'offered' },
  ]);
});
