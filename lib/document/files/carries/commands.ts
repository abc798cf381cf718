import { readFile } from 'node:fs/promises';
import { and, eq, like } from 'drizzle-orm';
import { languageVersion } from '#db/schema/document.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import type { Caution } from '#lib/act/result.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { carriedFrom } from '#lib/upload/reading/thread.ts';
import { pathOf, unlessMissing } from '#lib/upload/storage.ts';

/** What the Word files of a document carry that its author may not want out: said before it is issued, and refused by nobody. */
export async function whatFilesCarry(actor: Actor, documentId: string): Promise<Caution[]> {
  const files = await read(actor, (db) =>
    db
      .select({ name: languageVersion.fileName, sha256: languageVersion.sha256 })
      .from(languageVersion)
      .where(and(eq(languageVersion.documentId, documentId), like(languageVersion.mediaType, '%wordprocessingml%'))),
  );
  const said: Caution[] = [];
  for (const { name: file, sha256 } of files) {
    const bytes = await unlessMissing(readFile(pathOf(filesRoot(), 'restricted', sha256)));
    if (!bytes) continue;
    const { tracked, comments, hidden, names } = await carriedFrom(bytes);
    const by = (authors: readonly string[]) => authors.join(', ') || '–';
    if (tracked)
      said.push({ code: 'file-tracked', params: { file, count: tracked.count, names: by(tracked.authors) } });
    if (comments)
      said.push({ code: 'file-comments', params: { file, count: comments.count, names: by(comments.authors) } });
    if (hidden) said.push({ code: 'file-hidden', params: { file, words: hidden } });
    if (names.length > 0) said.push({ code: 'file-names', params: { file, names: by(names) } });
  }
  return said;
}
