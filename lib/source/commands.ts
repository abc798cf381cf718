import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { chairTerm } from '#db/schema/chairmanship.ts';
import { conference } from '#db/schema/conference.ts';
import { membershipPeriod } from '#db/schema/membership.ts';
import { outcome } from '#db/schema/outcome.ts';
import { process } from '#db/schema/process.ts';
import { claim } from '#db/schema/source.ts';
import { claimNouns, membershipStatuses } from '#db/vocabulary.ts';
import { command, lockName, none } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { type Saying, sameMatter, seenOf } from '#lib/source/rules.ts';
import { inOrder, type PartialDate, parsePartialDate, partialOf } from '#lib/time/period.ts';

type Row = typeof claim.$inferSelect;

const reason = field.optionalText(1000).pipe(z.string({ error: 'field-missing' }));

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
 * `seen` is what the form saw of all claims of the matter (`seenOf`). Refuses where that would make periods or terms
 * overlap or end before they begin, a claim already held, and a claim of the matter changed meanwhile.
 */
export const holdClaim = command({
  act: 'holdClaim',
  conflicts: {
    chair_term_actual_no_overlap: { code: 'claim-overlaps' },
    chair_term_nominal_no_overlap: { code: 'claim-overlaps' },
    membership_no_overlap: { code: 'claim-overlaps' },
    conference_ordinal_once: { code: 'ordinal-taken' },
  },
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, reason }),
  subject: async (tx, { id }) => {
    const [found] = await tx.select({ noun: claim.noun, of: claim.subjectId }).from(claim).where(eq(claim.id, id));
    if (!found) return null;
    await lockName(tx, `claims:${found.noun}:${found.of}`);
    const all = await tx.select().from(claim).where(ofSubject(found.noun, found.of)).for('update');
    const chosen = all.find((one) => one.id === id);
    return chosen ? { chosen, matter: all.filter((one) => sameMatter(sayingOf(one), sayingOf(chosen))) } : null;
  },
  run: async ({ tx, input, subject: { chosen, matter }, now }) => {
    if (input.expectedVersion !== seenOf(matter)) throw new Refused('changed-meanwhile');
    if (chosen.held) throw new Refused('claim-held');
    const before = matter.filter(({ held }) => held);
    const letGo = { held: false, reason: null, heldAt: null, version: sql`version + 1` };
    for (const { id } of before) await tx.update(claim).set(letGo).where(eq(claim.id, id));
    const taken = { held: true, reason: input.reason, heldAt: now, version: sql`version + 1` };
    await tx.update(claim).set(taken).where(eq(claim.id, chosen.id));
    await applyToSubject(tx, chosen);
    const { noun, subjectId, field: name, kind, value, source } = chosen;
    return {
      value: { id: chosen.id },
      subject: { noun: 'claim', id: chosen.id },
      before: before.map((row) => ({ value: row.value, source: row.source, reason: row.reason })),
      after: { noun, subjectId, field: name, kind, value, source, reason: input.reason },
    };
  },
});

const ofSubject = (noun: string, subjectId: string | null) =>
  and(eq(claim.noun, noun), subjectId ? eq(claim.subjectId, subjectId) : isNull(claim.subjectId));

const sayingOf = ({ field: name, kind, value }: Row): Saying => ({
  field: name,
  kind: kind === 'nominal' || kind === 'actual' ? kind : null,
  value,
});

const grows = { version: sql`version + 1` };

/** Writes the held value where the register keeps it. A claim about something it keeps nowhere is held as said. */
async function applyToSubject(tx: Tx, held: Row): Promise<void> {
  const { noun, subjectId, field: name, value, source } = held;
  const at = parsePartialDate(value);
  if (noun === 'process' && name === 'launched' && at) {
    await tx.update(process).set({ launched: at.date, launchedPrecision: at.precision, launchSource: source });
  }
  if (!subjectId) return;
  if (noun === 'term' && at) await applyToTerm(tx, subjectId, `${held.kind ?? 'actual'}-${name}`, at);
  else if (noun === 'membership') await applyToMembership(tx, subjectId, name, value, at);
  else if (noun === 'conference') await applyToConference(tx, subjectId, name, value, at);
  else if (noun === 'outcome' && name === 'adoptedOn' && at) {
    const set = { adoptedOn: at.date, adoptedOnPrecision: at.precision, ...grows };
    await tx.update(outcome).set(set).where(eq(outcome.id, subjectId));
  }
}

async function applyToTerm(tx: Tx, id: string, bound: string, at: PartialDate): Promise<void> {
  const set = {
    'nominal-from': { nominalFrom: at.date, nominalFromPrecision: at.precision },
    'nominal-to': { nominalTo: at.date, nominalToPrecision: at.precision },
    'actual-from': { actualFrom: at.date, actualFromPrecision: at.precision },
    'actual-to': { actualTo: at.date, actualToPrecision: at.precision },
  }[bound];
  if (!set) return;
  const [row] = await tx
    .update(chairTerm)
    .set({ ...set, ...grows })
    .where(eq(chairTerm.id, id))
    .returning();
  if (!row) return;
  expectOrder(partialOf(row.nominalFrom, row.nominalFromPrecision), partialOf(row.nominalTo, row.nominalToPrecision));
  expectOrder(partialOf(row.actualFrom, row.actualFromPrecision), partialOf(row.actualTo, row.actualToPrecision));
}

async function applyToMembership(tx: Tx, id: string, name: string, value: string, at: PartialDate | null) {
  const status = membershipStatuses.find((known) => known === value);
  const set =
    name === 'status' && status
      ? { status }
      : name === 'from' && at
        ? { from: at.date, fromPrecision: at.precision }
        : name === 'to' && at
          ? { to: at.date, toPrecision: at.precision }
          : null;
  if (!set) return;
  const made = await tx
    .update(membershipPeriod)
    .set({ ...set, ...grows })
    .where(eq(membershipPeriod.id, id))
    .returning();
  for (const row of made) expectOrder(partialOf(row.from, row.fromPrecision), partialOf(row.to, row.toPrecision));
}

async function applyToConference(tx: Tx, id: string, name: string, value: string, at: PartialDate | null) {
  const set =
    name === 'ordinal' && /^\d{1,3}$/.test(value)
      ? { ordinal: Number.parseInt(value, 10) }
      : name === 'from' && at
        ? { from: at.date, fromPrecision: at.precision }
        : name === 'to' && at
          ? { to: at.date, toPrecision: at.precision }
          : null;
  if (!set) return;
  const [row] = await tx.select().from(conference).where(eq(conference.id, id)).for('update');
  const { from, to } = { ...row, ...set };
  if (from && to && to < from) throw new Refused('claim-backwards');
  await tx
    .update(conference)
    .set({ ...set, ...grows })
    .where(eq(conference.id, id));
}

function expectOrder(from: PartialDate | null, to: PartialDate | null): void {
  if (!inOrder({ from, to })) throw new Refused('claim-backwards');
}
