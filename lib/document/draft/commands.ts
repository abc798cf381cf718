import { and, eq, max, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { agendaItem } from '#db/schema/conference.ts';
import { document } from '#db/schema/document.ts';
import { type AccessLevel, accessLevels, type Distribution, distributions } from '#db/vocabulary.ts';
import { command, expectVersion, lockName, preparedCommand } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { baseOf, isCirculated, isOf, isRevision, mayEdit, parseSymbol, symbolFault } from '#lib/document/rules.ts';
import { type Meeting, meetingOf, symbolsOf } from '#lib/document/symbol/queries.ts';
import { fileField, keepVersion, storeVersions, takeBackVersions } from '#lib/document/version/commands.ts';

export type DocumentTableRow = typeof document.$inferSelect;

const described = {
  agendaItemId: field.optionalId,
  symbol: field.optionalLine(80).optional().default(null),
  title: field.someWords(400),
  distribution: field.oneOf(distributions),
  access: field.oneOf(accessLevels),
  delegation: field.optionalParticipant.optional().default(null),
  /** What is odd about the symbol, or differs from the document that this one revises, is meant so: it was asked once. */
  deliberate: z
    .preprocess((value) => value === true || value === 'yes', z.boolean())
    .optional()
    .default(false),
};

/** A delegation is named where the access is for one, and only then. */
export const delegationNamed = (
  { access, delegation }: { access?: AccessLevel; delegation?: string | null },
  refuse: (code: string, name: string) => void,
): void => {
  if (delegation !== undefined && (access === 'delegation') !== (delegation !== null))
    refuse('delegation-named', 'delegation');
};

/**
 * Adds a document as a draft under a symbol of its conference, or by its title alone where the process has no symbols, with one file or
 * more, each in a language. Refuses a symbol that is taken, of another meeting or a revision of nothing, a file that is not what it says,
 * and one of an exercise that is to be public; then nothing is stored.
 */
export const addDocument = preparedCommand({
  act: 'addDocument',
  input: field.across(
    z.object({
      conferenceId: field.id,
      ...described,
      /** The document of which this is the next edition, where documents have no symbols that would say so. */
      revises: field.optionalId.optional().default(null),
      files: z.array(fileField).min(1, 'file-missing').max(8, 'field-invalid'),
    }),
    delegationNamed,
  ),
  subject: async (tx, { conferenceId }) => {
    await lockName(tx, `symbols:${conferenceId}`);
    return meetingOf(tx, conferenceId);
  },
  prepare: ({ files }) => storeVersions(files),
  takeBack: takeBackVersions,
  run: async ({ tx, input, prepared, subject: meeting }) => {
    const { files: _, deliberate: _asked, revises, ...given } = input;
    await expectSymbol(tx, meeting, input, null);
    const item = await itemOf(tx, meeting, input);
    const line = meeting.symbols || !revises ? {} : await nextOfLine(tx, revises, input.conferenceId);
    const values = { ...given, agendaItemId: item, ...line };
    const [made] = await tx.insert(document).values(values).returning({ id: document.id });
    if (!made) throw new Error('a document was not written');
    const kept = [];
    for (const file of prepared) kept.push(await keepVersion(tx, made.id, file));
    return { value: { id: made.id }, subject: { noun: 'document', id: made.id }, after: { ...values, files: kept } };
  },
});

type Described = {
  symbol: string | null;
  access: AccessLevel;
  delegation: string | null;
  distribution: Distribution;
  agendaItemId: string | null;
  deliberate: boolean;
};

/** Refuses to address a document to the members of a body that has none named. */
export function expectNamedReaders(meeting: Meeting, access: AccessLevel): void {
  if (!meeting.restricted && access === 'body') throw new Refused('body-open', { fields: { access: 'body-open' } });
}

/** Refuses a symbol that is none, of elsewhere, taken or a revision of nothing; what is only odd until it is said to be meant so. */
async function expectSymbol(tx: Tx, meeting: Meeting, input: Described, own: string | null): Promise<void> {
  const refuse = (code: string, params: Record<string, string> = {}): never => {
    throw new Refused(code, { fields: { symbol: code }, params });
  };
  if (meeting.exercise && input.access === 'public')
    throw new Refused('exercise-not-public', { fields: { access: 'exercise-not-public' } });
  expectNamedReaders(meeting, input.access);
  if (!meeting.symbols) {
    if (input.symbol) refuse('symbols-off');
    return;
  }
  if (!input.symbol) throw new Refused('invalid', { fields: { symbol: 'field-missing' } });
  if (input.symbol === own) return;
  const symbol = parseSymbol(input.symbol) ?? refuse('symbol-form');
  if (!isOf(symbol, meeting)) refuse('symbol-elsewhere');
  const all = await symbolsOf(tx, meeting);
  if (all.includes(input.symbol)) refuse('symbol-taken');
  const used = all.filter((one) => one !== own);
  const fault = symbolFault(input.symbol, used);
  if (fault && !(fault.asked && input.deliberate)) refuse(fault.code, fault.params);
  const base = baseOf(input.symbol);
  if (base && !input.deliberate) await expectAsItsBase(tx, base, input, refuse);
}

/** What is to follow another document is asked once more where that one is past use, or a revision differs from it. */
async function expectAsItsBase(
  tx: Tx,
  base: string,
  input: Described,
  refuse: (code: string, params: Record<string, string>) => never,
): Promise<void> {
  const [of] = await tx.select().from(document).where(eq(document.symbol, base));
  if (!of) return;
  if (of.stage === 'withdrawn') refuse('symbol-of-withdrawn', { base });
  if (!isRevision(input.symbol)) {
    if (of.stage === 'superseded') refuse('symbol-of-superseded', { base });
    return;
  }
  const same =
    of.distribution === input.distribution &&
    of.access === input.access &&
    of.delegation === input.delegation &&
    (input.agendaItemId === null || of.agendaItemId === null || of.agendaItemId === input.agendaItemId);
  if (!same)
    throw new Refused('revision-differs', {
      fields: { deliberate: 'revision-differs' },
      params: { base, distribution: of.distribution, access: of.access },
    });
}

/** The agenda item of the form; where it names none and the document revises another, that one's. */
export async function itemOf(tx: Tx, meeting: Meeting, input: Described): Promise<string | null> {
  if (input.agendaItemId) {
    const [item] = await tx
      .select({ id: agendaItem.id })
      .from(agendaItem)
      .where(and(eq(agendaItem.id, input.agendaItemId), eq(agendaItem.conferenceId, meeting.conferenceId)));
    if (!item) throw new Refused('invalid', { fields: { agendaItemId: 'choice-missing' } });
    return item.id;
  }
  const base = isRevision(input.symbol) ? baseOf(input.symbol) : null;
  if (!base) return null;
  const [of] = await tx.select({ item: document.agendaItemId }).from(document).where(eq(document.symbol, base));
  return of?.item ?? null;
}

/** Where the next edition of a document without a symbol stands: behind the last of its line. */
async function nextOfLine(tx: Tx, revises: string, conferenceId: string) {
  const [of] = await tx
    .select({ id: document.id, editionOf: document.editionOf })
    .from(document)
    .where(and(eq(document.id, revises), eq(document.conferenceId, conferenceId)));
  if (!of) throw new Refused('invalid', { fields: { revises: 'choice-missing' } });
  const first = of.editionOf ?? of.id;
  const [last] = await tx
    .select({ edition: max(document.edition) })
    .from(document)
    .where(or(eq(document.id, first), eq(document.editionOf, first)));
  return { editionOf: first, edition: (last?.edition ?? 0) + 1 };
}

/** A document, locked until the act ends. */
export const lockDocument = async (tx: Tx, { id }: { id: string }): Promise<DocumentTableRow | null> =>
  (await tx.select().from(document).where(eq(document.id, id)).for('update'))[0] ?? null;

/** Refuses to touch what is a draft no longer. */
export function expectDraft({ stage }: DocumentTableRow): void {
  if (!mayEdit(stage)) throw new Refused(isCirculated(stage) ? 'document-issued' : 'stage-cannot-follow');
}

/**
 * Edits what a draft says of itself, for as long as it was not cleared: title, symbol, agenda item, mark, access. Refuses a symbol that
 * other documents follow.
 */
export const editDocument = command({
  act: 'editDocument',
  input: field.across(
    z.object({ id: field.id, expectedVersion: field.expectedVersion, ...described }),
    delegationNamed,
  ),
  subject: async (tx, key) => {
    const row = await lockDocument(tx, key);
    if (!row) return null;
    await lockName(tx, `symbols:${row.conferenceId}`);
    const meeting = await meetingOf(tx, row.conferenceId);
    return meeting && { row, meeting };
  },
  run: async ({ tx, input, subject: { row, meeting } }) => {
    expectVersion(row, input.expectedVersion);
    expectDraft(row);
    await expectSymbol(tx, meeting, input, row.symbol);
    if (row.symbol && input.symbol !== row.symbol) await expectNoneFollows(tx, meeting, row.symbol);
    const { id, expectedVersion: _, deliberate: _asked, ...given } = input;
    const values = { ...given, agendaItemId: await itemOf(tx, meeting, input) };
    await tx
      .update(document)
      .set({ ...values, version: sql`version + 1` })
      .where(eq(document.id, id));
    const { symbol, title, distribution, access, delegation, agendaItemId } = row;
    return {
      value: { id },
      subject: { noun: 'document', id },
      before: { symbol, title, distribution, access, delegation, agendaItemId },
      after: values,
    };
  },
});

async function expectNoneFollows(tx: Tx, meeting: Meeting, symbol: string): Promise<void> {
  const follower = (await symbolsOf(tx, meeting)).find((one) => one.startsWith(`${symbol}/`));
  if (follower)
    throw new Refused('symbol-followed', { fields: { symbol: 'symbol-followed' }, params: { symbol: follower } });
}
