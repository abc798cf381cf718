import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { releasedText } from '#db/schema/document.ts';
import { type FileTextState, scanStates } from '#db/vocabulary.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { mayServe } from '#lib/document/version/queries.ts';
import { logFault } from '#lib/ground/fault-log.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { plainFrom } from '#lib/upload/reading/thread.ts';
import { openFile } from '#lib/upload/storage.ts';

/** A larger file is not read: all of it is held in memory. In bytes. */
const mostRead = 50_000_000;

const unread = z.object({
  id: z.uuid(),
  releasedId: z.uuid(),
  sha256: z.string(),
  bytes: z.int(),
  scan: z.enum(scanStates),
});
type Unread = z.output<typeof unread>;
type Words = { state: FileTextState; words: string };

/**
 * Reads the words of every released file that nobody has read yet, one after the other, and puts them down for the search. What cannot be read
 * is put down too, with why, and said once in the log: it is not tried again. Throws where the scanner is away or too much is being read: the
 * job is tried again.
 */
export async function readReleasedFiles(): Promise<void> {
  const failed: string[] = [];
  try {
    for (let file = await nextUnread(); file; file = await nextUnread()) {
      const found = await wordsOf(file);
      await keepWords(file, found);
      if (found.state === 'unreadable' || found.state === 'missing' || found.state === 'too-long')
        failed.push(`${file.id} (${found.state})`);
    }
  } finally {
    if (failed.length > 0)
      logFault({
        address: 'read-released',
        fault: new Error(
          `no words of ${failed.length} released files could be read for the search: ${failed.slice(0, 20).join(', ')}`,
        ),
      });
  }
}

/** The file of a document that is public, of which nothing is put down: the latest first. */
async function nextUnread(): Promise<Unread | null> {
  const [row] = await read(SYSTEM, (db) =>
    rows(
      db,
      unread,
      sql`select v.id, v.released_id as "releasedId", v.sha256, v.bytes::int, v.scan from released_version v join released_document d on d.id = v.released_id
        where d.withdrawn_on is null and not exists (select from released_text t where t.version_id = v.id)
        order by d.released_on desc, v.id limit 1`,
    ),
  );
  return row ?? null;
}

async function wordsOf({ sha256, scan, bytes }: Unread): Promise<Words> {
  if (bytes > mostRead) return { state: 'too-long', words: '' };
  const stored = await openFile(filesRoot(), 'released', sha256);
  if (!stored) return { state: 'missing', words: '' };
  const content = new Uint8Array(await new Response(stored.stream).arrayBuffer());
  if (!(await mayServe('released', { sha256, scan }))) return { state: 'held-back', words: '' };
  const found = await plainFrom(content);
  if (!found) return { state: 'too-long', words: '' };
  if (found.words === null) return { state: 'unreadable', words: '' };
  if (found.words === '') return { state: 'no-words', words: '' };
  return { state: found.whole ? 'read' : 'partly', words: found.words };
}

async function keepWords({ id, releasedId }: Unread, found: Words): Promise<void> {
  await database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    // Another worker may have read it meanwhile.
    await tx
      .insert(releasedText)
      .values({ versionId: id, releasedId, ...found })
      .onConflictDoNothing();
  });
}
