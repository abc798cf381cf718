import { promisify } from 'node:util';
import { SaxesParser } from 'saxes';
import { Refused } from '#lib/act/result.ts';
import { refuseFile } from '#lib/upload/refusal.ts';

/** Bounds on the XML of one file: no writer nests or repeats elements so, and what reads them is slow on those who do. */
export const xmlLimits = { depth: 256, elements: 1_000_000 } as const;

/** An element as it opens: its name without the prefix, and its attributes as they are written, references decoded. */
export type XmlElement = { name: string; attributes: Record<string, string> };

export type XmlReader = {
  open?: (element: XmlElement) => void;
  close?: (name: string) => void;
  /** Character data, references decoded; a stretch of it may come in pieces. */
  text?: (text: string) => void;
  /** A document type declaration, as it is written between `<!DOCTYPE` and `>`. Without this any is refused. */
  doctype?: (declaration: string) => void;
};

const DECLARED_ENCODING = /^<\?xml[^?>]{0,200}?encoding\s{0,9}=\s{0,9}["']([^"']{1,40})["']/;
/** Characters parsed at a stretch, some 2 ms; then the server's other work has its turn. */
const STRETCH = 32 * 1024;
const pause = promisify(setImmediate);

/**
 * Decodes an XML part of an office document: UTF-8, or UTF-16 with a byte order mark, as the packaging standard
 * (ISO/IEC 29500-2) allows. Refuses any other encoding, which would be a way round this inspection.
 */
export function decodeXml(bytes: Uint8Array, part = 'none'): string {
  const encoding = !isUtf16(bytes) ? 'utf-8' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    refuseFile('file-malformed', { part });
  }
  if (text.includes('\0')) refuseFile('file-malformed', { part });
  const declared = DECLARED_ENCODING.exec(text)?.[1]?.toLowerCase();
  const agrees = encoding === 'utf-8' ? ['utf-8', 'utf8', 'us-ascii', 'ascii'] : ['utf-16', encoding];
  if (declared !== undefined && !agrees.includes(declared)) refuseFile('file-malformed', { part });
  return text;
}

/** Whether bytes may be XML: `<` first after a byte order mark and white space, or nothing but those so far. */
export function looksLikeXml(head: Uint8Array): boolean {
  const [first, second] = head;
  if (isUtf16(head) || (first === 0 && second === 0x3c)) return true;
  const text = head.subarray(first === 0xef && second === 0xbb ? 3 : 0);
  const mark = text.find((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  return head.length > 0 && (mark === undefined || mark === 0x3c);
}

/**
 * Reads a decoded part from end to end and tells `reader` what stands in it. Refuses what is not well formed or nests past the
 * bound (`file-malformed`), a document type declaration (`file-xml-unsafe`) and more than `most` elements; gives how many it has.
 */
export async function readXml(
  text: string,
  { part = 'none', most = xmlLimits.elements, ...reader }: XmlReader & { part?: string; most?: number },
): Promise<number> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let elements = 0;
  let depth = 0;
  parser.on('doctype', reader.doctype ?? (() => refuseFile('file-xml-unsafe', { part })));
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    depth += 1;
    if (elements > most) refuseFile('file-inflates-too-much');
    if (depth > xmlLimits.depth) refuseFile('file-malformed', { part });
    reader.open?.({ name: localName(name), attributes });
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    reader.close?.(localName(name));
  });
  for (const kind of ['text', 'cdata'] as const) {
    // White space before and after the document's element is nothing that it says.
    if (reader.text) parser.on(kind, (piece) => depth > 0 && reader.text?.(piece));
  }
  try {
    for (let at = 0; at < text.length; at += STRETCH) {
      if (at > 0) await pause();
      parser.write(text.slice(at, at + STRETCH));
    }
    parser.close();
  } catch (error) {
    if (error instanceof Refused) throw error;
    refuseFile('file-malformed', { part });
  }
  return elements;
}

/** An attribute of no namespace, as the packaging standard has them; one with a prefix where there is no such. */
export function attributeOf({ attributes }: XmlElement, name: string): string | undefined {
  return attributes[name] ?? attributesOf({ attributes }, name)[0];
}

/** The values of all attributes of this name, with whatever prefix. */
export function attributesOf({ attributes }: Pick<XmlElement, 'attributes'>, name: string): string[] {
  return Object.entries(attributes).flatMap(([key, value]) => (localName(key) === name ? [value] : []));
}

const isUtf16 = ([first, second]: Uint8Array) =>
  (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe);
const localName = (name: string) => name.slice(name.indexOf(':') + 1);
