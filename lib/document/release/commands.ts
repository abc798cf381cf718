import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { type document, languageVersion, releasedDocument, releasedVersion } from '#db/schema/document.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { copyToReleased } from '#lib/upload/storage.ts';

/** Copies a document out to the public: a row and files of their own, which nothing changes afterwards. */
export async function releaseDocument(tx: Tx, row: typeof document.$inferSelect, today: string): Promise<string> {
  const { symbol, conferenceId, title, distribution } = row;
  const [made] = await tx
    .insert(releasedDocument)
    .values({ symbol, conferenceId, title, distribution, releasedOn: today })
    .returning({ id: releasedDocument.id });
  if (!made) throw new Error('a released document was not written');
  const versions = await tx.select().from(languageVersion).where(eq(languageVersion.documentId, row.id));
  for (const { language, kind, fileName, mediaType, bytes, sha256 } of versions) {
    await copyToReleased(filesRoot(), sha256);
    await tx
      .insert(releasedVersion)
      .values({ releasedId: made.id, language, kind, fileName, mediaType, bytes, sha256 });
  }
  return made.id;
}
