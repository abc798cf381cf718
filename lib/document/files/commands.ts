import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { document, languageVersion } from '#db/schema/document.ts';
import { command, expectVersion, preparedCommand } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { expectDraft, lockDocument } from '#lib/document/draft/commands.ts';
import { expectNoneRefused, releaseDocument } from '#lib/document/release/commands.ts';
import { mayTakeVersion } from '#lib/document/rules.ts';
import { fileField, keepVersion, storeVersions, takeBackVersions } from '#lib/document/version/commands.ts';

/**
 * Adds a language version, one of each language and type: to a document that is not issued yet, or, as a later translation with its own
 * date, to an issued one, of which it then is public too where the document is.
 */
export const addLanguageVersion = preparedCommand({
  act: 'addLanguageVersion',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, file: fileField }),
  subject: lockDocument,
  prepare: ({ file }) => storeVersions([file], () => 'file'),
  takeBack: takeBackVersions,
  run: async ({ tx, input, prepared, subject, today }) => {
    expectVersion(subject, input.expectedVersion);
    if (!mayTakeVersion(subject.stage)) throw new Refused('stage-cannot-follow');
    const [version] = prepared;
    if (!version) throw new Error('a file was not stored');
    const kept = await keepVersion(tx, subject.id, version);
    await tx.update(document).set({ version: sql`version + 1` }).where(eq(document.id, subject.id));
    const late = subject.stage === 'issued';
    if (late) await expectNoneRefused(tx, subject.id);
    const released = late && subject.access === 'public' ? await releaseDocument(tx, subject, today) : null;
    return {
      value: { id: subject.id },
      subject: { noun: 'document', id: subject.id },
      after: { ...kept, ...(late && { on: today, released }) },
    };
  },
  conflicts: { language_version_once: { code: 'version-there', fields: { 'file.language': 'version-there' } } },
});

const versionOf = async (tx: Tx, { id, versionId }: { id: string; versionId: string }) => {
  const row = await lockDocument(tx, { id });
  const [version] = await tx
    .select()
    .from(languageVersion)
    .where(and(eq(languageVersion.id, versionId), eq(languageVersion.documentId, id)));
  return row && version ? { row, version } : null;
};

const aVersion = { id: field.id, expectedVersion: field.expectedVersion, versionId: field.id };

/** Puts another file in the place of a draft's language version. */
export const replaceLanguageVersion = preparedCommand({
  act: 'replaceLanguageVersion',
  input: z.object({ ...aVersion, file: fileField.omit({ language: true }) }),
  subject: versionOf,
  prepare: ({ file }) => storeVersions([{ ...file, language: 'und' }], () => 'file'),
  takeBack: takeBackVersions,
  run: async ({ tx, input, prepared, subject: { row, version } }) => {
    expectVersion(row, input.expectedVersion);
    expectDraft(row);
    const [stored] = prepared;
    if (!stored) throw new Error('a file was not stored');
    await tx.delete(languageVersion).where(eq(languageVersion.id, version.id));
    const file = { ...stored.file, language: version.language };
    const kept = await keepVersion(tx, row.id, { ...stored, file });
    await tx.update(document).set({ version: sql`version + 1` }).where(eq(document.id, row.id));
    return {
      value: { id: row.id },
      subject: { noun: 'document', id: row.id },
      before: { language: version.language, fileName: version.fileName, sha256: version.sha256 },
      after: kept,
    };
  },
  conflicts: { language_version_once: { code: 'version-there', fields: { file: 'version-there' } } },
});

/** Takes a language version away from a draft; its hash stays in the record. */
export const removeLanguageVersion = command({
  act: 'removeLanguageVersion',
  input: z.object(aVersion),
  subject: versionOf,
  run: async ({ tx, input, subject: { row, version } }) => {
    expectVersion(row, input.expectedVersion);
    expectDraft(row);
    await tx.delete(languageVersion).where(eq(languageVersion.id, version.id));
    await tx.update(document).set({ version: sql`version + 1` }).where(eq(document.id, row.id));
    return {
      value: { id: row.id },
      subject: { noun: 'document', id: row.id },
      before: { language: version.language, fileName: version.fileName, sha256: version.sha256 },
    };
  },
});
