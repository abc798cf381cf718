import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { database, type Tx } from '#db/client.ts';
import { languageVersion } from '#db/schema/document.ts';
import { versionKinds } from '#db/vocabulary.ts';
import { env } from '#env.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { versionsOf } from '#lib/document/version/rows.ts';
import { Busy } from '#lib/ground/fair-queue.ts';
import { logFault } from '#lib/ground/fault-log.ts';
import { inTurn } from '#lib/ground/turns.ts';
import { megabyte } from '#lib/language/language.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { type InspectedFile, inspectUpload } from '#lib/upload/inspect.ts';
import { type ScanRow, scanUpload } from '#lib/upload/scan.ts';
import { type Area, putFile } from '#lib/upload/storage.ts';
import { isStored, removeStored } from '#lib/upload/stored-file.ts';

/** An uploaded file with its language (BCP 47) and what kind of version it is. */
export const fileField = z.object({
  language: field.line(35).pipe(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'choice-missing')),
  kind: field.oneOf(versionKinds),
  name: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'file-missing'),
});
export type FileField = z.output<typeof fileField>;

type Judged = { file: FileField; inspected: InspectedFile; scan: ScanRow };
/** A file that was judged and is on the disk, before any row names it; `isNew` says that it was not there before. */
export type StoredVersion = Judged & { isNew: boolean };

async function judged(file: FileField, at: string): Promise<Judged> {
  const { name, bytes } = file;
  const refuse = (code: string, params: Record<string, string | number> = {}): never => {
    throw new Refused(code, { fields: { [at]: code }, params: { file: name, ...params } });
  };
  if (name === '' && bytes.length === 0) throw new Refused('invalid', { fields: { [at]: 'file-missing' } });
  const limitBytes = env().UPLOAD_LIMIT_MB * megabyte;
  const verdict = await inTurn('judging', { source: '' }, () => inspectUpload({ name, bytes, limitBytes })).catch(
    (fault: unknown) => {
      throw fault instanceof Busy ? new Refused('register-busy') : fault;
    },
  );
  if (!verdict.ok) return refuse(verdict.refusal.code, verdict.refusal.params);
  try {
    return { file, inspected: verdict.value, scan: await scanUpload(bytes, verdict.value.sha256) };
  } catch (fault) {
    if (fault instanceof Refused) return refuse(fault.refusal.code, fault.refusal.params);
    throw fault;
  }
}

/**
 * Judges the files of a form, then stores them: all or none. A refusal names the field of its file, `fieldOf` says which that is.
 * For `prepare`, before any transaction: whoever waits for a lock does not wait for a file.
 */
export async function storeVersions(
  files: readonly FileField[],
  fieldOf = ({ language }: FileField) => `file-${language}`,
): Promise<StoredVersion[]> {
  const verdicts: Judged[] = [];
  for (const file of files) verdicts.push(await judged(file, fieldOf(file)));
  const stored: StoredVersion[] = [];
  try {
    for (const verdict of verdicts) {
      const { sha256 } = verdict.inspected;
      const isNew = !(await isStored(filesRoot(), 'restricted', sha256));
      await putFile(filesRoot(), 'restricted', verdict.file.bytes, sha256);
      stored.push({ ...verdict, isNew });
    }
  } catch (fault) {
    await takeBackVersions(stored);
    throw fault;
  }
  return stored;
}

/** Removes what an act stored anew that then came to nothing. What cannot be removed now is an orphan, and goes after a day. */
export const takeBackVersions = (stored: readonly StoredVersion[]): Promise<void> =>
  takeBackFiles(
    'restricted',
    stored.filter(({ isNew }) => isNew).map(({ inspected }) => inspected.sha256),
  );

/** The same for hashes of files that were stored anew in an area. */
export async function takeBackFiles(area: Area, hashes: readonly string[]): Promise<void> {
  for (const sha256 of new Set(hashes)) {
    await removeUnnamed(area, sha256).catch((fault: unknown) => logFault({ address: `files/${area}`, fault }));
  }
}

const nameOf = (area: Area, sha256: string): string => `file:${area}:${sha256}`;

/**
 * Removes a stored file unless a row names it; says whether it did. Whoever is about to write such a row holds the file's name
 * (`holdFile`), so that one of the two waits for the other, and nobody's file goes. `remove` may still find that it should not go.
 */
export function removeUnnamed(
  area: Area,
  sha256: string,
  remove: () => Promise<boolean> = () => removeStored(filesRoot(), area, sha256).then(() => true),
): Promise<boolean> {
  return database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${nameOf(area, sha256)}, 0))`);
    const [row] = await tx.execute(sql`select 1 as there from ${versionsOf[area]} where sha256 = ${sha256} limit 1`);
    if (row) return false;
    return remove();
  });
}

/** Keeps a stored file from being removed until the transaction ends; says whether it is still there. */
export async function holdFile(tx: Tx, area: Area, sha256: string): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${nameOf(area, sha256)}, 0))`);
  return isStored(filesRoot(), area, sha256);
}

/** Writes the row of a stored file. */
export async function keepVersion(tx: Tx, documentId: string, { file, inspected, scan }: StoredVersion) {
  const { language, kind, bytes } = file;
  const { sha256, size, mediaType, name: fileName } = inspected;
  // Another act that stored the same bytes and was refused may have taken them back since.
  if (!(await holdFile(tx, 'restricted', sha256))) await putFile(filesRoot(), 'restricted', bytes, sha256);
  const row = { documentId, language, kind, fileName, mediaType, bytes: size, sha256, ...scan };
  await tx.insert(languageVersion).values(row);
  return { language, kind, fileName, sha256, bytes: size, scan: scan.scan };
}
