import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { loadedRegister, rows } from '#bin/test/world.ts';
import { database, type Tx } from '#db/client.ts';
import { membershipStatuses, precisions } from '#db/vocabulary.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import { incumbentsOn } from '#lib/chairmanship/rules.ts';
import { type PeriodRow, statusOn } from '#lib/membership/rules.ts';
import {
  type Bound,
  certainlyOverlap,
  columnsOf,
  type DatedBound,
  inOrder,
  type PartialDate,
  type Period,
  parsePartialDate,
  UNKNOWN,
} from '#lib/time/period.ts';

/** Rules and SQL say the same of every day: the same periods are asked of both. */

beforeAll(loadedRegister);

const partial = fc
  .record({
    year: fc.integer({ min: 2014, max: 2017 }),
    month: fc.integer({ min: 1, max: 3 }),
    day: fc.integer({ min: 1, max: 3 }),
    precision: fc.constantFrom(...precisions),
  })
  .map(({ year, month, day, precision }): PartialDate => {
    const text = { day: `${year}-0${month}-0${day}`, month: `${year}-0${month}`, year: `${year}` }[precision];
    const date = parsePartialDate(text);
    if (!date) throw new Error(`${text} is no date`);
    return date;
  });
const bounded: fc.Arbitrary<DatedBound> = fc
  .record({ at: partial, bound: fc.constantFrom(undefined, undefined, 'not-later' as const, 'not-earlier' as const) })
  .map(({ at, bound }) => (bound ? { ...at, bound } : at));
const end: fc.Arbitrary<Bound> = fc.oneof(
  { weight: 4, arbitrary: bounded },
  { weight: 1, arbitrary: fc.constant(UNKNOWN) },
);
const period: fc.Arbitrary<Period> = fc
  .record({ from: fc.option(bounded, { freq: 6 }), to: fc.option(end, { freq: 3 }) })
  .filter(inOrder);
const status = fc.constantFrom(...membershipStatuses);

/** As many of the periods as may stand beside one another: what the register would have refused is left out. */
function accepted<P extends Period>(periods: readonly P[]): P[] {
  const kept: P[] = [];
  for (const one of periods) if (!kept.some((other) => certainlyOverlap(one, other))) kept.push(one);
  return kept;
}

/** The first day, the last and the days about every bound. */
const days = [
  '2013-12-31',
  '2014-01-01',
  '2014-02-02',
  '2015-01-01',
  '2015-01-31',
  '2015-03-02',
  '2016-01-01',
  '2016-02-29',
  '2016-12-31',
  '2017-03-03',
  '2026-11-26',
];

/** Does it within a transaction that is undone. */
async function undone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let answer: { value: T } | undefined;
  await database()
    .transaction(async (tx) => {
      await setActor(tx, SYSTEM);
      answer = { value: await work(tx) };
      tx.rollback();
    })
    .catch((thrown: unknown) => {
      if (!answer) throw thrown;
    });
  if (!answer) throw new Error('nothing was answered');
  return answer.value;
}

test('the status on a day is the same by the rule and in SQL', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ period, status }), { maxLength: 5 }), async (given) => {
      const periods: PeriodRow[] = accepted(given.map((one) => ({ ...one.period, status: one.status })));
      const found = await undone(async (tx) => {
        await tx.execute(sql`insert into state (iso3, m49) values ('XXX', '999')`);
        for (const one of periods) {
          const [from, to] = [columnsOf(one.from), columnsOf(one.to)];
          await tx.execute(sql`insert into membership_period (iso3, status, from_date, from_precision, from_bound, to_date, to_precision, to_bound, instrument)
            values ('XXX', ${one.status}, ${from.date}, ${from.precision}, ${from.bound}, ${to.date}, ${to.precision}, ${to.bound}, 'A decision')`);
        }
        return tx.execute<{ day: string; status: string | null }>(sql`
          select d.day, (select m.status from membership_on(d.day::date) m where m.participant = 'XXX') as status
          from json_array_elements_text(${JSON.stringify(days)}::json) d(day)`);
      });
      expect(found.map((row) => [row.day, row.status])).toEqual(days.map((day) => [day, statusOn(periods, day)]));
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('who holds an office on a day is the same by the rule and in SQL', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ period, state: fc.constantFrom('KAZ', 'KGZ', 'TJK'), ran: fc.boolean() }), { maxLength: 5 }),
      async (given) => {
        const terms = accepted(given.map((one) => ({ ...one.period, ...one })))
          .filter(({ from }) => from)
          .map(({ from, to, state, ran }, i) => ({
            id: `${i}`,
            participant: state,
            stage: ran ? ('completed' as const) : ('declined' as const),
            nominal: { from: null, to: null },
            actual: { from, to },
          }));
        const found = await undone(async (tx) => {
          await tx.execute(sql`insert into office (key, name, rank) values ('co-chair-x', '{"en": "X"}', 99)`);
          for (const { participant, stage, actual, id } of terms) {
            const [from, to] = [columnsOf(actual.from), columnsOf(actual.to)];
            await tx.execute(sql`insert into chair_term (office, participant, stage, actual_from, actual_from_precision, actual_from_bound,
                actual_to, actual_to_precision, actual_to_bound, note)
              values ('co-chair-x', ${participant}, ${stage}, ${from.date}, ${from.precision}, ${from.bound}, ${to.date}, ${to.precision}, ${to.bound}, ${id})`);
          }
          return tx.execute<{ day: string; id: string | null }>(sql`
            select d.day, (select t.note from incumbent_on(d.day::date) i join chair_term t on t.id = i.id where i.office = 'co-chair-x') as id
            from json_array_elements_text(${JSON.stringify(days)}::json) d(day)`);
        });
        expect(found.map((row) => [row.day, row.id])).toEqual(
          days.map((day) => [day, incumbentsOn(terms, day)[0]?.id ?? null]),
        );
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test('a status that changes in a month known only as a month counts once: the first page and the members page agree', async () => {
  const [day] = await rows<{ today: string }>(sql`select today()::text as today`);
  const month = (day?.today ?? '').slice(0, 7);
  const counted = await undone(async (tx) => {
    await tx.execute(
      sql`update membership_period set to_date = ${`${month}-01`}, to_precision = 'month' where iso3 = 'TJK' and to_date is null`,
    );
    await tx.execute(sql`insert into membership_period (iso3, status, from_date, from_precision, instrument)
      values ('TJK', 'observer', ${`${month}-01`}, 'month', 'A decision')`);
    return tx.execute<{ n: number }>(
      sql`select count(*)::int as n from membership_on(today()) where participant = 'TJK'`,
    );
  });
  expect(counted[0]?.n).toBe(1);
});
