import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { secretariatArrangement } from '#db/schema/hosting.ts';
import { arrangementKinds, arrangementStages } from '#db/vocabulary.ts';
import { nextStages } from '#lib/hosting/rules.ts';
import { command, expectVersion } from '#lib/kernel/command.ts';
import * as field from '#lib/kernel/field.ts';
import { Refused } from '#lib/kernel/result.ts';

/**
 * Records an arrangement by which somebody serves the process, or, with `id`, that it reached its next stage on a day
 * by an instrument. Refuses a stage that cannot follow, and a second permanent one in force.
 */
export const recordArrangement = command({
  act: 'recordArrangement',
  input: z.object({
    id: field.optionalId.optional().default(null),
    seen: field.seen.optional(),
    kind: z.enum(arrangementKinds),
    host: field.optionalIso3.optional().default(null),
    seat: field.optionalLine(120).optional().default(null),
    stage: field.oneOf(arrangementStages),
    on: field.optionalPartialDate,
    instrument: field.optionalLine(300).optional().default(null),
    source: field.optionalLine(60).optional().default(null),
    note: field.optionalText(2000).optional().default(null),
  }),
  subject: async (tx, { id }) => {
    if (!id) return { row: null };
    const [row] = await tx.select().from(secretariatArrangement).where(eq(secretariatArrangement.id, id)).for('update');
    return row ? { row } : null;
  },
  run: async ({ tx, input, subject: { row } }) => {
    const { kind, host, seat, stage, on, instrument, source, note } = input;
    if (!source && !instrument) throw new Refused('invalid', { fields: { instrument: 'instrument-missing' } });
    const set = { stage, on: on?.date ?? null, onPrecision: on?.precision ?? null, instrument };
    if (!row) {
      const values = { ...set, kind, host, seat, source, note };
      const [made] = await tx.insert(secretariatArrangement).values(values).returning({ id: secretariatArrangement.id });
      if (!made) throw new Error('an arrangement was not written');
      return { value: made, subject: { noun: 'arrangement', id: made.id }, after: values };
    }
    expectVersion(row, input.seen ?? -1);
    const known = arrangementStages.find((one) => one === row.stage);
    if (!known || !nextStages(known).includes(stage))
      throw new Refused('stage-cannot-follow', { fields: { stage: 'stage-cannot-follow' } });
    await tx.update(secretariatArrangement).set({ ...set, version: sql`version + 1` }).where(eq(secretariatArrangement.id, row.id));
    const before = { stage: row.stage, on: row.on };
    return { value: { id: row.id }, subject: { noun: 'arrangement', id: row.id }, before, after: set };
  },
});
