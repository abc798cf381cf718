import { sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import type { ScanState } from '#db/vocabulary.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import { versionsOf } from '#lib/document/version/rows.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { hasScanner, type ScanRow, scanStored } from '#lib/upload/scan.ts';
import { type Area, openFile } from '#lib/upload/storage.ts';

/** Files that are being scanned now: whoever asks for one meanwhile waits for the same answer. */
const scanning = new Map<string, Promise<ScanState>>();

/**
 * Whether a stored file may be given to a reader: not what the scanner refused, and where one is configured only what it found
 * clean. A file from before there was one is scanned when it is first asked for. Throws `Refused` (`scanner-away`) while it cannot be.
 */
export async function mayServe(area: Area, { sha256, scan }: { sha256: string; scan: ScanState }): Promise<boolean> {
  if (scan !== 'unscanned') return scan === 'clean';
  if (!hasScanner()) return true;
  const key = `${area} ${sha256}`;
  const going = scanning.get(key) ?? scanned(area, sha256).finally(() => scanning.delete(key));
  scanning.set(key, going);
  return (await going) === 'clean';
}

async function scanned(area: Area, sha256: string): Promise<ScanState> {
  const file = await openFile(filesRoot(), area, sha256);
  if (!file) throw new Error(`the stored file ${sha256} is not there`);
  const row = await scanStored(file.stream, sha256);
  await writeScan(area, sha256, row);
  return row.scan;
}

/** Writes down what the scanner said, on every row of these bytes that has nothing yet. */
async function writeScan(area: Area, sha256: string, { scan, scannedAt, scannedBy }: ScanRow): Promise<void> {
  await database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    await tx.execute(sql`update ${versionsOf[area]} set scan = ${scan}, scanned_at = ${scannedAt?.toISOString() ?? null},
      scanned_by = ${scannedBy} where sha256 = ${sha256} and scan = 'unscanned'`);
  });
}
