import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { loadedRegister, rows } from '#bin/test/world.ts';
import { database, type Tx } from '#db/client.ts';
import { precisions, progressStatuses, reportStages } from '#db/vocabulary.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import { ALL, SECRETARIAT, statusOn } from '#lib/commitment/rules.ts';
import { parsePartialDate } from '#lib/time/period.ts';

/** The status of a commitment by the rule and in SQL: the same commitments, with their reports, are asked of both (decision 030). */

beforeAll(loadedRegister);

const day = '2027-02-28';
const date = fc
  .tuple(
    fc.constantFrom('2026', '2027'),
    fc.constantFrom('01', '02', '12'),
    fc.constantFrom('01', '27', '28'),
    fc.constantFrom(...precisions),
  )
  .map(([year, month, at, precision]) => {
    const found = parsePartialDate({ year, month: `${year}-${month}`, day: `${year}-${month}-${at}` }[precision]);
    if (!found) throw new Error('no date');
    return found;
  });

test('the status on a day is the same by the rule and in SQL', async () => {
  const members = (
    await rows<{ participant: string }>(
      sql`select participant from membership_on(${day}::date) where status = 'member'`,
    )
  ).map(({ participant }) => participant);
  expect(members.length).toBeGreaterThan(3);
  const actor = fc.constantFrom(ALL, SECRETARIAT, 'org:IOM', 'TUR', ...members.slice(0, 3));
  const commitment = fc.record({
    actors: fc.uniqueArray(actor, { minLength: 1, maxLength: 3 }),
    due: fc.option(date),
    isSuperseded: fc.boolean().map((is) => is),
    // Mostly by everybody, so that what is done by all comes up.
    everybody: fc.boolean(),
    reports: fc.array(
      fc.record({
        actor: actor.filter((one) => one !== ALL),
        status: fc.constantFrom('done', 'done', ...progressStatuses),
        stage: fc.constantFrom('accepted', ...reportStages),
      }),
      { maxLength: 6 },
    ),
  });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(commitment, async ({ everybody, ...of }) => {
      const whole = everybody
        ? [...members, SECRETARIAT, 'org:IOM', 'TUR'].map(
            (one) => ({ actor: one, status: 'done', stage: 'published' }) as const,
          )
        : [];
      const facts = {
        ...of,
        isSuperseded: of.isSuperseded && of.reports.length > 4,
        reports: [...whole, ...of.reports],
      };
      const told = await undone(async (tx) => {
        const [made] = await tx.execute<{
          id: string;
        }>(sql`insert into commitment (outcome_id, words, due, due_precision, superseded_by)
          values ((select id from outcome where withdrawn_on is null limit 1), '{"en": "x"}', ${facts.due?.date ?? null}, ${facts.due?.precision ?? null}, null) returning id`);
        const id = made?.id ?? '';
        await tx.execute(
          sql`insert into commitment_actor (commitment_id, actor) select ${id}, json_array_elements_text(${JSON.stringify(facts.actors)}::json)`,
        );
        await tx.execute(sql`insert into progress_report (commitment_id, participant, status, words, stage, reported_at)
          select ${id}, nullif(r.one ->> 'actor', 'secretariat'), r.one ->> 'status', '{"en": "x"}', r.one ->> 'stage', now() + r.at * interval '1 second'
          from json_array_elements(${JSON.stringify(facts.reports)}::json) with ordinality r(one, at)`);
        if (facts.isSuperseded)
          await tx.execute(sql`with n as (insert into commitment (outcome_id, words) select outcome_id, words from commitment where id = ${id} returning id)
            update commitment set superseded_by = (select id from n) where id = ${id}`);
        const [row] = await tx.execute<{ status: string }>(
          sql`select commitment_status(c, ${day}::date) as status from commitment c where c.id = ${id}`,
        );
        return row?.status;
      });
      seen.add(`${told}`);
      expect(told).toBe(statusOn(facts, members, day));
    }),
    { numRuns: 250 },
  );
  expect([...seen].sort()).toEqual(['done', 'open', 'overdue', 'superseded', 'under-way']);
});

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
