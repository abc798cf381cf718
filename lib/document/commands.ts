import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { agendaItem, conference } from '#db/schema/conference.ts';
import { document, languageVersion } from '#db/schema/document.ts';
import { accessLevels, type DocumentStage, distributions } from '#db/vocabulary.ts';
import { expectVersion, lockName, preparedCommand } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import {
  type CopiedOut,
  copyOut,
  expectNoneRefused,
  releaseDocument,
  takeBackCopies,
} from '#lib/document/release/commands.ts';
import { isOf, mayMove, mayTakeVersion, parseSymbol, replacedBy } from '#lib/document/rules.ts';
import { meetingOf, symbolsOf } from '#lib/document/symbol/queries.ts';
import { fileField, keepVersion, storeVersions, takeBackVersions } from '#lib/document/version/commands.ts';

type Row = typeof document.$inferSelect;

/**
 * Adds a document as a draft under a symbol of its conference, with one file or more, each in a language. Refuses a
 * symbol that is taken or of another meeting, a file that is not what it says, and one of an exercise that is to be public;
 * then nothing is stored.
 */
export const addDocument = preparedCommand({
  act: 'addDocument',
  input: field.across(
    z.object({
      conferenceId: field.id,
      agendaItemId: field.optionalId,
      symbol: field.line(80),
      title: field.someWords(400),
      distribution: field.oneOf(distributions),
      access: field.oneOf(accessLevels),
      delegation: field.optionalParticipant.optional().default(null),
      files: z.array(fileField).min(1, 'file-missing').max(8, 'field-invalid'),
    }),
    (given, refuse) => {
      if (given.delegation !== undefined && (given.access === 'delegation') !== (given.delegation !== null))
        refuse('delegation-named', 'delegation');
    },
  ),
  subject: async (tx, { conferenceId }) => {
    await lockName(tx, `symbols:${conferenceId}`);
    return meetingOf(tx, conferenceId);
  },
  prepare: ({ files }) => storeVersions(files),
  takeBack: takeBackVersions,
  run: async ({ tx, input, prepared, subject: meeting }) => {
    const { files: _, ...values } = input;
    const symbol = parseSymbol(input.symbol);
    if (!symbol) throw new Refused('symbol-form', { fields: { symbol: 'symbol-form' } });
    if (meeting.exercise && input.access === 'public')
      throw new Refused('exercise-not-public', { fields: { access: 'exercise-not-public' } });
    if (!meeting.restricted && input.access === 'body')
      throw new Refused('body-open', { fields: { access: 'body-open' } });
    if (!isOf(symbol, meeting)) throw new Refused('symbol-elsewhere', { fields: { symbol: 'symbol-elsewhere' } });
    if ((await symbolsOf(tx, meeting)).includes(input.symbol))
      throw new Refused('symbol-taken', { fields: { symbol: 'symbol-taken' } });
    if (input.agendaItemId) await expectItem(tx, input.agendaItemId, input.conferenceId);
    const [made] = await tx.insert(document).values(values).returning({ id: document.id });
    if (!made) throw new Error('a document was not written');
    const kept = [];
    for (const file of prepared) kept.push(await keepVersion(tx, made.id, file));
    return { value: { id: made.id }, subject: { noun: 'document', id: made.id }, after: { ...values, files: kept } };
  },
});

async function expectItem(tx: Tx, id: string, conferenceId: string): Promise<void> {
  const rows = await tx
    .select({ id: agendaItem.id })
    .from(agendaItem)
    .where(and(eq(agendaItem.id, id), eq(agendaItem.conferenceId, conferenceId)));
  if (rows.length === 0) throw new Refused('invalid', { fields: { agendaItemId: 'choice-missing' } });
}

const lockDocument = async (tx: Tx, { id }: { id: string }): Promise<Row | null> =>
  (await tx.select().from(document).where(eq(document.id, id)).for('update'))[0] ?? null;

/** Adds a language version to a document that is not issued yet; one of each language and type. */
export const addLanguageVersion = preparedCommand({
  act: 'addLanguageVersion',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, file: fileField }),
  subject: lockDocument,
  prepare: ({ file }) => storeVersions([file], () => 'file'),
  takeBack: takeBackVersions,
  run: async ({ tx, input, prepared, subject }) => {
    expectVersion(subject, input.expectedVersion);
    if (!mayTakeVersion(subject.stage)) throw new Refused('document-issued');
    const [version] = prepared;
    if (!version) throw new Error('a file was not stored');
    const kept = await keepVersion(tx, subject.id, version);
    await tx.update(document).set({ version: sql`version + 1` }).where(eq(document.id, subject.id));
    return { value: { id: subject.id }, subject: { noun: 'document', id: subject.id }, after: kept };
  },
  conflicts: { language_version_once: { code: 'version-there', fields: { 'file.language': 'version-there' } } },
});

/** Makes the command that moves a document to a stage; `also` is what goes with it, in the same transaction. */
function move(
  act: 'clearDocument' | 'issueDocument' | 'withdrawDocument',
  to: DocumentStage,
  also: (tx: Tx, row: Row, now: Date, today: string) => Promise<object>,
) {
  return preparedCommand({
    act,
    input: z.object({ id: field.id, expectedVersion: field.expectedVersion }),
    subject: lockDocument,
    prepare: async (input, actor): Promise<CopiedOut> => (act === 'issueDocument' ? copyOut(actor, input) : []),
    takeBack: takeBackCopies,
    run: async ({ tx, input, subject, now, today }) => {
      expectVersion(subject, input.expectedVersion);
      const from = subject.stage;
      if (!mayMove(from, to)) throw new Refused('stage-cannot-follow');
      const set = { clearDocument: { clearedAt: now }, issueDocument: { issuedAt: now }, withdrawDocument: {} }[act];
      await tx
        .update(document)
        .set({ stage: to, ...set, version: sql`version + 1` })
        .where(eq(document.id, subject.id));
      const more = await also(tx, subject, now, today);
      return {
        value: { id: subject.id },
        subject: { noun: 'document', id: subject.id },
        before: { stage: from },
        after: { stage: to, symbol: subject.symbol, ...more },
      };
    },
  });
}

/** Clears a document for issue: its content is settled. */
export const clearDocument = move('clearDocument', 'cleared', async (tx, row) => {
  const files = await tx
    .select({ id: languageVersion.id })
    .from(languageVersion)
    .where(eq(languageVersion.documentId, row.id));
  if (files.length === 0) throw new Refused('file-missing');
  return {};
});

/**
 * Issues a cleared document to those whom its access names; a revision supersedes what it replaces; what is public is copied out.
 * Refuses one of a conference that is not announced: its readers would have a document of a meeting that they may not know of.
 */
export const issueDocument = move('issueDocument', 'issued', async (tx, row, _now, today) => {
  await expectNoneRefused(tx, row.id);
  const [of] = await tx
    .select({ stage: conference.stage })
    .from(conference)
    .where(eq(conference.id, row.conferenceId))
    .for('share');
  if (of?.stage === 'planned') throw new Refused('conference-not-announced');
  // Only what is issued is superseded: a draft or withdrawn revision in between replaces nothing.
  const issued = await tx
    .select({ symbol: document.symbol })
    .from(document)
    .where(and(eq(document.conferenceId, row.conferenceId), eq(document.stage, 'issued')));
  const symbols = issued.map(({ symbol }) => symbol);
  const replaced = replacedBy(row.symbol, symbols);
  if (replaced) {
    await tx
      .update(document)
      .set({ stage: 'superseded', version: sql`version + 1` })
      .where(eq(document.symbol, replaced));
  }
  const released = row.access === 'public' ? await releaseDocument(tx, row, today) : null;
  return { replaced, released };
});

/** Withdraws a document: nobody but the secretariat sees it again. A released copy, once public, stays public. */
export const withdrawDocument = move('withdrawDocument', 'withdrawn', async () => ({}));
