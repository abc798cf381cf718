import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Result } from '#lib/act/result.ts';
import { ok, Refused } from '#lib/act/result.ts';
import { megabyte } from '#lib/language/language.ts';
import { inspectDocx } from '#lib/upload/docx.ts';
import { checkFileName, fileExtension, sanitiseFileName } from '#lib/upload/name.ts';
import { inspectPdf } from '#lib/upload/pdf.ts';
import { refuseFile } from '#lib/upload/refusal.ts';
import { endOfDirectory } from '#lib/upload/zip.ts';

const OLD_OFFICE_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** The kinds of file a conference document may have. */
export const documentFormats = {
  pdf: { mediaType: 'application/pdf' },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
} as const;

export type DocumentFormat = keyof typeof documentFormats;

export type InspectedFile = {
  mediaType: (typeof documentFormats)[DocumentFormat]['mediaType'];
  extension: DocumentFormat;
  /** The file's name made safe to show and to offer for saving. */
  name: string;
  /** Lower-case hexadecimal. */
  sha256: string;
  size: number;
};

export type Upload = { name: string; bytes: Uint8Array; limitBytes: number };

/**
 * Gives the verdict on an uploaded conference document. Only PDF and DOCX pass, and only when whole, named as what they are,
 * unencrypted, with nothing active in them and nothing fetched from outside. What a browser declared them to be says nothing: bytes
 * and name decide. Refuses with one of `uploadRefusalCodes`; `limitBytes` is shown in MB. Nothing is stored, and the bytes are not changed.
 */
export async function inspectUpload(upload: Upload): Promise<Result<InspectedFile>> {
  try {
    return ok(await inspected(upload));
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function inspected({ name, bytes, limitBytes }: Upload): Promise<InspectedFile> {
  checkFileName(name);
  if (bytes.length === 0) refuseFile('file-empty');
  if (bytes.length > limitBytes) refuseFile('file-too-large', { limit: Math.floor((10 * limitBytes) / megabyte) / 10 });
  const shown = sanitiseFileName(name);
  const named = fileExtension(shown);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const extension = await formatOf(buffer, named);
  const format = documentFormats[extension];
  if (named !== extension) refuseNamed(named, extension);
  if (extension === 'pdf') await inspectPdf(buffer);
  const sha256 = createHash('sha256').update(buffer).digest('hex');
  return { mediaType: format.mediaType, extension, name: shown, sha256, size: bytes.length };
}

/** What the bytes are. An archive is inspected whole, since only its parts tell what it is. */
async function formatOf(bytes: Buffer, named: string): Promise<DocumentFormat> {
  const type = await fileTypeFromBuffer(bytes.subarray(0, 4100));
  if (bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) && type?.mime === documentFormats.pdf.mediaType) return 'pdf';
  if (!bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return refuseOther(bytes, named);
  try {
    await inspectDocx(bytes);
    return 'docx';
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === 'file-type-not-allowed') return refuseOther(bytes, named);
    throw error;
  }
}

function refuseOther(bytes: Buffer, named: string): never {
  if (named !== 'pdf' && named !== 'docx') refuseFile('file-type-not-allowed');
  if (bytes.subarray(0, 8).equals(OLD_OFFICE_FILE) && bytes.includes('EncryptedPackage', 'utf16le')) {
    refuseFile('file-encrypted');
  }
  // A reader would still find a document past the bytes in front of it: two kinds of file in one.
  const zipBehind = named === 'docx' && bytes[0] !== 0x50 && endOfDirectory(bytes) !== -1;
  if (zipBehind || bytes.subarray(1, 1024 + 5).includes('%PDF-')) refuseFile('file-polyglot');
  return refuseNamed(named, 'other');
}

function refuseNamed(named: string, found: DocumentFormat | 'other'): never {
  return refuseFile('file-name-disagrees', { extension: named === '' ? 'none' : `.${named}`, found });
}
