import { refuseFile } from '#lib/upload/refusal.ts';

/** A start or empty-element tag; `attributes` is what stands between its name and its end. */
export type XmlTag = { name: string; closing: boolean; attributes: string; start: number; end: number };

const DECLARED_ENCODING = /^<\?xml[^?>]{0,200}?encoding\s{0,9}=\s{0,9}["']([^"']{1,40})["']/;
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Decodes an XML part of an office document: UTF-8, or UTF-16 with a byte order mark, as the packaging standard
 * (ISO/IEC 29500-2) allows. Refuses any other encoding (a way round this inspection) and any declaration: DOCTYPE, ENTITY.
 */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = !isUtf16(bytes) ? 'utf-8' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    refuseFile('file-malformed');
  }
  if (text.includes('\0')) refuseFile('file-malformed');
  const declared = DECLARED_ENCODING.exec(text)?.[1]?.toLowerCase();
  const agrees = encoding === 'utf-8' ? ['utf-8', 'utf8', 'us-ascii', 'ascii'] : ['utf-16', encoding];
  if (declared !== undefined && !agrees.includes(declared)) refuseFile('file-malformed');
  if (/<!(?!--|\[CDATA\[)/.test(text)) refuseFile('file-xml-unsafe');
  return text;
}

/** Whether bytes may be XML: `<` first after a byte order mark and white space, or nothing but those so far. */
export function looksLikeXml(head: Uint8Array): boolean {
  const [first, second] = head;
  if (isUtf16(head) || (first === 0 && second === 0x3c)) return true;
  const text = head.subarray(first === 0xef && second === 0xbb ? 3 : 0);
  const mark = text.find((byte) => !isSpace(byte));
  return head.length > 0 && (mark === undefined || mark === 0x3c);
}

/** The tags of a decoded part in order, in one linear pass; refuses what never closes (`file-malformed`). */
export function* xmlTags(text: string): Generator<XmlTag> {
  let at = text.indexOf('<');
  while (at !== -1) {
    const end = skipped(text, at) ?? endOfTag(text, at);
    const second = text.charCodeAt(at + 1);
    if (second !== 0x21 && second !== 0x3f) yield tagAt(text, at, end);
    at = text.indexOf('<', end);
  }
}

function skipped(text: string, at: number): number | undefined {
  const pairs = [['<!--', '-->'] as const, ['<![CDATA[', ']]>'] as const, ['<?', '?>'] as const];
  const pair = pairs.find(([open]) => text.startsWith(open, at));
  if (pair === undefined) return undefined;
  const close = text.indexOf(pair[1], at + pair[0].length);
  if (close === -1) refuseFile('file-malformed');
  return close + pair[1].length;
}

function endOfTag(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 0x3e) return i + 1;
    if (c === 0x22 || c === 0x27) {
      i = text.indexOf(c === 0x22 ? '"' : "'", i + 1);
      if (i === -1) break;
    }
  }
  return refuseFile('file-malformed');
}

function tagAt(text: string, start: number, end: number): XmlTag {
  const closing = text.charCodeAt(start + 1) === 0x2f;
  const from = start + (closing ? 2 : 1);
  let to = from;
  while (to < end - 1 && !isSpace(text.charCodeAt(to)) && text.charCodeAt(to) !== 0x2f) to += 1;
  const attributes = text.slice(to, text.charCodeAt(end - 2) === 0x2f ? end - 2 : end - 1);
  return { name: localName(text.slice(from, to)), closing, attributes, start, end };
}

/** The attributes of a tag by local name, references decoded; refuses what is not well formed (`file-malformed`). */
export function xmlAttributes(tag: XmlTag): Map<string, string> {
  const found = new Map<string, string>();
  const source = tag.attributes;
  let at = 0;
  const skip = () => {
    while (at < source.length && isSpace(source.charCodeAt(at))) at += 1;
  };
  for (skip(); at < source.length; skip()) {
    const from = at;
    while (at < source.length && source[at] !== '=' && !isSpace(source.charCodeAt(at))) at += 1;
    const name = localName(source.slice(from, at));
    skip();
    const quote = source[at] === '=' ? quoteAfter(source, at) : -1;
    const close = quote === -1 ? -1 : source.indexOf(source.charAt(quote), quote + 1);
    if (close === -1) refuseFile('file-malformed');
    found.set(name, decodeReferences(source.slice(quote + 1, close)));
    at = close + 1;
  }
  return found;
}

function quoteAfter(source: string, equals: number): number {
  let at = equals + 1;
  while (at < source.length && isSpace(source.charCodeAt(at))) at += 1;
  return source[at] === '"' || source[at] === "'" ? at : -1;
}

/** Character data as a reader of the document sees it: comments out, CDATA opened, references decoded. */
export function xmlText(source: string): string {
  const parts = source.split(/(<!\[CDATA\[[\s\S]*?\]\]>)/);
  return parts
    .map((part) => (part.startsWith('<![CDATA[') ? part.slice(9, -3) : decodeReferences(part.replace(/<[^>]*>/g, ''))))
    .join('');
}

function decodeReferences(value: string): string {
  return value.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|\w{1,8});/gi, (_, reference: string) => {
    const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
    if (reference.startsWith('#')) return code <= 0x10ffff ? String.fromCodePoint(code) : refuseFile('file-malformed');
    return ENTITIES[reference] ?? refuseFile('file-malformed');
  });
}

const isUtf16 = ([first, second]: Uint8Array) =>
  (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe);
const isSpace = (code: number) => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
const localName = (name: string) => name.slice(name.indexOf(':') + 1);
