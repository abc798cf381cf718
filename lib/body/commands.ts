import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { body } from '#db/schema/body.ts';
import { exerciseCode } from '#db/vocabulary.ts';
import { command, expectVersion, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists, rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { refuseBody } from '#lib/body/rules.ts';
import { keepCorrection, reason } from '#lib/correction/commands.ts';
import { differenceOf } from '#lib/correction/rules.ts';
import { slugOf, titleForAddress } from '#lib/language/slug.ts';
import { citeChanged, removeCitations } from '#lib/source/citation/commands.ts';
import { expectSource } from '#lib/source/commands.ts';

/** The key of a body or an office. */
export const key: z.ZodType<string> = field.line(80);

const facts = z.object({
  code: field.line(6).pipe(
    z
      .string()
      .regex(/^[A-Z]{1,6}$/, 'body-code-form')
      .refine((given) => given !== exerciseCode, 'body-code-of-exercises'),
  ),
  name: field.someWords(200),
  parent: field.optionalLine(80).optional().default(null),
  termsOfReference: field.optionalLine(300).optional().default(null),
  source: field.optionalSource,
  mandateFrom: field.optionalPartialDate.optional().default(null),
  mandateTo: field.optionalPartialDate.optional().default(null),
  /** Its members are named, and what is issued to it is theirs alone. */
  restricted: z.boolean().optional().default(false),
});
type Facts = z.output<typeof facts>;

/** Adds a body of the process. Its key is made of its name, and stays. Refuses a code that another has, and a circle of bodies that report to each other. */
export const addBody = command({
  act: 'addBody',
  /** With its key and its place among the others where a process file brings it. */
  input: facts.extend({ key: key.optional(), rank: z.int().optional() }),
  subject: async (tx) => {
    await lockName(tx, 'bodies');
    return { bodies: await tx.select().from(body) };
  },
  run: async ({ tx, input, subject: { bodies } }) => {
    const { key: given, rank, ...values } = input;
    const taken = new Set(bodies.map((one) => one.key));
    const named = given ?? slugOf(titleForAddress(values.name) ?? values.code, '', (text) => taken.has(text));
    await expectFacts(tx, named, values, bodies);
    const [made] = await tx
      .insert(body)
      .values({ key: named, ...columnsOf(values), rank: rank ?? Math.max(-1, ...bodies.map((one) => one.rank)) + 1 })
      .returning();
    if (!made) throw new Error('a body was not written');
    return { value: { key: named }, subject: { noun: 'body', id: named }, after: made };
  },
});

/** Corrects what is said of a body, for a reason. A code that stands in symbols already given stays as it is. */
export const correctBody = command({
  act: 'correctBody',
  input: facts.extend({ key, expectedVersion: field.expectedVersion, reason }),
  subject: lockBody,
  run: async ({ tx, input, subject: { kept }, today }) => {
    const { key: of, expectedVersion, reason: because, ...values } = input;
    expectVersion(kept, expectedVersion);
    // The source stays that of what is not corrected; what is, has its own.
    const named = values.source !== kept.source ? values.source : null;
    values.source ??= kept.source;
    const changed = differenceOf<Record<string, unknown>>(said(kept), said({ ...kept, ...columnsOf(values) }));
    if (!changed) throw new Refused('nothing-changed');
    await expectFacts(tx, of, values, await tx.select().from(body));
    if (values.code !== kept.code && (await isInSymbols(tx, of)))
      throw new Refused('body-code-used', { fields: { code: 'body-code-used' } });
    const [made] = await tx
      .update(body)
      .set({ ...columnsOf(values), version: sql`version + 1` })
      .where(eq(body.key, of))
      .returning();
    const droppedSources = await citeChanged(tx, { noun: 'body', subject: of, ...changed, source: named, today });
    await keepCorrection(tx, { ...ofBody(of), kind: 'corrected', reason: because, ...changed });
    return {
      value: { key: of },
      subject: { noun: 'body', id: of },
      before: kept,
      after: { ...made, reason: because, droppedSources },
    };
  },
});

/** Annuls a body that should never have been recorded. Refuses while anything rests on it: a conference, a member, an office, a body that reports to it. */
export const annulBody = command({
  act: 'annulBody',
  input: z.object({ key, expectedVersion: field.expectedVersion, reason }),
  subject: lockBody,
  run: async ({ tx, input, subject: { kept } }) => {
    expectVersion(kept, input.expectedVersion);
    const [resting] = await rows(
      tx,
      z.object({ conferences: z.int(), members: z.int(), offices: z.int(), bodies: z.int() }),
      sql`select (select count(*)::int from conference where body = ${kept.key}) as conferences,
        (select count(*)::int from body_member where body = ${kept.key}) as members,
        (select count(*)::int from office where body = ${kept.key}) as offices,
        (select count(*)::int from body where parent = ${kept.key}) as bodies`,
    );
    if (resting && Object.values(resting).some((count) => count > 0))
      throw new Refused('body-in-use', { params: resting });
    const sources = await removeCitations(tx, 'body', kept.key);
    await tx.delete(body).where(eq(body.key, kept.key));
    await keepCorrection(tx, { ...ofBody(kept.key), kind: 'annulled', reason: input.reason, before: said(kept) });
    return {
      value: { key: kept.key },
      subject: { noun: 'body', id: kept.key },
      before: { ...kept, sources },
      after: { reason: input.reason },
    };
  },
});

const ofBody = (of: string) => ({ noun: 'body', subjectId: of, about: of, wasPublic: true }) as const;

/** What a notice says of a body. */
const said = ({ version: _, rank: __, key: ___, createdAt: ____, ...facts }: typeof body.$inferSelect) => facts;

async function lockBody(tx: Tx, { key: of }: { key: string }) {
  await lockName(tx, 'bodies');
  const [kept] = await tx.select().from(body).where(eq(body.key, of)).for('update');
  return kept ? { kept } : null;
}

async function expectFacts(tx: Tx, of: string, values: Facts, bodies: readonly (typeof body.$inferSelect)[]) {
  const parents = new Map(bodies.map((one) => [one.key, one.parent]));
  const mandate = { from: values.mandateFrom, to: values.mandateTo };
  const refusal = refuseBody({ key: of, parent: values.parent, mandate }, parents);
  if (refusal) throw new Refused(refusal.code, refusal);
  if (values.source !== null) await expectSource(tx, values.source);
}

const columnsOf = ({ mandateFrom, mandateTo, ...values }: Facts) => ({
  ...values,
  mandateFrom: mandateFrom?.date ?? null,
  mandateFromPrecision: mandateFrom?.precision ?? null,
  mandateTo: mandateTo?.date ?? null,
  mandateToPrecision: mandateTo?.precision ?? null,
});

const isInSymbols = (tx: Tx, of: string): Promise<boolean> =>
  exists(
    tx,
    sql`select from document d join conference c on c.id = d.conference_id where c.body = ${of} and not c.exercise`,
  );
