import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import yauzl from 'yauzl';
import { Refused } from '#lib/act/result.ts';
import { isDevice } from '#lib/upload/name.ts';
import { refuseFile } from '#lib/upload/refusal.ts';

/** Bounds on an archive, in bytes unless named otherwise; a scanner of viruses alone says OK to a bomb. */
export const zipLimits = {
  entries: 4096,
  inflated: 256 * 1024 * 1024,
  wholePart: 24 * 1024 * 1024,
  wholeInAll: 48 * 1024 * 1024,
  ratio: 200,
  ratioFrom: 16 * 1024 * 1024,
  head: 4100,
} as const;

const EOCD = Buffer.from('PK\x05\x06', 'latin1');
const EOCD_SIZE = 22;
const ZIP64_TAIL = 56 + 20;
const DESCRIPTOR_SIZES = [0, 12, 16, 20, 24];
const HAS_DESCRIPTOR = 0x08;
const FLAGS_THAT_MATTER = 0x01 | HAS_DESCRIPTOR;
const SYMBOLIC_LINK = 0xa000;

export type ZipPart = { name: string; size: number; entry: Entry };

/** An archive whose envelope holds; `read` inflates one part wholly, checks it, and keeps its head or the whole. */
export type Zip = {
  parts: ZipPart[];
  read: (part: ZipPart, keepsWhole: (head: Uint8Array) => boolean) => Promise<{ bytes: Buffer; whole: boolean }>;
};

/** Where the last "end of central directory" signature stands in the last 66 kB; -1 where there is none. */
export function endOfDirectory(bytes: Buffer): number {
  const from = Math.max(0, bytes.length - EOCD_SIZE - 0xffff);
  const at = bytes.subarray(from).lastIndexOf(EOCD);
  return at === -1 ? -1 : from + at;
}

/**
 * Opens an archive held in memory and checks its envelope before anything is inflated: nothing before, between or after
 * its entries, no duplicate, hostile or overlapping entry, both headers of an entry in agreement, and sizes within `zipLimits`.
 */
export async function openZip(bytes: Buffer): Promise<Zip> {
  const end = endOfDirectory(bytes);
  if (end === -1 || bytes.length - end < EOCD_SIZE) refuseFile('file-truncated');
  // Bytes after the end are where a second file hides; a few words, as programs that make documents sign them, are none.
  const comment = bytes.subarray(end + EOCD_SIZE);
  if (comment.length !== bytes.readUInt16LE(end + 20) || !isHarmless(comment)) refuseFile('file-polyglot');
  const zip = await opened(bytes);
  const directoryStart = zip.readEntryCursor;
  if (zip.entryCount > zipLimits.entries) refuseFile('file-inflates-too-much');
  const parts = await listed(zip);
  const directoryEnd = Number(zip.readEntryCursor);
  const zip64 =
    end - directoryEnd === ZIP64_TAIL && bytes.indexOf('PK\x06\x06', directoryEnd, 'latin1') === directoryEnd;
  if (end !== directoryEnd && !zip64) refuseFile('file-polyglot');
  checkSizes(parts, bytes.length);
  checkNames(parts);
  await checkLayout(zip, parts, Number(directoryStart));
  let left: number = zipLimits.wholeInAll;
  return {
    parts,
    async read(part, keepsWhole) {
      const result = await readPart(zip, part, keepsWhole);
      left -= result.whole ? part.size : 0;
      return left >= 0 ? result : refuseFile('file-inflates-too-much');
    },
  };
}

/** Letters, digits and marks of a sentence alone: no format of file begins so and goes on so. */
function isHarmless(comment: Buffer): boolean {
  return comment.length <= 500 && /^[\p{L}\p{M}\p{N} .,:;()/+_@'’"«»–—-]*$/u.test(comment.toString('utf8'));
}

async function opened(bytes: Buffer): Promise<ZipFile> {
  try {
    // Names and sizes are judged here, so that each fault has its own refusal.
    return await yauzl.fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: false });
  } catch {
    return refuseFile('file-malformed');
  }
}

async function listed(zip: ZipFile): Promise<ZipPart[]> {
  const parts: ZipPart[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      parts.push({ name: entry.fileNameRaw.toString('latin1'), size: entry.uncompressedSize, entry });
    }
  } catch {
    refuseFile('file-malformed');
  }
  return parts;
}

function checkSizes(parts: ZipPart[], fileSize: number): void {
  let total = 0;
  for (const { size, entry } of parts) {
    total += size;
    const steep = size > zipLimits.ratioFrom && size > zipLimits.ratio * entry.compressedSize;
    if (steep || total > zipLimits.inflated) refuseFile('file-inflates-too-much');
  }
  if (total > 4 * zipLimits.ratioFrom && total > zipLimits.ratio * fileSize) refuseFile('file-inflates-too-much');
}

/** Nothing, dots alone, a device of Windows, or an ending that Windows drops, so that it is another name there. */
const isHostileSegment = (segment: string) => /^\.*$|[. ]$/.test(segment) || isDevice(segment);

function checkNames(parts: ZipPart[]): void {
  const seen = new Set<string>();
  for (const { name, entry } of parts) {
    if (entry.isEncrypted()) refuseFile('file-encrypted');
    // Part names are printable ASCII and compared without case (ISO/IEC 29500-2, 6.2); other characters are escaped.
    const segments = name.replace(/\/$/, '').split('/');
    const hostile = !/^[\x20-\x7e]+$/.test(name) || /[\\:*?"<>|]/.test(name) || segments.some(isHostileSegment);
    const renamed = entry.extraFields.some((field) => field.id === 0x7075);
    const link = ((entry.externalFileAttributes >>> 16) & 0xf000) === SYMBOLIC_LINK;
    const duplicate = seen.has(name.toLowerCase());
    const method = entry.compressionMethod !== 0 && entry.compressionMethod !== 8;
    const stored = entry.compressionMethod === 0 && entry.compressedSize !== entry.uncompressedSize;
    if (hostile || renamed || link || duplicate || method || stored) refuseFile('file-archive-unsafe', { part: name });
    seen.add(name.toLowerCase());
  }
}

/** Entries must tile the file from its first byte to the directory: overlap is a bomb's trick, a gap hides a file. */
async function checkLayout(zip: ZipFile, parts: ZipPart[], directoryStart: number): Promise<void> {
  const inOrder = parts.map((part) => part.entry);
  inOrder.sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let expected = 0;
  let slack = [0];
  for (const entry of inOrder) {
    const start = entry.relativeOffsetOfLocalHeader;
    if (!slack.includes(start - expected)) {
      refuseFile(expected === 0 || start > expected ? 'file-polyglot' : 'file-archive-unsafe');
    }
    const local = await localHeader(zip, entry);
    const sized = (entry.generalPurposeBitFlag & HAS_DESCRIPTOR) !== 0 || local.compressedSize === 0xffffffff;
    const agrees =
      local.fileName.equals(entry.fileNameRaw) &&
      local.compressionMethod === entry.compressionMethod &&
      ((local.generalPurposeBitFlag ^ entry.generalPurposeBitFlag) & FLAGS_THAT_MATTER) === 0 &&
      (sized || local.compressedSize === entry.compressedSize);
    if (!agrees) refuseFile('file-archive-unsafe');
    expected = local.fileDataStart + entry.compressedSize;
    slack = (entry.generalPurposeBitFlag & HAS_DESCRIPTOR) === 0 ? [0] : DESCRIPTOR_SIZES;
  }
  if (!slack.includes(directoryStart - expected)) {
    refuseFile(directoryStart > expected ? 'file-polyglot' : 'file-archive-unsafe');
  }
}

async function localHeader(zip: ZipFile, entry: Entry) {
  try {
    return await zip.readLocalFileHeaderPromise(entry, {});
  } catch {
    return refuseFile('file-malformed');
  }
}

async function readPart(zip: ZipFile, part: ZipPart, keepsWhole: (head: Uint8Array) => boolean) {
  const kept: Buffer[] = [];
  let length = 0;
  let checksum = 0;
  let whole: boolean | undefined;
  try {
    for await (const chunk of await zip.openReadStreamPromise(part.entry)) {
      const piece = Buffer.from(chunk);
      if (whole !== false || length < zipLimits.head) kept.push(piece);
      length += piece.length;
      checksum = crc32(piece, checksum);
      // The directory's size was counted against the limits, so more than it says is a bomb.
      if (length > part.size) refuseFile('file-inflates-too-much');
      // Deflate can be made to give its first bytes one by one: judge a head, not a first chunk.
      if (whole === undefined && length >= zipLimits.head) whole = keepsWhole(Buffer.concat(kept));
      if (whole && part.size > zipLimits.wholePart) refuseFile('file-inflates-too-much');
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('file-malformed');
  }
  if (length !== part.size || checksum !== part.entry.crc32) refuseFile('file-malformed');
  const bytes = Buffer.concat(kept);
  return { bytes, whole: whole ?? keepsWhole(bytes) };
}
