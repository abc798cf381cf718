import { and, eq, isNull, max, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { citation, claim, source } from '#db/schema/source.ts';
import { type ClaimNoun, claimKinds, claimNouns } from '#db/vocabulary.ts';
import { command, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { freeSlug } from '#lib/act/slug.ts';
import { parseWrittenDate } from '#lib/language/written-date.ts';
import { agree, formOf, isBackwards, refuseSaying, type Saying, sameMatter } from '#lib/source/rules.ts';
import { boundText, type PartialDate, parseBound } from '#lib/time/period.ts';

export type ClaimRow = typeof claim.$inferSelect;

/** A source that is not in the register yet: who published it, what it is called, when, and where it can be read. */
export const newSource = z.object({
  publisher: field.line(200),
  title: field.line(400),
  date: field.optionalPartialDate,
  url: field.optionalAddress,
});

/**
 * Keeps what a source says of a field of a subject, whether or not the secretariat accepts it. The source is one of the register, or
 * comes into it with the claim. Refuses a value that is none of its field, and what is already recorded word for word.
 */
export const recordClaim = command({
  act: 'recordClaim',
  input: field.across(
    z.object({
      noun: field.oneOf(claimNouns),
      /** Null: of the process as a whole, or of who the secretariat is. */
      subjectId: field.optionalId,
      field: field.line(60),
      value: field.line(1000),
      kind: field.optionalOneOf(claimKinds),
      source: field.optionalLine(80),
      newSource: newSource.nullish().default(null),
      note: field.optionalText(2000).optional().default(null),
      accepted: z.boolean().optional().default(false),
      reason: field.optionalText(2000).optional().default(null),
    }),
    ({ source: named, newSource: added }, refuse) => {
      // One described in part cannot be read, and is one that is described all the same.
      if (named !== undefined && (named === null) === (added === null)) refuse('source-one', 'source');
    },
  ),
  subject: async (tx, { noun, subjectId }) => {
    await lockClaims(tx, noun, subjectId);
    return (await isThere(tx, noun, subjectId)) ? { said: await claimsOf(tx, noun, subjectId) } : null;
  },
  run: async ({ tx, input: { newSource: added, ...given }, subject: { said } }) => {
    const values = { ...given, value: valueAsKept(given.noun, given.field, given.value) };
    const refusal = refuseSaying(values);
    if (refusal) throw new Refused(refusal.code, refusal);
    const key = added ? await addSource(tx, added) : await expectSource(tx, values.source);
    if (isBackwards({ ...values, source: key }, said))
      throw new Refused('period-backwards', { fields: { value: 'period-backwards' } });
    const isSame = (one: ClaimRow) =>
      one.source === key && one.value === values.value && one.note === values.note && sameMatter(sayingOf(one), values);
    if (said.some(isSame)) throw new Refused('claim-there', { fields: { value: 'claim-there' } });
    const [made] = await tx
      .insert(claim)
      .values({ ...values, source: key })
      .returning({ id: claim.id });
    if (!made) throw new Error('a claim was not written');
    return {
      value: made,
      subject: { noun: 'claim', id: made.id },
      after: { ...values, source: key, newSource: added },
    };
  },
});

/** A value as the register keeps it: a date is written the one way, however it was typed. */
function valueAsKept(noun: ClaimNoun, field: string, value: string): string {
  const form = formOf(noun, field);
  if (form !== 'date' && form !== 'from' && form !== 'to') return value;
  const bound = parseBound(value, parseWrittenDate);
  return bound ? boundText(bound) : value;
}

/** Brings sources into the register in their order, each under its key: how a process file begins it. */
export async function addSources(
  tx: Tx,
  sources: readonly { key: string; publisher: string; title: string; date: PartialDate | null; url: string | null }[],
): Promise<void> {
  const rows = sources.map(({ date, ...row }, rank) => ({ ...row, ...dateColumns(date), rank }));
  await tx.insert(source).values(rows);
}

const dateColumns = (date: PartialDate | null) => ({
  date: date?.date ?? null,
  datePrecision: date?.precision ?? null,
});

/** Brings a source into the register that is not in it yet, and gives its key. */
export async function addSource(tx: Tx, { publisher, title, date, url }: z.output<typeof newSource>): Promise<string> {
  await lockName(tx, 'sources');
  const key = await freeSlug(tx, source.key, `${publisher} ${title}`, date?.date.slice(0, 4) ?? '');
  const [last] = await tx.select({ rank: max(source.rank) }).from(source);
  const rank = (last?.rank ?? 0) + 1;
  await tx.insert(source).values({ key, publisher, title, url, rank, ...dateColumns(date) });
  return key;
}

/** The key of a source of the register, which is not removed until this is written; refuses any other, and none, beside its field. */
export async function expectSource(tx: Tx, key: string | null): Promise<string> {
  const named = tx.select({ key: source.key }).from(source);
  const [found] = key === null ? [] : await named.where(eq(source.key, key)).for('key share');
  if (!found) throw new Refused('invalid', { fields: { source: 'choice-missing' } });
  return found.key;
}

/** Is there such a subject? The process and who the secretariat is are subjects without an id. */
async function isThere(tx: Tx, noun: ClaimNoun, id: string | null): Promise<boolean> {
  if (id === null) return noun === 'process' || noun === 'arrangement';
  return exists(
    tx,
    sql`select where
    (${noun} = 'membership' and exists (select from membership_period where id = ${id}))
    or (${noun} = 'term' and exists (select from chair_term where id = ${id}))
    or (${noun} = 'arrangement' and exists (select from secretariat_arrangement where id = ${id}))
    or (${noun} = 'conference' and exists (select from conference where id = ${id}))
    or (${noun} = 'outcome' and exists (select from outcome where id = ${id}))`,
  );
}

/** Serializes whatever is decided of the claims on one subject. */
export const lockClaims = (tx: Tx, noun: string, subjectId: string | null): Promise<void> =>
  lockName(tx, `claims:${noun}:${subjectId}`);

/** All that sources say of one subject, locked. */
export const claimsOf = (tx: Tx, noun: ClaimNoun, subjectId: string | null): Promise<ClaimRow[]> =>
  tx
    .select()
    .from(claim)
    .where(and(eq(claim.noun, noun), subjectId ? eq(claim.subjectId, subjectId) : isNull(claim.subjectId)))
    .for('update');

/** What a row says, as far as disagreement goes. */
export const sayingOf = ({ field: name, kind, value }: ClaimRow): Saying => ({
  field: name,
  kind,
  value,
});

/** Marks the chosen of the claims on one matter as the accepted one, with the reason; the one accepted before is so no longer. */
export async function markAccepted(
  tx: Tx,
  { chosen, matter }: { chosen: ClaimRow; matter: readonly ClaimRow[] },
  { reason, now }: { reason: string; now: Date },
): Promise<void> {
  for (const one of matter) if (one.accepted) await release(tx, one.id);
  await tx
    .update(claim)
    .set({ accepted: true, reason, acceptedAt: now, version: sql`version + 1` })
    .where(eq(claim.id, chosen.id));
}

/**
 * Releases the accepted claims on a subject that no longer say what the register says: `said` has each field's value as sources write
 * it, null for none; a field that is not in it is left alone. Gives what was released, for the record.
 */
export async function releaseClaims(
  tx: Tx,
  noun: ClaimNoun,
  subjectId: string,
  said: Readonly<Record<string, string | null | undefined>>,
): Promise<{ field: string; value: string; source: string }[]> {
  const accepted = (await claimsOf(tx, noun, subjectId)).filter((one) => one.accepted);
  const gone = accepted.filter((one) => one.field in said && !agree(said[one.field] ?? '', one.value));
  for (const one of gone) await release(tx, one.id);
  return gone.map((one) => ({ field: one.field, value: one.value, source: one.source }));
}

async function release(tx: Tx, id: string): Promise<void> {
  const set = { accepted: false, reason: null, acceptedAt: null, version: sql`version + 1` };
  await tx.update(claim).set(set).where(eq(claim.id, id));
}

/** Takes away what sources say of a subject that is annulled, and which of its facts were read in which, and gives it, for the record. */
export async function removeClaims(tx: Tx, noun: ClaimNoun, subjectId: string): Promise<Record<string, unknown>[]> {
  const gone = await tx
    .delete(claim)
    .where(and(eq(claim.noun, noun), eq(claim.subjectId, subjectId)))
    .returning();
  const cited = await tx
    .delete(citation)
    .where(and(eq(citation.noun, noun), eq(citation.subject, subjectId)))
    .returning();
  return [
    ...gone.map((one) => ({ field: one.field, value: one.value, source: one.source, note: one.note })),
    ...cited.map((one) => ({ field: one.field, source: one.source })),
  ];
}
