import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { rows } from '#bin/test/world.ts';
import { chairmanship } from '#lib/chairmanship/queries.ts';
import { membersOn } from '#lib/membership/queries.ts';
import { loadProcessFile } from '#lib/process/load.ts';
import { boundText } from '#lib/time/period.ts';

/** The Colombo Process as an office put its file right after what the check said of it: three terms of which nobody knows the end, a status known to have been by a month, another not before a day. */
let notes: string[] = [];
beforeAll(async () => {
  const loaded = await loadProcessFile('lib/process/load/cases/colombo-process.json');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  notes = loaded.notes;
});

const statusOf = async (iso3: string, date: string | null) => {
  const row = (await membersOn('en', date))?.rows.find((one) => one.iso3 === iso3);
  return row && [row.status, row.certainty];
};

test('terms whose end is not known stand beside one another, and are not called running (B1)', async () => {
  const [office] = (await chairmanship('en'))?.offices ?? [];
  expect(
    office?.terms.map(({ participant, stage, actual }) => [
      participant,
      stage,
      actual.from && boundText(actual.from),
      actual.to && boundText(actual.to),
    ]),
  ).toEqual(
    expect.arrayContaining([
      ['LKA', 'completed', '2003', 'unknown'],
      ['BGD', 'completed', '2011-04', 'unknown'],
      ['AFG', 'completed', '2021-04-20', 'unknown'],
    ]),
  );
  expect(office?.incumbents[0]?.participant).toBe('IND');
  const on = (day: string) => rows<{ participant: string }>(sql`select participant from incumbent_on(${day}::date)`);
  expect(await on('2008-01-01')).toEqual([{ participant: 'LKA' }]);
  expect(await on('2011-05-01')).toEqual([{ participant: 'BGD' }]);
});

test('a later status, known to have been by a month, does not lose to an earlier one that is dated (B9)', async () => {
  expect(await statusOf('AFG', '2006-01-01')).toEqual(['observer', 'possible']);
  expect(await statusOf('AFG', '2011-04-30')).toEqual(['member', 'certain']);
  expect(await statusOf('AFG', null)).toEqual(['member', 'certain']);
  expect(notes).toEqual([
    expect.stringMatching(/^membership\[\d+\]: ends membership\[\d+\], to which the file gives no end$/),
  ]);
});

test('a status no earlier than a day is none before it', async () => {
  expect(await statusOf('KHM', '2016-08-24')).toBeUndefined();
  expect(await statusOf('KHM', '2016-08-25')).toEqual(['member', 'possible']);
});

test('an organization that supports the process has a period, and what is shown is what its people act through', async () => {
  const iom = (await membersOn('en', null))?.rows.find(({ participant }) => participant === 'org:IOM');
  expect(iom).toMatchObject({ status: 'observer', instrument: 'Listed in the process file as “support unit”' });
  expect(await rows(sql`select status from participation_on(today()) where participant = 'org:IOM'`)).toEqual([
    { status: 'observer' },
  ]);
});
