import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { rows } from '#bin/test/world.ts';
import { membersOn } from '#lib/membership/queries.ts';
import { checkProcessFile, type Loaded, loadProcessFile } from '#lib/process/load.ts';

/** The Colombo Process as its file was written by hand, unchanged: an observer of 2004 whom a later list has as a member, without a date. */
const FILE = 'lib/process/load/cases/colombo-process-as-written.json';
let checked: Loaded;
beforeAll(async () => {
  checked = await checkProcessFile(FILE);
  expect(await loadProcessFile(FILE)).toMatchObject({ ok: true });
});

test('a status without a date beside a dated one is warned of, with its line and what to say', () => {
  expect(checked).toMatchObject({ ok: true });
  expect(checked.warnings).toEqual([
    {
      path: 'membership[11]',
      line: expect.any(Number),
      column: expect.any(Number),
      reason: expect.stringMatching(
        /AFG is 'member', beside 'observer' of membership\[10\].*neither counts as certain.*noLaterThan.*or there to/,
      ),
    },
  ]);
});

test('neither of the two counts as certain today, and what the list says stands beside as a claim (B9)', async () => {
  const on = async (date: string | null) => {
    const row = (await membersOn('en', date))?.rows.find(({ iso3 }) => iso3 === 'AFG');
    return [row?.status, row?.certainty];
  };
  expect(await on('2004-09-30')).toEqual(['observer', 'certain']);
  expect(await on(null)).toEqual(['observer', 'possible']);
  expect(
    await rows(sql`select c.value, c.accepted from claim c join membership_period p on p.id = c.subject_id
      where c.noun = 'membership' and p.participant = 'AFG' order by c.accepted desc`),
  ).toEqual([
    { value: 'observer', accepted: true },
    { value: 'member', accepted: false },
  ]);
});
