import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { type PdfFacts, UNNUMBERED, watchActions } from '#lib/upload/pdf-actions.ts';
import type { PdfToken } from '#lib/upload/pdf-tokens.ts';
import { endOfLine, pdfDictionary, pdfNesting, pdfText, pdfTokens } from '#lib/upload/pdf-tokens.ts';
import type { UploadRefusalCode } from '#lib/upload/refusal.ts';
import { refuseFile } from '#lib/upload/refusal.ts';
import { turns } from '#lib/upload/turn.ts';

/** Bounds on what is unpacked and read of a PDF, in bytes unless named otherwise. */
export const pdfLimits = {
  packed: 24 * 1024 * 1024,
  packedInAll: 48 * 1024 * 1024,
  objects: 500_000,
  packedStreams: 20_000,
  packedObjects: 1_000_000,
  dictionaryTokens: 2000,
} as const;

/** Names that make a PDF active wherever they stand (ISO 32000-2, 12.6 and 13), each with its refusal, gravest first. */
const ACTIVE: readonly (readonly [UploadRefusalCode, readonly string[]])[] = [
  ['file-encrypted', ['Encrypt']],
  ['file-has-script', ['JavaScript', 'JS']],
  ['file-has-launch', ['Launch', 'GoToR', 'GoToE']],
  ['file-has-attachment', ['EmbeddedFile', 'EmbeddedFiles', 'EF']],
  ['file-has-media', ['RichMedia', 'RichMediaContent']],
  ['file-has-form-action', ['SubmitForm', 'ImportData', 'XFA']],
];
/** Names that are ordinary words elsewhere (a style called Sound) and active only as the kind of an action or annotation. */
const ACTIVE_KINDS = new Map<string, string>([
  ...['Movie', 'Sound', 'Rendition', '3D'].map((kind) => [kind, 'RichMedia'] as const),
  // A thread of articles is ordinary as a type and leads to another file as an action.
  ['Thread', 'GoToR'] as const,
]);
const TELLING = new Set([...ACTIVE.flatMap(([, names]) => names), 'First', 'N', 'Root', 'Catalog', 'Page']);

/** What was read of an object: the telling names in it, its first tokens, and where its stream's keyword ends, or -1. */
export type PdfObject = { names: Set<string>; tokens: PdfToken[]; end: number; streamStart: number };

const unpack = promisify(inflate);

/** The refusal that the names seen in a file call for; undefined where it is passive. */
export function activeContent(seen: Set<string>): UploadRefusalCode | undefined {
  return ACTIVE.find(([, names]) => names.some((name) => seen.has(name)))?.[0];
}

/** Reads from an entry point to the end of its object; what it does goes into `facts`, under the number in its header. */
export async function readObject(
  bytes: Buffer,
  start: number,
  facts: PdfFacts,
  turn: ReturnType<typeof turns>,
): Promise<PdfObject> {
  const watch = watchActions(bytes, facts, numberBefore(bytes, start));
  const object: PdfObject = { names: new Set(), tokens: [], end: bytes.length, streamStart: -1 };
  let depth = 0;
  let previous: PdfToken | undefined;
  for (const token of pdfTokens(bytes, start)) {
    const due = turn();
    if (due) await due;
    if (token.kind === 'comment') continue;
    watch.see(token);
    depth += pdfNesting(bytes, token);
    if (token.kind === 'name') addTelling(object.names, bytes, token, previous);
    const word = token.kind === 'word' ? pdfText(bytes, token) : '';
    // Viewers read on past a keyword inside a dictionary; past the next `obj` its own entry point reads.
    if (word === 'stream') watch.streamFollows();
    if (word === 'stream' && depth <= 0) object.streamStart = token.end;
    if (word === 'obj' || (depth <= 0 && (word === 'endobj' || word === 'stream'))) {
      object.end = token.end;
      break;
    }
    if (object.tokens.length <= pdfLimits.dictionaryTokens) object.tokens.push(token);
    previous = token;
  }
  return object;
}

/** The number in the header `12 0 obj` that ends at `end`. */
function numberBefore(bytes: Buffer, end: number): number {
  const header = /(\d{1,10})\s+\d{1,5}\s*obj$/.exec(bytes.toString('latin1', Math.max(0, end - 32), end));
  return header ? Number(header[1]) : UNNUMBERED;
}

function addTelling(names: Set<string>, bytes: Buffer, token: PdfToken, previous: PdfToken | undefined): void {
  const name = pdfText(bytes, token);
  if (TELLING.has(name)) names.add(name);
  const stands = ACTIVE_KINDS.get(name);
  if (stands === undefined) return;
  const key = previous && pdfText(bytes, previous);
  if (key === undefined || key === 'S' || (key === 'Subtype' && stands === 'RichMedia')) names.add(stands);
}

/**
 * The telling names in an object stream (7.5.7) that unpacks to at most `left` bytes, and its size; undefined where the stream
 * is none. Refuses what cannot be unpacked and read.
 */
export async function unpacked(
  bytes: Buffer,
  object: PdfObject,
  left: number,
  facts: PdfFacts,
): Promise<{ names: Set<string>; size: number } | undefined> {
  const entries = object.tokens.length > pdfLimits.dictionaryTokens ? undefined : pdfDictionary(bytes, object.tokens);
  if (entries === undefined) refuseFile('file-not-inspectable');
  const number = (key: string) =>
    /^\d{1,9}$/.test(entries.get(key)?.join(' ') ?? '') ? Number(entries.get(key)?.[0]) : -1;
  if (!entries.has('N') || !entries.has('First')) return undefined;
  const external = ['F', 'FFilter', 'FDecodeParms', 'DP'].some((key) => entries.has(key));
  const filter = (entries.get('Filter') ?? []).filter((text) => text !== '[' && text !== ']').join(' ');
  const parameters = (entries.get('DecodeParms') ?? [])
    .filter((text) => !/^(?:\[|\]|<<|>>|null)$/.test(text))
    .join(' ');
  if (external || !/^(?:\/FlateDecode|\/Fl)?$/.test(filter) || !/^(?:\/Predictor 1)?$/.test(parameters)) {
    refuseFile('file-not-inspectable');
  }
  const start = startOfData(bytes, object.streamStart);
  let content = bytes.subarray(start, start + Math.max(0, number('Length')));
  if (filter === '' && number('Length') === -1) refuseFile('file-not-inspectable');
  if (filter !== '') content = await inflated(bytes.subarray(start), Math.min(pdfLimits.packed, left));
  if (number('First') === -1 || number('N') === -1 || number('N') > pdfLimits.packedObjects) {
    refuseFile('file-not-inspectable');
  }
  return { names: await readPacked(content, number('N'), number('First'), facts), size: content.length };
}

function startOfData(bytes: Uint8Array, keywordEnd: number): number {
  const at = endOfLine(bytes, keywordEnd);
  return bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? at + 2 : at + 1;
}

async function inflated(bytes: Uint8Array, most: number): Promise<Buffer> {
  try {
    return await unpack(bytes, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const tooMuch = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return refuseFile(tooMuch ? 'file-inflates-too-much' : 'file-malformed');
  }
}

/**
 * The telling names in an unpacked object stream: `count` pairs of number and offset, then from `first` the objects. None may
 * begin inside a string or comment of another: there a viewer would read it, and it was not read here.
 */
async function readPacked(content: Buffer, count: number, first: number, facts: PdfFacts): Promise<Set<string>> {
  const names = new Set<string>();
  const starts: number[] = [];
  const numbers = new Map<number, number>();
  let number = UNNUMBERED;
  let watch = watchActions(content, facts, UNNUMBERED);
  let words = 0;
  let next = 0;
  let previous: PdfToken | undefined;
  const turn = turns();
  for (const token of pdfTokens(content, 0)) {
    const due = turn();
    if (due) await due;
    if (words < 2 * count) {
      words += 1;
      if (token.kind !== 'word') refuseFile('file-malformed');
      if (words % 2 === 1) number = Number(pdfText(content, token));
      else {
        starts.push(first + Number(pdfText(content, token)));
        numbers.set(starts.at(-1) ?? 0, number);
      }
      if (words === 2 * count) starts.sort((a, b) => a - b);
      if (words === 2 * count && !(Number(starts[0]) >= token.end)) refuseFile('file-malformed');
      continue;
    }
    if (token.kind === 'name') addTelling(names, content, token, previous);
    previous = token;
    const begins = numbers.get(token.start);
    if (begins !== undefined) watch = watchActions(content, facts, begins);
    if (token.kind !== 'comment') watch.see(token);
    if (token.kind !== 'string' && token.kind !== 'comment') continue;
    while (Number(starts[next]) <= token.start) next += 1;
    if (Number(starts[next]) < token.end) refuseFile('file-malformed');
  }
  if (words < 2 * count || starts.some((start) => Number.isNaN(start))) refuseFile('file-malformed');
  return names;
}
