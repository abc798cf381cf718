/** Test only: the portal's own typeface as TrueType, so that documents made in tests show Cyrillic and Kazakh letters. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';

export type FixtureFont = {
  /** The font program, without the tables a PDF viewer has no use for. */
  program: Buffer;
  /** The number of a character's glyph; 0 where the font has none. */
  glyph: (codePoint: number) => number;
  /** A glyph's width in thousandths of the type size. */
  width: (glyph: number) => number;
};

const SUBSETS = ['latin', 'cyrillic', 'cyrillic-ext', 'latin-ext'];
const NEEDED = new Set(['head', 'hhea', 'hmtx', 'maxp', 'loca', 'glyf', 'cvt ', 'fpgm', 'prep', 'cmap']);
let loaded: FixtureFont[] | undefined;

/** The subsets of IBM Plex Sans, the first that has a character being the one to use. */
export function fixtureFonts(): FixtureFont[] {
  const { resolve } = createRequire(import.meta.url);
  loaded ??= SUBSETS.map((subset) => {
    return readFont(readFileSync(resolve(`@fontsource/ibm-plex-sans/files/ibm-plex-sans-${subset}-400-normal.woff`)));
  });
  return loaded;
}

function readFont(woff: Buffer): FixtureFont {
  const tables = readTables(woff);
  const table = (tag: string) => tables.get(tag) ?? Buffer.alloc(0);
  const unitsPerEm = table('head').readUInt16BE(18);
  const metrics = table('hhea').readUInt16BE(34);
  const glyphs = readGlyphs(table('cmap'));
  return {
    program: writeTables(tables),
    glyph: (codePoint) => glyphs.get(codePoint) ?? 0,
    width: (glyph) => Math.round((1000 * table('hmtx').readUInt16BE(4 * Math.min(glyph, metrics - 1))) / unitsPerEm),
  };
}

function readTables(woff: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < woff.readUInt16BE(12); i += 1) {
    const at = 44 + 20 * i;
    const [offset, packed, size] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)];
    const data = woff.subarray(offset, offset + packed);
    const tag = woff.toString('latin1', at, at + 4);
    if (NEEDED.has(tag)) tables.set(tag, packed < size ? inflateSync(data) : data);
  }
  return tables;
}

function writeTables(tables: Map<string, Buffer>): Buffer {
  const directory = Buffer.alloc(12 + 16 * tables.size);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tables.size, 4);
  const power = Math.floor(Math.log2(tables.size));
  directory.writeUInt16BE(16 * 2 ** power, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(16 * tables.size - 16 * 2 ** power, 10);
  const parts = [directory];
  let offset = directory.length;
  for (const [i, [tag, data]] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1)).entries()) {
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
    const at = 12 + 16 * i;
    directory.write(tag, at, 'latin1');
    directory.writeUInt32BE(checksum(padded), at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(data.length, at + 12);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

function checksum(padded: Buffer): number {
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}

/** Characters and their glyphs from a `cmap` of format 4, which holds the plane that all our languages are in. */
function readGlyphs(cmap: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + 8 * i + 4));
    if (table.readUInt16BE(0) !== 4) continue;
    const half = table.readUInt16BE(6);
    for (let segment = 0; segment < half; segment += 2) {
      const end = table.readUInt16BE(14 + segment);
      const start = table.readUInt16BE(16 + half + segment);
      const delta = table.readUInt16BE(16 + 2 * half + segment);
      const rangeAt = 16 + 3 * half + segment;
      const range = table.readUInt16BE(rangeAt);
      for (let code = start; code <= end && code < 0xffff; code += 1) {
        const found = range === 0 ? code : table.readUInt16BE(rangeAt + range + 2 * (code - start));
        glyphs.set(code, range !== 0 && found === 0 ? 0 : (found + delta) & 0xffff);
      }
    }
  }
  return glyphs;
}
