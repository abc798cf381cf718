import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { body, bodyMember, office } from '#db/schema/body.ts';
import { bodyParts, exerciseCode } from '#db/vocabulary.ts';
import { command, expectVersion, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists, rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { endedBy, type PartRow, refuseBody, refusePart } from '#lib/body/rules.ts';
import { keepCorrection, reason } from '#lib/correction/commands.ts';
import { slugOf } from '#lib/language/slug.ts';
import { partialOf } from '#lib/time/period.ts';

type Member = typeof bodyMember.$inferSelect;

const key = field.line(80);

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
  source: field.optionalLine(60).optional().default(null),
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
    const named = given ?? slugOf(Object.values(values.name)[0] ?? values.code, '', (text) => taken.has(text));
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
  run: async ({ tx, input, subject: { kept } }) => {
    const { key: of, expectedVersion, reason: because, ...values } = input;
    expectVersion(kept, expectedVersion);
    await expectFacts(tx, of, values, await tx.select().from(body));
    if (values.code !== kept.code && (await isInSymbols(tx, of)))
      throw new Refused('body-code-used', { fields: { code: 'body-code-used' } });
    const [made] = await tx
      .update(body)
      .set({ ...columnsOf(values), version: sql`version + 1` })
      .where(eq(body.key, of))
      .returning();
    await keepCorrection(tx, { ...ofBody(of), kind: 'corrected', reason: because, before: kept, after: made });
    return { value: { key: of }, subject: { noun: 'body', id: of }, before: kept, after: { ...made, reason: because } };
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
    await tx.delete(body).where(eq(body.key, kept.key));
    await keepCorrection(tx, { ...ofBody(kept.key), kind: 'annulled', reason: input.reason, before: kept });
    return {
      value: { key: kept.key },
      subject: { noun: 'body', id: kept.key },
      before: kept,
      after: { reason: input.reason },
    };
  },
});

const ofBody = (of: string) => ({ noun: 'body', subjectId: of, about: of, wasPublic: true }) as const;

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
  await expectSource(tx, values.source);
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

async function expectSource(tx: Tx, named: string | null): Promise<void> {
  if (named !== null && !(await exists(tx, sql`select from source where key = ${named}`)))
    throw new Refused('invalid', { fields: { source: 'choice-missing' } });
}

const part = z.object({
  part: field.oneOf(bodyParts),
  from: field.optionalPartialDate,
  to: field.optionalPartialDate.optional().default(null),
  instrument: field.optionalLine(300).optional().default(null),
  note: field.optionalText(2000).optional().default(null),
});

/**
 * Records that a participant belongs to a body from a date, by an instrument or as a source lists it. Who was an observer and becomes a member
 * is an observer no longer from that date. Refuses an overlap. From the next request its members have what is issued to the body.
 */
export const recordBodyMember = command({
  act: 'recordBodyMember',
  input: part
    .extend({ body: key, participant: field.participant, source: field.optionalLine(60).optional().default(null) })
    .superRefine(({ source, instrument, from }, context) => {
      if (source) return;
      if (!instrument) context.addIssue({ code: 'custom', path: ['instrument'], message: 'instrument-missing' });
      if (!from) context.addIssue({ code: 'custom', path: ['from'], message: 'date-missing' });
    }),
  subject: async (tx, { body: of, participant }) => {
    await lockName(tx, `body-member:${of}:${participant}`);
    if (!(await exists(tx, sql`select from body where key = ${of}`))) return null;
    return { others: await periods(tx, of, participant) };
  },
  run: async ({ tx, input, subject: { others } }) => {
    const { from, to, ...values } = input;
    if (!(await exists(tx, sql`select from participant where key = ${input.participant}`)))
      throw new Refused('invalid', { fields: { participant: 'choice-missing' } });
    await expectSource(tx, input.source);
    const next = { from, to, part: input.part };
    const ended = endedBy(next, others.map(partRow));
    const beside = others.map(partRow).map((one) => (one.id === ended?.id ? { ...one, to: from } : one));
    const refusal = refusePart(next, beside);
    if (refusal) throw new Refused(refusal.code, refusal);
    if (ended && from)
      await tx
        .update(bodyMember)
        .set({ to: from.date, toPrecision: from.precision, version: sql`version + 1` })
        .where(eq(bodyMember.id, ended.id));
    const [made] = await tx
      .insert(bodyMember)
      .values({ ...values, ...boundsOf({ from, to }) })
      .returning();
    return written(made, others.find(({ id }) => id === ended?.id) ?? null);
  },
});

const seen = { id: field.id, expectedVersion: field.expectedVersion };

async function lockMember(tx: Tx, { id }: { id: string }) {
  const [found] = await tx.select().from(bodyMember).where(eq(bodyMember.id, id));
  if (!found) return null;
  await lockName(tx, `body-member:${found.body}:${found.participant}`);
  const all = await periods(tx, found.body, found.participant);
  const row = all.find((one) => one.id === id);
  return row ? { row, others: all.filter((one) => one !== row) } : null;
}

/** Ends a participant's part in a body on a date, by an instrument. What was issued to the body is theirs no longer from that date. */
export const endBodyMember = command({
  act: 'endBodyMember',
  input: z.object({ ...seen, to: field.partialDate, instrument: field.line(300) }),
  subject: lockMember,
  run: async ({ tx, input, subject: { row, others } }) => {
    expectVersion(row, input.expectedVersion);
    const refusal = refusePart({ ...partRow(row), to: input.to }, others.map(partRow));
    if (refusal) throw new Refused(refusal.code, refusal);
    const [made] = await tx
      .update(bodyMember)
      .set({ to: input.to.date, toPrecision: input.to.precision, version: sql`version + 1` })
      .where(eq(bodyMember.id, row.id))
      .returning();
    const { after, ...done } = written(made, row);
    return { ...done, after: { ...after, endedBy: input.instrument } };
  },
});

/** Corrects what is said of a participant in a body, for a reason. Refuses bounds out of order and an overlap, as when it is recorded. */
export const correctBodyMember = command({
  act: 'correctBodyMember',
  input: part.extend({ ...seen, reason }),
  subject: lockMember,
  run: async ({ tx, input, subject: { row, others } }) => {
    const { id: _, expectedVersion, reason: because, from, to, ...values } = input;
    expectVersion(row, expectedVersion);
    if (!values.instrument && !row.source)
      throw new Refused('invalid', { fields: { instrument: 'instrument-missing' } });
    const refusal = refusePart({ from, to }, others.map(partRow));
    if (refusal) throw new Refused(refusal.code, refusal);
    const [made] = await tx
      .update(bodyMember)
      .set({ ...values, ...boundsOf({ from, to }), version: sql`version + 1` })
      .where(eq(bodyMember.id, row.id))
      .returning();
    const { after, ...done } = written(made, row);
    await keepCorrection(tx, {
      ...ofMember(row),
      kind: 'corrected',
      reason: because,
      before: said(row),
      after: made && said(made),
    });
    return { ...done, after: { ...after, reason: because } };
  },
});

/** Annuls a participant's part in a body that should never have been recorded: its rights go at the next request; the record keeps it. */
export const annulBodyMember = command({
  act: 'annulBodyMember',
  input: z.object({ ...seen, reason }),
  subject: lockMember,
  run: async ({ tx, input, subject: { row } }) => {
    expectVersion(row, input.expectedVersion);
    await tx.delete(bodyMember).where(eq(bodyMember.id, row.id));
    await keepCorrection(tx, { ...ofMember(row), kind: 'annulled', reason: input.reason, before: said(row) });
    return {
      value: { id: row.id, body: row.body },
      subject: { noun: 'body-member', id: row.id },
      before: row,
      after: { reason: input.reason },
    };
  },
});

const ofMember = ({ id, body: about }: Member) =>
  ({ noun: 'body-member', subjectId: id, about, wasPublic: true }) as const;

/** What a notice says of a member of a body, in the words of the record. */
const said = (row: Member) => {
  const { participant, instrument, note } = row;
  const { part: as, from, to } = partRow(row);
  return { participant, part: as, from, to, instrument, note };
};

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
    const title = Object.values(values.name)[0] ?? 'office';
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
    const [made] = await tx
      .update(office)
      .set({ ...values, version: sql`version + 1` })
      .where(eq(office.key, of))
      .returning();
    await keepCorrection(tx, { ...ofOffice(kept), kind: 'corrected', reason: because, before: kept, after: made });
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
    await keepCorrection(tx, { ...ofOffice(kept), kind: 'annulled', reason: input.reason, before: kept });
    return {
      value: { key: kept.key, body: kept.body },
      subject: { noun: 'office', id: kept.key },
      before: kept,
      after: { reason: input.reason },
    };
  },
});

/** All periods of a participant in a body, locked. */
const periods = (tx: Tx, of: string, participant: string): Promise<Member[]> =>
  tx
    .select()
    .from(bodyMember)
    .where(sql`${bodyMember.body} = ${of} and ${bodyMember.participant} = ${participant}`)
    .for('update');

const partRow = (row: Member): PartRow => ({
  id: row.id,
  part: row.part,
  from: partialOf(row.from, row.fromPrecision),
  to: partialOf(row.to, row.toPrecision),
});

const boundsOf = ({ from, to }: Pick<PartRow, 'from' | 'to'>) => ({
  from: from?.date ?? null,
  fromPrecision: from?.precision ?? null,
  to: to?.date ?? null,
  toPrecision: to?.precision ?? null,
});

const summary = ({ certain: _, possible: __, createdAt: ___, ...row }: Member) => row;

function written(made: Member | undefined, before: Member | null) {
  if (!made) throw new Error('a member of a body was not written');
  return {
    value: { id: made.id, body: made.body },
    subject: { noun: 'body-member', id: made.id },
    before: before && summary(before),
    after: summary(made),
  };
}
