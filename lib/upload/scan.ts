import type { ScanState } from '#db/vocabulary.ts';
import { env } from '#env.ts';
import { Refused } from '#lib/act/result.ts';
import { logFault } from '#lib/ground/fault-log.ts';
import { type Scan, ScannerAway, scanBytes } from '#lib/upload/clamd.ts';
import { shown } from '#lib/upload/refusal.ts';
import type { ByteSource } from '#lib/upload/storage.ts';

/** What stands on a row of what the scanner said. */
export type ScanRow = { scan: ScanState; scannedAt: Date | null; scannedBy: string | null };

const unscanned: ScanRow = { scan: 'unscanned', scannedAt: null, scannedBy: null };

/** Whether a scanner is configured: then only what it finds clean is stored and served. */
export const hasScanner = (): boolean => env().CLAMD !== undefined;

async function verdictOf(source: ByteSource, sha256: string): Promise<Scan | null> {
  const at = env().CLAMD;
  if (!at) return null;
  try {
    return await scanBytes(at, source);
  } catch (fault) {
    if (!(fault instanceof ScannerAway)) throw fault;
    logFault({ address: `the scanner, of ${sha256}`, fault });
    throw new Refused('scanner-away');
  }
}

/**
 * Has an uploaded file scanned before it is stored. Gives what is to stand on its row, `unscanned` where no scanner is configured;
 * refuses what the scanner finds something in (`file-infected`), and everything while it is away (`scanner-away`).
 */
export async function scanUpload(bytes: Uint8Array, sha256: string): Promise<ScanRow> {
  const scan = await verdictOf(bytes, sha256);
  if (!scan) return unscanned;
  if (scan.state === 'refused') throw new Refused('file-infected', { params: { name: shown(scan.found) } });
  return { scan: 'clean', scannedAt: new Date(), scannedBy: shown(scan.by) };
}

/** The same of a file that is stored already, whose row then says `clean` or `refused`. */
export async function scanStored(source: ByteSource, sha256: string): Promise<ScanRow> {
  const scan = await verdictOf(source, sha256);
  if (!scan) return unscanned;
  const by = scan.state === 'refused' ? `${scan.by}: ${scan.found}` : scan.by;
  return { scan: scan.state, scannedAt: new Date(), scannedBy: shown(by) };
}
