import { strToU8, zipSync } from 'fflate';

/**
 * Files of text as one ZIP archive, in their order. `day` (YYYY-MM-DD) is the date that each of them bears, so that the same texts of the same
 * day are the same bytes.
 */
export function zipOf(files: readonly { file: string; text: string }[], day: string): Uint8Array {
  // The archive has local times without a zone, from 1980 on: noon of the day in whatever zone this is.
  const mtime = new Date(`${day < '1980-01-01' ? '1980-01-01' : day}T12:00:00`);
  return zipSync(Object.fromEntries(files.map(({ file, text }) => [file, strToU8(text)])), { level: 6, mtime });
}
