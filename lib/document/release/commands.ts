import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { document, languageVersion, releasedDocument, releasedVersion } from '#db/schema/document.ts';
import type { AccessLevel, DocumentStage } from '#db/vocabulary.ts';
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
 * Copies out the files of a document that is about to be public, before the act's transaction: nobody reaches them until a row names
 * them. Copies nothing of a document that is not, or no longer, at the version which the person saw, or of another stage or access.
 */
export async function copyOut(
  actor: Actor,
  {
    id,
    expectedVersion,
    stages,
    access,
  }: { id: string; expectedVersion: number; stages: DocumentStage[]; access?: AccessLevel },
) {
  const files = await read(actor, (db) =>
    db
      .select({ sha256: languageVersion.sha256 })
      .from(languageVersion)
      .innerJoin(document, eq(document.id, languageVersion.documentId))
      .where(
        and(
          eq(document.id, id),
          eq(document.version, expectedVersion),
          inArray(document.stage, stages),
          access && eq(document.access, access),
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

/**
 * Releases a document whose files are copied out: a row and files of their own. What was released before and withdrawn from the public
 * is public again; a language that is new since has the day of its own.
 */
export async function releaseDocument(tx: Tx, row: typeof document.$inferSelect, today: string): Promise<string> {
  const { id: documentId, symbol, conferenceId, title, distribution, editionOf, edition } = row;
  const [before] = await tx.select().from(releasedDocument).where(eq(releasedDocument.documentId, documentId));
  if (before)
    await tx
      .update(releasedDocument)
      .set({ title, distribution, withdrawnOn: null, withdrawalReason: null })
      .where(eq(releasedDocument.id, before.id));
  const [made] = before
    ? [before]
    : await tx
        .insert(releasedDocument)
        .values({
          documentId,
          symbol,
          conferenceId,
          title,
          distribution,
          releasedOn: today,
          line: editionOf ?? documentId,
          edition,
        })
        .returning();
  if (!made) throw new Error('a released document was not written');
  const there = await tx.select().from(releasedVersion).where(eq(releasedVersion.releasedId, made.id));
  const versions = await tx.select().from(languageVersion).where(eq(languageVersion.documentId, documentId));
  for (const { id: _, documentId: _document, addedAt: _added, ...version } of versions) {
    if (there.some((one) => one.language === version.language && one.sha256 === version.sha256)) continue;
    // Another act that copied the same bytes and was refused may have taken them back since.
    if (!(await holdFile(tx, 'released', version.sha256))) await copyToReleased(filesRoot(), version.sha256);
    await tx.insert(releasedVersion).values({ releasedId: made.id, ...version, addedOn: before ? today : null });
  }
  return made.id;
}

/** Withdraws what is public of a document from the public: a notice stands in its place, and its files are not given out. Says whether any was. */
export async function recallReleased(
  tx: Tx,
  documentId: string,
  { today, reason }: { today: string; reason: string },
): Promise<boolean> {
  const gone = await tx
    .update(releasedDocument)
    .set({ withdrawnOn: today, withdrawalReason: reason })
    .where(and(eq(releasedDocument.documentId, documentId), isNull(releasedDocument.withdrawnOn)))
    .returning({ id: releasedDocument.id });
  return gone.length > 0;
}

/** Corrects what the public copy of a document says of it; says whether it is public today. */
export async function correctReleased(
  tx: Tx,
  documentId: string,
  values: Pick<typeof releasedDocument.$inferInsert, 'title' | 'distribution'>,
): Promise<boolean> {
  const put = await tx
    .update(releasedDocument)
    .set(values)
    .where(eq(releasedDocument.documentId, documentId))
    .returning({ withdrawnOn: releasedDocument.withdrawnOn });
  return put.some(({ withdrawnOn }) => withdrawnOn === null);
}

/** Refuses to circulate a document of which the scanner refused a file. */
export async function expectNoneRefused(tx: Tx, documentId: string): Promise<void> {
  const [refused] = await tx
    .select({ by: languageVersion.scannedBy })
    .from(languageVersion)
    .where(and(eq(languageVersion.documentId, documentId), eq(languageVersion.scan, 'refused')));
  if (refused) throw new Refused('file-infected', { params: { name: refused.by ?? '' } });
}
