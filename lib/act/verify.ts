import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import type { Checkpoint } from '#lib/act/checkpoint.ts';
import { type Reader, rows } from '#lib/act/read.ts';
import { registerAsRecorded } from '#lib/act/register-as-recorded.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { verifyFile } from '#lib/upload/storage.ts';

export type Verdict = { acts: number; files: number; head: string; wrong: string | null };

const bytes = z.instanceof(Buffer);
const link = z.object({ seq: z.string(), entry: z.string(), prev_hash: bytes, hash: bytes });
const PAGE = 1000;

/**
 * Walks the whole record from its first link: numbers without a gap, each hash over the one before and the exact entry,
 * the last the head's; that it contains the checkpoint, where one is given; then compares the register with it and hashes every stored
 * file. Stops at the first that is wrong, and says which. A record that was made anew from some act on, or emptied, is one without a
 * gap: a checkpoint from before, kept elsewhere, is what tells.
 */
export async function verifyRecord(since: Checkpoint | null = null): Promise<Verdict> {
  return database().transaction(
    async (tx) => {
      await setActor(tx, SYSTEM);
      let before: Buffer = Buffer.alloc(32);
      let acts = 0;
      for (;;) {
        const links = await rows(
          tx,
          link,
          sql`select seq, entry, prev_hash, hash from audit_record where seq > ${acts} order by seq limit ${PAGE}`,
        );
        for (const { seq, entry, prev_hash, hash } of links) {
          const due = acts + 1;
          const expected = createHash('sha256').update(before).update(entry, 'utf8').digest();
          const wrong =
            Number(seq) !== due
              ? `act ${due} is missing from the record`
              : numberOf(entry) !== due
                ? `act ${due} carries another number in its entry`
                : !before.equals(prev_hash) || !expected.equals(hash)
                  ? `act ${due} does not hash as the record says`
                  : due === since?.seq && hash.toString('hex') !== since.hash
                    ? `act ${due} or one before it is not the one of the checkpoint of ${since.at}`
                    : null;
          if (wrong) return { acts, files: 0, head: before.toString('hex'), wrong };
          before = hash;
          acts = due;
        }
        if (links.length < PAGE) break;
      }
      const [head] = await rows(tx, link.pick({ seq: true, hash: true }), sql`select seq, hash from audit_head`);
      const tail = { acts, files: 0, head: before.toString('hex') };
      if (!head || Number(head.seq) !== acts || !before.equals(head.hash))
        return { ...tail, wrong: `the record ends at act ${acts}, its head says ${head?.seq ?? 'nothing'}` };
      if (since && since.seq > acts)
        return {
          ...tail,
          wrong: `the record ends at act ${acts}, before act ${since.seq} of the checkpoint of ${since.at}`,
        };
      const differs = await registerAsRecorded(tx);
      if (differs) return { ...tail, wrong: differs };
      return { ...tail, ...(await verifyFiles(tx)) };
    },
    { isolationLevel: 'repeatable read' },
  );
}

const numberOf = (entry: string): number | null => {
  const parsed: unknown = JSON.parse(entry);
  const seq: unknown = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'seq') : null;
  return typeof seq === 'number' ? seq : null;
};

/** Hashes every stored file that a row names; gives how many were whole, and the first that is not. */
export async function verifyFiles(tx: Reader): Promise<{ files: number; wrong: string | null }> {
  const stored = await rows(
    tx,
    z.object({ area: z.enum(['restricted', 'released']), sha256: z.string(), label: z.string() }),
    sql`
    select 'restricted' as area, v.sha256, min(coalesce(d.symbol, words_in(d.title, 'en')) || ' ' || v.language) as label
      from language_version v join document d on d.id = v.document_id group by v.sha256
    union all select 'released', v.sha256, min(coalesce(d.symbol, words_in(d.title, 'en')) || ' ' || v.language)
      from released_version v join released_document d on d.id = v.released_id group by v.sha256`,
  );
  let files = 0;
  for (const { area, sha256, label } of stored) {
    if (!(await verifyFile(filesRoot(), area, sha256)))
      return { files, wrong: `the ${area} file of ${label} (${sha256}) is missing or changed` };
    files++;
  }
  return { files, wrong: null };
}
