import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { secretariatArrangement } from '#db/schema/secretariat.ts';
import { arrangementKinds, arrangementStages } from '#db/vocabulary.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { refuseStep } from '#lib/secretariat/rules.ts';
import { partialOf } from '#lib/time/period.ts';

const input = z
  .object({
    id: field.optionalId.optional().default(null),
    expectedVersion: field.expectedVersion.optional(),
    kind: field.oneOf(arrangementKinds),
    host: field.optionalIso3.optional().default(null),
    seat: field.optionalWords(120).optional().default(null),
    stage: field.oneOf(arrangementStages),
    on: field.optionalPartialDate,
    instrument: field.optionalLine(300).optional().default(null),
    source: field.optionalLine(60).optional().default(null),
    note: field.optionalText(2000).optional().default(null),
  })
  .superRefine((given, context) => {
    // What a source tells stands as it tells it; what the office decides is dated, by an instrument, with a host.
    if (given.source) return;
    const miss = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    if (!given.id && given.kind === 'permanent' && !given.host) miss('host', 'choice-missing');
    if (!given.on) miss('on', 'date-missing');
    if (!given.instrument) miss('instrument', 'instrument-missing');
  });

/**
 * Records an arrangement by which somebody serves the process, or, with `id`, that it reached its next stage on a day
 * by an instrument (and its seat, where none was agreed before). Refuses a stage that cannot follow, a day ahead or before
 * the stage it follows, a second permanent one in force, and a change made meanwhile.
 */
export const recordArrangement = command({
  act: 'recordArrangement',
  input,
  subject: async (tx, { id }) => {
    if (!id) return { row: null };
    const [row] = await tx.select().from(secretariatArrangement).where(eq(secretariatArrangement.id, id)).for('update');
    return row ? { row } : null;
  },
  run: async ({ tx, input: given, subject: { row }, today }) => {
    const { kind, host, seat, stage, on, instrument, source, note } = given;
    if (row) expectVersion(row, given.expectedVersion ?? -1);
    const known = arrangementStages.find((one) => one === row?.stage);
    const from = row && known ? { stage: known, on: partialOf(row.on, row.onPrecision) } : null;
    const refusal = refuseStep(from, { stage, on }, today);
    if (refusal) throw new Refused(refusal.code, refusal);
    const step = { stage, on: on?.date ?? null, onPrecision: on?.precision ?? null, instrument };
    if (!row) {
      const values = { ...step, kind, host, seat, source, note };
      const [made] = await tx
        .insert(secretariatArrangement)
        .values(values)
        .returning({ id: secretariatArrangement.id });
      if (!made) throw new Error('an arrangement was not written');
      return { value: made, subject: { noun: 'arrangement', id: made.id }, after: values };
    }
    const set = { ...step, seat: row.seat ?? seat };
    await tx
      .update(secretariatArrangement)
      .set({ ...set, version: sql`version + 1` })
      .where(eq(secretariatArrangement.id, row.id));
    const before = {
      stage: row.stage,
      on: row.on,
      onPrecision: row.onPrecision,
      instrument: row.instrument,
      seat: row.seat,
    };
    return { value: { id: row.id }, subject: { noun: 'arrangement', id: row.id }, before, after: set };
  },
});
