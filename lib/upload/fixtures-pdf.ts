/** Test only: writes the syntax of a PDF, right or wrong as a test asks. */
import { deflateSync } from 'node:zlib';

export type PdfWriting = {
  /** Added to the trailer's dictionary. */
  trailer?: string;
  /** Stands before the header, between the objects and the cross-reference table, or after the end. */
  before?: string;
  between?: string | Uint8Array;
  after?: string | Uint8Array;
  /** The offset written after startxref, instead of the true one. */
  startxref?: number;
};

/** A stream object's body; `deflate` packs its data. */
export function pdfStream(dictionary: string, data: string | Uint8Array, deflate = true): Buffer {
  const raw = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
  const written = deflate ? deflateSync(raw) : raw;
  const filter = deflate ? '/Filter /FlateDecode ' : '';
  const head = `<< ${dictionary} ${filter}/Length ${written.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), written, Buffer.from('\nendstream')]);
}

/** A PDF of these object bodies, numbered from 1; the first is the catalogue. */
export function writePdf(bodies: (string | Uint8Array)[], writing: PdfWriting = {}): Uint8Array {
  const parts: Buffer[] = [Buffer.from(`${writing.before ?? ''}%PDF-1.7\n%\xe2\xe3\xcf\xd3\n`, 'latin1')];
  const size = () => parts.reduce((total, part) => total + part.length, 0);
  const offsets: number[] = [];
  for (const [i, body] of bodies.entries()) {
    offsets.push(size());
    parts.push(Buffer.from(`${i + 1} 0 obj\n`), bytesOf(body), Buffer.from('\nendobj\n'));
  }
  parts.push(bytesOf(writing.between ?? ''));
  const start = writing.startxref ?? size();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R ${writing.trailer ?? ''}>>\n`;
  parts.push(Buffer.from(`xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}${trailer}`, 'latin1'));
  parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`), bytesOf(writing.after ?? ''));
  return new Uint8Array(Buffer.concat(parts));
}

/** A PDF 1.5 whose objects are packed in an object stream behind a cross-reference stream, as Word and Acrobat write them. */
export function writePackedPdf(bodies: string[], packed: (content: string, first: number) => Buffer): Uint8Array {
  const container = bodies.length + 1;
  const offsets = bodies.map((_, i) => bodies.slice(0, i).join('\n').length + Math.min(i, 1));
  const pairs = `${offsets.map((offset, i) => `${i + 1} ${offset}`).join(' ')}\n`;
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const at = Buffer.concat(parts).length;
  parts.push(
    Buffer.from(`${container} 0 obj\n`),
    packed(pairs + bodies.join('\n'), pairs.length),
    Buffer.from('\nendobj\n'),
  );
  const start = Buffer.concat(parts).length;
  const rows = Buffer.alloc(6 * (container + 2));
  for (let i = 1; i < container; i += 1) rows.set([2, 0, 0, container, 0, i - 1], 6 * i);
  rows.set([1, 0, 0, at, 0, 0], 6 * container);
  rows.writeUInt8(1, 6 * (container + 1));
  rows.writeUInt32BE(start, 6 * (container + 1) + 1);
  const dictionary = `/Type /XRef /Size ${container + 2} /W [1 4 1] /Root 1 0 R`;
  parts.push(Buffer.from(`${container + 1} 0 obj\n`), pdfStream(dictionary, rows), Buffer.from('\nendobj\n'));
  parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}

/** An object stream's body around what `writePackedPdf` has packed. */
export function objectStream(count: number, more = ''): (content: string, first: number) => Buffer {
  return (content, first) => pdfStream(`/Type /ObjStm /N ${count} /First ${first} ${more}`, content);
}

const PAGES = '<< /Type /Pages /Count 1 /Kids [3 0 R] >>';
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';

/** A PDF of one empty page with `entries` in its catalogue and further objects, numbered from 4. */
export function onePagePdf(entries = '', more: (string | Uint8Array)[] = [], writing: PdfWriting = {}): Uint8Array {
  return writePdf([`<< /Type /Catalog /Pages 2 0 R ${entries} >>`, PAGES, PAGE, ...more], writing);
}

/** The same with its three objects packed. */
export function packedPagePdf(entries = '', pack = objectStream(3)): Uint8Array {
  return writePackedPdf([`<< /Type /Catalog /Pages 2 0 R ${entries} >>`, PAGES, PAGE], pack);
}

/** The same saved again with `added` as an update at its end. */
export function updatedPagePdf(added: string): Uint8Array {
  const first = onePagePdf();
  const start = first.length + added.length + 1;
  const tail = `\nxref\n0 0\ntrailer\n<< /Size 4 /Root 1 0 R /Prev 0 >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([first, Buffer.from(added + tail, 'latin1')]));
}

const bytesOf = (body: string | Uint8Array) =>
  typeof body === 'string' ? Buffer.from(body, 'latin1') : Buffer.from(body);
