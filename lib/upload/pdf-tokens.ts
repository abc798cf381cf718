/** What a PDF is written in (ISO 32000-2, 7.2): `word` is a number or keyword, `mark` a bracket of a list or dictionary. */
export type PdfToken = { kind: 'name' | 'string' | 'comment' | 'word' | 'mark'; start: number; end: number };

const WHITE = 1;
const DELIMITER = 2;
const classes = new Uint8Array(256);
// 0x80 and 0xff part words in PDFium, the reader in Chromium (kPDFCharTypes); in no reader is either part of a telling name.
for (const byte of [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20, 0x80, 0xff]) classes[byte] = WHITE;
for (const character of '()<>[]{}/%') classes[character.charCodeAt(0)] = DELIMITER;

export const isPdfSpace = (byte: number | undefined) => byte !== undefined && classes[byte] === WHITE;
const isPdfRegular = (byte: number | undefined) => byte !== undefined && classes[byte] === 0;

/** The tokens of `bytes` from `start`, comments too; never fails: what is never closed runs to the end. */
export function* pdfTokens(bytes: Uint8Array, start: number): Generator<PdfToken> {
  let at = start;
  while (at < bytes.length) {
    if (isPdfSpace(bytes[at])) {
      at += 1;
      continue;
    }
    const token = tokenAt(bytes, at);
    yield token;
    at = token.end;
  }
}

function tokenAt(bytes: Uint8Array, start: number): PdfToken {
  switch (bytes[start]) {
    case 0x2f: // "/"
      return { kind: 'name', start, end: endOfRegular(bytes, start + 1) };
    case 0x28: // "("
      return { kind: 'string', start, end: endOfString(bytes, start) };
    case 0x25: // "%"
      return { kind: 'comment', start, end: endOfLine(bytes, start) };
    case 0x3c: // "<"
      if (bytes[start + 1] === 0x3c) return { kind: 'mark', start, end: start + 2 };
      return { kind: 'string', start, end: endOfHexString(bytes, start) };
    case 0x3e: // ">"
      return { kind: 'mark', start, end: bytes[start + 1] === 0x3e ? start + 2 : start + 1 };
    default:
      if (!isPdfRegular(bytes[start])) return { kind: 'mark', start, end: start + 1 };
      return { kind: 'word', start, end: endOfRegular(bytes, start) };
  }
}

function endOfRegular(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isPdfRegular(bytes[at])) at += 1;
  return at;
}

function endOfString(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 0x5c) at += 1;
    else if (byte === 0x28) depth += 1;
    else if (byte === 0x29) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return bytes.length;
}

function endOfHexString(bytes: Uint8Array, start: number): number {
  const close = bytes.indexOf(0x3e, start);
  return close === -1 ? bytes.length : close + 1;
}

/** How far a token leads into a list or dictionary: 1 where it opens one, -1 where it closes one. */
export function pdfNesting(bytes: Uint8Array, token: PdfToken): -1 | 0 | 1 {
  if (token.kind !== 'mark') return 0;
  const byte = bytes[token.start];
  if (byte === 0x5b || byte === 0x3c) return 1;
  return byte === 0x5d || (byte === 0x3e && token.end - token.start === 2) ? -1 : 0;
}

/** Where the line ends that `start` stands in, before its end-of-line mark. */
export function endOfLine(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at += 1;
  return at;
}

/** A token as text; a name without its slash and with its `#xx` escapes decoded (7.3.5). Reads at most 200 bytes. */
export function pdfText(bytes: Buffer, token: PdfToken): string {
  const from = token.kind === 'name' ? token.start + 1 : token.start;
  const raw = bytes.toString('latin1', from, Math.min(token.end, from + 200));
  if (token.kind !== 'name' || !raw.includes('#')) return raw;
  return raw.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/**
 * The entries of the dictionary that `tokens` (comments left out) begin with, each value as its tokens.
 * undefined where they begin with no dictionary, it is not well formed, or it names a key twice.
 */
export function pdfDictionary(bytes: Buffer, tokens: PdfToken[]): Map<string, string[]> | undefined {
  const texts = tokens.map((token) => (token.kind === 'name' ? `/${pdfText(bytes, token)}` : pdfText(bytes, token)));
  const entries = new Map<string, string[]>();
  if (texts[0] !== '<<') return undefined;
  let at = 1;
  while (texts[at] !== '>>') {
    const key = tokens[at]?.kind === 'name' ? texts[at]?.slice(1) : undefined;
    const end = key === undefined ? -1 : endOfValue(texts, at + 1);
    if (key === undefined || end === -1 || entries.has(key)) return undefined;
    entries.set(key, texts.slice(at + 1, end));
    at = end;
  }
  return entries;
}

function endOfValue(texts: string[], start: number): number {
  let depth = 0;
  for (let at = start; at < texts.length; at += 1) {
    const text = texts[at] ?? '';
    if (text === '<<' || text === '[') depth += 1;
    if (text === '>>' || text === ']') depth -= 1;
    if (depth < 0) return -1;
    if (depth > 0) continue;
    if (at === start && /^\d+$/.test(text) && /^\d+$/.test(texts[at + 1] ?? '') && texts[at + 2] === 'R') return at + 3;
    return at + 1;
  }
  return -1;
}
