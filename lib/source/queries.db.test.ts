import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { loadedRegister } from '#bin/test/world.ts';
import { database, type Tx } from '#db/client.ts';
import { claimKinds } from '#db/vocabulary.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import { rows } from '#lib/act/read.ts';
import { disputedMatters } from '#lib/source/rows.ts';
import { differing, sameMatter } from '#lib/source/rules.ts';

beforeAll(loadedRegister);

const subject = '00000000-0000-4000-8000-00000000c1a1';
const claims = fc.array(
  fc.record({
    field: fc.constantFrom('from', 'to'),
    kind: fc.constantFrom(null, ...claimKinds),
    value: fc.constantFrom(
      ...['2013', '2013-06', '2013-06-05', '2014', '20', '2013-06-050'],
      ...['[..2013-06]', '[2013-06..]', '[..2012]', '[2014-02-01..]', 'unknown'],
    ),
  }),
  { maxLength: 8 },
);

class Undo extends Error {}

/** The matters that SQL finds disputed among these claims, which are gone afterwards. */
async function disputed(given: readonly object[]) {
  let found: { field: string; kind: string; values: string[] }[] = [];
  await database()
    .transaction(async (tx: Tx) => {
      await setActor(tx, SYSTEM);
      await tx.execute(sql`insert into claim (noun, subject_id, field, kind, value, source)
        select 'term', ${subject}, c.field, c.kind, c.value, (select key from source order by rank limit 1)
        from json_to_recordset(${JSON.stringify(given)}::json) c(field text, kind text, value text)`);
      found = await rows(
        tx,
        z.object({ field: z.string(), kind: z.string(), values: z.array(z.string()) }),
        sql`select m.field, m.kind, m."values" from ${disputedMatters} m where m.subject_id = ${subject}`,
      );
      throw new Undo();
    })
    .catch((thrown: unknown) => {
      if (!(thrown instanceof Undo)) throw thrown;
    });
  return found.map(({ field, kind, values }) => `${field} ${kind} ${values.toSorted().join(' ')}`).toSorted();
}

test('on which matters sources differ is the same in SQL as by the rule', async () => {
  await fc.assert(
    fc.asyncProperty(claims, async (given) => {
      const expected = new Set(
        differing(given).map((claim) => {
          const values = new Set(given.filter((one) => sameMatter(one, claim)).map(({ value }) => value));
          return `${claim.field} ${claim.kind ?? 'actual'} ${[...values].toSorted().join(' ')}`;
        }),
      );
      expect(await disputed(given)).toEqual([...expected].toSorted());
    }),
    { numRuns: 60 },
  );
});
