import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { source } from '#db/schema/source.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists, rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { keepCorrection, reason } from '#lib/correction/commands.ts';
import { differenceOf } from '#lib/correction/rules.ts';
import { newSource } from '#lib/source/commands.ts';
import { restingKeys } from '#lib/source/resting/rows.ts';

const seen = { key: field.sourceKey, expectedVersion: field.expectedVersion, reason };

/**
 * Corrects what is said of a source: who published it, its title, its day as exactly as it is known, where it can be read. Its key, and with it its
 * address in the register, stays. A notice says it where the source stands on the public side.
 */
export const correctSource = command({
  act: 'correctSource',
  input: newSource.extend(seen),
  subject: lockSource,
  run: async ({ tx, input, subject: { kept } }) => {
    const { key, expectedVersion, reason: because, date, ...values } = input;
    expectVersion(kept, expectedVersion);
    const set = { ...values, date: date?.date ?? null, datePrecision: date?.precision ?? null };
    const changed = differenceOf<Record<string, unknown>>(said(kept), said({ ...kept, ...set }));
    if (!changed) throw new Refused('nothing-changed');
    const [made] = await tx
      .update(source)
      .set({ ...set, version: sql`version + 1` })
      .where(eq(source.key, key))
      .returning();
    const wasPublic = await exists(tx, sql`select where source_is_public(${key})`);
    const of = { noun: 'source', subjectId: key, about: key } as const;
    await keepCorrection(tx, { ...of, kind: 'corrected', reason: because, ...changed, wasPublic });
    return {
      value: { key },
      subject: { noun: 'source', id: key },
      before: kept,
      after: { ...made, reason: because },
    };
  },
});

/**
 * Removes a source that should never have come into the register, for a reason that the record keeps with all that was said of it. Refuses while
 * anything rests on it, of an exercise or withdrawn too.
 */
export const removeSource = command({
  act: 'removeSource',
  input: z.object(seen),
  subject: lockSource,
  run: async ({ tx, input, subject: { kept } }) => {
    expectVersion(kept, input.expectedVersion);
    const [resting] = await rows(
      tx,
      z.object({ count: z.int() }),
      sql`select count(*)::int as count from (${restingKeys(kept.key, 'register')}) k`,
    );
    if (resting && resting.count > 0) throw new Refused('source-in-use', { params: { count: resting.count } });
    await tx.delete(source).where(eq(source.key, kept.key));
    return {
      value: { key: kept.key },
      subject: { noun: 'source', id: kept.key },
      before: kept,
      after: { reason: input.reason },
    };
  },
});

/** What is said of a source. */
const said = ({ publisher, title, date, datePrecision, url }: typeof source.$inferSelect) => ({
  publisher,
  title,
  date,
  datePrecision,
  url,
});

async function lockSource(tx: Tx, { key }: { key: string }) {
  const [kept] = await tx.select().from(source).where(eq(source.key, key)).for('update');
  return kept ? { kept } : null;
}
