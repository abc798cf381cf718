import { refuseFile } from '#lib/upload/refusal.ts';

/** The longest file name taken or shown, in characters (code points after NFC). */
export const longestFileName = 200;

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;
// Embeddings, overrides and isolates turn "gpj.exe" into "exe.jpg" on screen; plain LRM and RLM cannot.
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/u;
// ZWNJ and ZWJ belong to the spelling of Persian and Kazakh (Arabic script) words; all other invisible marks go.
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const SEPARATOR = /[\\/]/;
const NOT_IN_A_NAME = /[\\/:*?"<>|]/g;
// Names of devices on Windows, with any extension: opening or saving one there fails or does something else.
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;
const EXTENSION = /\.([a-z0-9]{1,10})$/i;

/** Whether Windows takes a name for one of its devices, whatever its ending. */
export const isDevice = (name: string) => DEVICE.test((name.split('.')[0] ?? '').trim());

/** The extension of a file name in lower case without its dot; '' where there is none of at most ten Latin letters or digits. */
export function fileExtension(name: string): string {
  return EXTENSION.exec(name)?.[1]?.toLowerCase() ?? '';
}

/**
 * Makes any string a file name that is safe to show and to offer for saving: NFC, one line, no path, no invisible or
 * reordering marks, nothing Windows refuses, at most `longestFileName` characters with the extension kept. Idempotent.
 */
export function sanitiseFileName(name: string): string {
  const clean = name
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(NOT_IN_A_NAME, '_')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (clean === '') return 'file';
  return shorten(isDevice(clean) ? `_${clean}` : clean);
}

function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= longestFileName) return name;
  const ending = EXTENSION.exec(name)?.[0] ?? '';
  const stem = characters.slice(0, longestFileName - ending.length).join('');
  return stem.replace(/[. ]+$/, '') + ending;
}

/**
 * Refuses a hostile file name: control or reordering marks, path parts, a hidden, empty or reserved name
 * (`file-name-not-allowed`), or one over `longestFileName` characters (`file-name-too-long`).
 */
export function checkFileName(name: string): void {
  if (!name.isWellFormed() || CONTROL.test(name) || REORDERING.test(name) || SEPARATOR.test(name)) {
    refuseFile('file-name-not-allowed');
  }
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.startsWith('.') || isDevice(trimmed)) refuseFile('file-name-not-allowed');
  // No composed name of the allowed length takes four times as many UTF-16 units; this bounds what is normalised.
  const tooLong = name.length > 4 * longestFileName || [...name.normalize('NFC')].length > longestFileName;
  if (tooLong) refuseFile('file-name-too-long', { limit: longestFileName });
}
