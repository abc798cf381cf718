import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { office } from '#db/schema/body.ts';
import { command, expectVersion, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { key } from '#lib/body/commands.ts';
import { keepCorrection, reason } from '#lib/correction/commands.ts';
import { differenceOf } from '#lib/correction/rules.ts';
import { slugOf, titleForAddress } from '#lib/language/slug.ts';

/** Adds an office, of the process or of one body. A joint one has several holders at once. */
export const addOffice = command({
  act: 'addOffice',
  input: z.object({
    key: key.optional(),
    name: field.someWords(120),
    body: field.optionalLine(80).optional().default(null),
    joint: z.boolean().optional().default(false),
  }),
  subject: async (tx, { body: of }) => {
    await lockName(tx, 'offices');
    if (of !== null && !(await exists(tx, sql`select from body where key = ${of}`))) return null;
    return { offices: await tx.select().from(office) };
  },
  run: async ({ tx, input, subject: { offices } }) => {
    const { key: given, ...values } = input;
    const taken = new Set(offices.map((one) => one.key));
    const title = titleForAddress(values.name) ?? 'office';
    const named = given ?? slugOf(values.body ? `${values.body} ${title}` : title, '', (text) => taken.has(text));
    const rank = Math.max(-1, ...offices.map((one) => one.rank)) + 1;
    const [made] = await tx
      .insert(office)
      .values({ ...values, key: named, rank })
      .returning();
    if (!made) throw new Error('an office was not written');
    return { value: { key: named, body: made.body }, subject: { noun: 'office', id: named }, after: made };
  },
});

/** Of an office of the process the page of the chairmanship tells, of another that of its body. */
const ofOffice = ({ key: of, body: about }: typeof office.$inferSelect) =>
  ({ noun: 'office', subjectId: of, about: about ?? of, wasPublic: true }) as const;

/** What a notice says of an office. */
const said = ({ name, joint }: typeof office.$inferSelect) => ({ name, joint });

async function lockOffice(tx: Tx, { key: of }: { key: string }) {
  await lockName(tx, `office:${of}`);
  const [kept] = await tx.select().from(office).where(eq(office.key, of)).for('update');
  return kept ? { kept } : null;
}

/** Corrects the name of an office, or whether it is joint, for a reason. One that two hold at once stays joint: the overlap is refused. */
export const correctOffice = command({
  act: 'correctOffice',
  input: z.object({
    key,
    expectedVersion: field.expectedVersion,
    name: field.someWords(120),
    joint: z.boolean(),
    reason,
  }),
  subject: lockOffice,
  run: async ({ tx, input, subject: { kept } }) => {
    const { key: of, expectedVersion, reason: because, ...values } = input;
    expectVersion(kept, expectedVersion);
    const changed = differenceOf<Record<string, unknown>>({ name: kept.name, joint: kept.joint }, values);
    if (!changed) throw new Refused('nothing-changed');
    const [made] = await tx
      .update(office)
      .set({ ...values, version: sql`version + 1` })
      .where(eq(office.key, of))
      .returning();
    const [before, after] = [said(kept), { ...said(kept), ...changed.after }];
    await keepCorrection(tx, { ...ofOffice(kept), kind: 'corrected', reason: because, before, after });
    return {
      value: { key: of, body: kept.body },
      subject: { noun: 'office', id: of },
      before: kept,
      after: { ...made, reason: because },
    };
  },
});

/** Annuls an office that should never have been recorded. Refuses while the register has a term of it. */
export const annulOffice = command({
  act: 'annulOffice',
  input: z.object({ key, expectedVersion: field.expectedVersion, reason }),
  subject: lockOffice,
  run: async ({ tx, input, subject: { kept } }) => {
    expectVersion(kept, input.expectedVersion);
    if (await exists(tx, sql`select from chair_term where office = ${kept.key}`)) throw new Refused('office-in-use');
    await tx.delete(office).where(eq(office.key, kept.key));
    await keepCorrection(tx, { ...ofOffice(kept), kind: 'annulled', reason: input.reason, before: said(kept) });
    return {
      value: { key: kept.key, body: kept.body },
      subject: { noun: 'office', id: kept.key },
      before: kept,
      after: { reason: input.reason },
    };
  },
});
