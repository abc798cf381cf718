import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#bin/test/world.ts';
import { acts, formerActs } from '#lib/act/acts.ts';
import { actsOfEffect, publicEffects } from '#lib/act/public-effect.ts';

test('the database and lib/act/public-effect.ts say the same of what each act does to the public side', async () => {
  const effects = [...new Set(Object.values(publicEffects))];
  for (const effect of effects) {
    const [row] = await rows<{ acts: string[] }>(sql`select acts_of_effect(${effect}) as acts`);
    // An act that the database does not know may have changed what is public (public_version): one that never does needs no migration.
    if (effect === 'none') expect(actsOfEffect(effect)).toEqual(expect.arrayContaining(row?.acts ?? []));
    else expect(row?.acts.toSorted(), effect).toEqual(actsOfEffect(effect).toSorted());
  }
  expect(effects.flatMap(actsOfEffect).toSorted()).toEqual([...acts, ...Object.keys(formerActs)].toSorted());
});
