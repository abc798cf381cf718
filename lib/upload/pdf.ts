import { judgeActions, noFacts } from '#lib/upload/pdf-actions.ts';
import { activeContent, pdfLimits, readObject, unpacked } from '#lib/upload/pdf-objects.ts';
import { isPdfSpace } from '#lib/upload/pdf-tokens.ts';
import { refuseFile } from '#lib/upload/refusal.ts';
import { turns } from '#lib/upload/turn.ts';
import { endOfDirectory } from '#lib/upload/zip.ts';

/** Signatures of formats whose readers look for them past the first byte: tar, ISO 9660, DICOM. */
const ELSEWHERE = [[257, 'ustar'] as const, [32769, 'CD001'] as const, [128, 'DICM'] as const];

/**
 * Inspects bytes that begin as a PDF. Returns when it is whole, unencrypted and holds nothing active; else throws a refusal.
 * It reads from every place where an object may begin, also inside streams, strings and comments, so that no cross-reference
 * table, true or rebuilt, leads a viewer to an object that was not read here; objects packed in streams are unpacked.
 */
export async function inspectPdf(bytes: Buffer): Promise<void> {
  checkEnvelope(bytes);
  const seen = new Set<string>();
  const facts = noFacts();
  const packed: number[] = [];
  let objects = 0;
  let budget = 3 * bytes.length + 1024 * 1024;
  const turn = turns();
  for (const start of entryPoints(bytes)) {
    const due = turn();
    if (due) await due;
    if (start === undefined) continue;
    const object = await readObject(bytes, start, facts, turn);
    for (const name of object.names) seen.add(name);
    if (object.streamStart !== -1 && object.names.has('First') && object.names.has('N')) packed.push(start);
    objects += 1;
    budget -= object.end - start;
    // Objects hidden in one another would make the reading quadratic; no honest writer nests them.
    if (budget < 0 || objects > pdfLimits.objects || packed.length > pdfLimits.packedStreams) {
      refuseFile(activeContent(seen) ?? 'file-not-inspectable');
    }
  }
  if (seen.has('Encrypt')) refuseFile('file-encrypted');
  let left: number = pdfLimits.packedInAll;
  for (const start of packed) {
    const content = await unpacked(bytes, await readObject(bytes, start, facts, turn), left, facts);
    left -= content?.size ?? 0;
    for (const name of content?.names ?? []) seen.add(name);
  }
  const active = activeContent(seen);
  if (active) refuseFile(active);
  judgeActions(facts);
  if (!['Root', 'Catalog', 'Page'].every((name) => seen.has(name))) refuseFile('file-malformed');
}

function checkEnvelope(bytes: Buffer): void {
  if (!/^%PDF-\d\.\d/.test(bytes.toString('latin1', 0, 8))) refuseFile('file-malformed');
  const eof = bytes.lastIndexOf('%%EOF');
  if (eof === -1) refuseFile('file-truncated');
  const rest = bytes.subarray(eof + 5);
  const more = rest.findIndex((byte) => !isPdfSpace(byte));
  // An update saved into the file goes on in its own syntax; anything else is a second file.
  const goesOn = /^(?:\d+\s+\d+\s+obj|xref|trailer|startxref)/.test(rest.toString('latin1', more, more + 40));
  if (more !== -1) refuseFile(goesOn ? 'file-truncated' : 'file-polyglot');
  if (
    endOfDirectory(bytes) !== -1 ||
    ELSEWHERE.some(([at, mark]) => bytes.toString('latin1', at, at + mark.length) === mark)
  ) {
    refuseFile('file-polyglot');
  }
  const tail = bytes.toString('latin1', Math.max(0, eof - 64), eof);
  const offset = Number(/startxref\s+(\d{1,12})\s*$/.exec(tail)?.[1] ?? Number.NaN);
  const target = Number.isNaN(offset) ? '' : bytes.toString('latin1', offset, offset + 48);
  if (!/^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/.test(target)) refuseFile('file-truncated');
}

/** Every place after which a viewer may read an object or a trailer; undefined for one of their words that is no such place. */
function* entryPoints(bytes: Buffer): Generator<number | undefined> {
  for (const keyword of ['obj', 'trailer']) {
    for (let at = bytes.indexOf(keyword); at !== -1; at = bytes.indexOf(keyword, at + keyword.length)) {
      yield keyword === 'trailer' || followsNumber(bytes, at) ? at + keyword.length : undefined;
    }
  }
}

/**
 * Whether what stands before `at` may be read as a number: a digit, or a sign or point that some readers let end one (`1 0-obj`),
 * then white space; or an end of line, which may end a comment. Chance in packed data hardly ever meets this.
 */
function followsNumber(bytes: Buffer, at: number): boolean {
  let before = at - 1;
  while (isPdfSpace(bytes[before])) {
    if (bytes[before] === 0x0a || bytes[before] === 0x0d) return true;
    before -= 1;
  }
  const byte = bytes[before] ?? 0;
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e;
}
