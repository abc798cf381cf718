import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { document, languageVersion, releasedDocument, releasedVersion } from '#db/schema/document.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { holdFile, takeBackFiles } from '#lib/document/version/commands.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { copyToReleased } from '#lib/upload/storage.ts';
import { isStored } from '#lib/upload/stored-file.ts';

/** The hashes of files that were copied to the released area and were not there before. */
export type CopiedOut = readonly string[];

/**
 * Copies out the files of a document that is about to be issued to the public, before the act's transaction: nobody reaches them
 * until a row names them. Copies nothing of a document that is not, or no longer, at the version which the person saw.
 */
export async function copyOut(actor: Actor, { id, expectedVersion }: { id: string; expectedVersion: number }) {
  const files = await read(actor, (db) =>
    db
      .select({ sha256: languageVersion.sha256 })
      .from(languageVersion)
      .innerJoin(document, eq(document.id, languageVersion.documentId))
      .where(
        and(
          eq(document.id, id),
          eq(document.version, expectedVersion),
          eq(document.stage, 'cleared'),
          eq(document.access, 'public'),
        ),
      ),
  );
  const copied: string[] = [];
  try {
    for (const { sha256 } of files) {
      if (await isStored(filesRoot(), 'released', sha256)) continue;
      copied.push(sha256);
      await copyToReleased(filesRoot(), sha256);
    }
  } catch (fault) {
    await takeBackCopies(copied);
    throw fault;
  }
  return copied;
}

export const takeBackCopies = (copied: CopiedOut): Promise<void> => takeBackFiles('released', copied);

/** Releases a document whose files are copied out: a row and files of their own, which nothing changes afterwards. */
export async function releaseDocument(tx: Tx, row: typeof document.$inferSelect, today: string): Promise<string> {
  const { symbol, conferenceId, title, distribution } = row;
  const [made] = await tx
    .insert(releasedDocument)
    .values({ symbol, conferenceId, title, distribution, releasedOn: today })
    .returning({ id: releasedDocument.id });
  if (!made) throw new Error('a released document was not written');
  const versions = await tx.select().from(languageVersion).where(eq(languageVersion.documentId, row.id));
  for (const { id: _, documentId: _document, addedAt: _added, ...version } of versions) {
    // Another act that copied the same bytes and was refused may have taken them back since.
    if (!(await holdFile(tx, 'released', version.sha256))) await copyToReleased(filesRoot(), version.sha256);
    await tx.insert(releasedVersion).values({ releasedId: made.id, ...version });
  }
  return made.id;
}

/** Refuses to circulate a document of which the scanner refused a file. */
export async function expectNoneRefused(tx: Tx, documentId: string): Promise<void> {
  const [refused] = await tx
    .select({ by: languageVersion.scannedBy })
    .from(languageVersion)
    .where(and(eq(languageVersion.documentId, documentId), eq(languageVersion.scan, 'refused')));
  if (refused) throw new Refused('file-infected', { params: { name: refused.by ?? '' } });
}
