import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { chairTerm } from '#db/schema/chairmanship.ts';
import { conference } from '#db/schema/conference.ts';
import { membershipPeriod } from '#db/schema/membership.ts';
import { claim } from '#db/schema/source.ts';
import { claimNouns, membershipStatuses } from '#db/vocabulary.ts';
import { command, expectVersion, none } from '#lib/kernel/command.ts';
import * as field from '#lib/kernel/field.ts';
import { parsePartialDate } from '#lib/kernel/period.ts';
import { Refused } from '#lib/kernel/result.ts';

type Row = typeof claim.$inferSelect;

/** Keeps what a source says of a field of a subject, whether or not the register holds it. */
export const recordClaim = command({
  act: 'recordClaim',
  input: z.object({
    noun: z.enum(claimNouns),
    /** Null: of the process as a whole. */
    subjectId: z.uuid().nullable(),
    field: field.line(60),
    value: field.line(1000),
    kind: z.enum(['nominal', 'actual']).nullable(),
    source: field.line(60),
    note: field.optionalText(2000).optional().default(null),
    held: z.boolean(),
    reason: field.optionalText(2000).optional().default(null),
  }),
  subject: none,
  run: async ({ tx, input }) => {
    const [made] = await tx.insert(claim).values(input).returning({ id: claim.id });
    if (!made) throw new Error('a claim was not written');
    return { value: made, subject: { noun: 'claim', id: made.id }, after: input };
  },
});

/**
 * Records which of the claims that differ the register holds, and why; the subject then says what the claim says.
 * Refuses where that would make periods or terms overlap, and a claim changed meanwhile.
 */
export const holdClaim = command({
  act: 'holdClaim',
  input: z.object({ id: field.id, seen: field.seen, reason: field.line(1000) }),
  subject: async (tx, { id }) => (await tx.select().from(claim).where(eq(claim.id, id)).for('update'))[0] ?? null,
  run: async ({ tx, input, subject, now }) => {
    expectVersion(subject, input.seen);
    const sameField = and(
      eq(claim.noun, subject.noun),
      subject.subjectId ? eq(claim.subjectId, subject.subjectId) : isNull(claim.subjectId),
      eq(claim.field, subject.field),
      // A claim that does not say which is of what happened.
      sql`coalesce(${claim.kind}, 'actual') = ${subject.kind ?? 'actual'}`,
      eq(claim.held, true),
    );
    const before = await tx.update(claim).set({ held: false, version: sql`version + 1` }).where(sameField).returning();
    await tx
      .update(claim)
      .set({ held: true, reason: input.reason, heldAt: now, version: sql`version + 1` })
      .where(eq(claim.id, subject.id));
    await applyToSubject(tx, subject);
    const { noun, subjectId, field: name, value, source } = subject;
    return {
      value: { id: subject.id },
      subject: { noun: 'claim', id: subject.id },
      before: before.map((row) => ({ value: row.value, source: row.source })),
      after: { noun, subjectId, field: name, value, source, reason: input.reason },
    };
  },
});

/** Writes the held value where the register keeps it. A claim about something it keeps nowhere is held as said. */
async function applyToSubject(tx: Tx, held: Row): Promise<void> {
  const { subjectId, value } = held;
  if (!subjectId) return;
  const grows = { version: sql`version + 1` };
  const at = parsePartialDate(value);
  if (held.noun === 'term' && at) {
    const bound = `${held.kind ?? 'actual'}-${held.field}`;
    const set = {
      'nominal-from': { nominalFrom: at.date, nominalFromPrecision: at.precision },
      'nominal-to': { nominalTo: at.date, nominalToPrecision: at.precision },
      'actual-from': { actualFrom: at.date, actualFromPrecision: at.precision },
      'actual-to': { actualTo: at.date, actualToPrecision: at.precision },
    }[bound];
    if (set) await tx.update(chairTerm).set({ ...set, ...grows }).where(eq(chairTerm.id, subjectId));
  } else if (held.noun === 'membership' && held.field === 'status') {
    const status = membershipStatuses.find((known) => known === value);
    if (!status) throw new Refused('invalid');
    await tx.update(membershipPeriod).set({ status, ...grows }).where(eq(membershipPeriod.id, subjectId));
  } else if (held.noun === 'membership' && held.field === 'from' && at) {
    const set = { from: at.date, fromPrecision: at.precision, ...grows };
    await tx.update(membershipPeriod).set(set).where(eq(membershipPeriod.id, subjectId));
  } else if (held.noun === 'conference') {
    const set =
      held.field === 'ordinal'
        ? { ordinal: Number.parseInt(value, 10) }
        : held.field === 'from' && at
          ? { from: at.date, fromPrecision: at.precision }
          : held.field === 'to' && at
            ? { to: at.date, toPrecision: at.precision }
            : null;
    if (set) await tx.update(conference).set({ ...set, ...grows }).where(eq(conference.id, subjectId));
  }
}
