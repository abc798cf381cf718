/** Test only: writes a zip archive, right or wrong as a test asks. */
import { crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = {
  name: string;
  data: string | Uint8Array;
  stored?: boolean;
  /** The name in the local header, where it is to differ from the directory's. */
  localName?: string;
  /** The inflated size the directory states, where it is to lie. */
  statedSize?: number;
  /** The checksum, where it is to be wrong. */
  crc?: number;
  /** General purpose flags: 0x01 encrypted, 0x08 sizes after the data. */
  flags?: number;
  method?: number;
  /** The Unix mode in the external attributes: 0o120777 is a symbolic link. */
  mode?: number;
  /** Shares the data of the entry before it, as a bomb's entries do. */
  overlaps?: boolean;
};

export type ZipWriting = {
  before?: string;
  between?: string;
  /** Stands between the directory and the record that ends it. */
  beforeEnd?: string;
  after?: string;
  comment?: string;
  withoutDirectory?: boolean;
};

/** A zip archive of these entries, in order. */
export function writeZip(entries: ZipEntry[], writing: ZipWriting = {}): Uint8Array {
  const parts: Buffer[] = [Buffer.from(writing.before ?? '', 'latin1')];
  const directory: Buffer[] = [];
  let offset = 0;
  let end = parts[0]?.length ?? 0;
  const push = (...more: Buffer[]) => {
    parts.push(...more);
    end += more.reduce((total, part) => total + part.length, 0);
  };
  for (const entry of entries) {
    const raw = typeof entry.data === 'string' ? Buffer.from(entry.data) : Buffer.from(entry.data);
    const packed = entry.stored ? raw : deflateRawSync(raw);
    if (!entry.overlaps) {
      offset = end;
      const sized = header(entry, raw, packed.length);
      const name = Buffer.from(entry.localName ?? entry.name);
      const later = (entry.flags ?? 0) & 0x08;
      if (later) sized.fill(0, 10, 22);
      sized.writeUInt16LE(name.length, 22);
      push(Buffer.from('PK\x03\x04', 'latin1'), Buffer.from(sized), name, packed);
      if (later) push(Buffer.from('PK\x07\x08', 'latin1'), header(entry, raw, packed.length).subarray(10, 22));
    }
    directory.push(directoryEntry(entry, raw, packed.length, offset));
  }
  push(Buffer.from(writing.between ?? '', 'latin1'));
  const listed = Buffer.concat(directory);
  const closing = Buffer.alloc(22);
  closing.write('PK\x05\x06', 'latin1');
  closing.writeUInt16LE(entries.length, 8);
  closing.writeUInt16LE(entries.length, 10);
  closing.writeUInt32LE(listed.length, 12);
  closing.writeUInt32LE(end, 16);
  closing.writeUInt16LE(writing.comment?.length ?? 0, 20);
  if (!writing.withoutDirectory)
    parts.push(
      listed,
      Buffer.from(writing.beforeEnd ?? '', 'latin1'),
      closing,
      Buffer.from(writing.comment ?? '', 'latin1'),
    );
  parts.push(Buffer.from(writing.after ?? '', 'latin1'));
  return new Uint8Array(Buffer.concat(parts));
}

/** What a local header holds between its signature and its name. */
function header(entry: ZipEntry, raw: Buffer, packed: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(entry.flags ?? 0, 2);
  fields.writeUInt16LE(entry.method ?? (entry.stored ? 0 : 8), 4);
  fields.writeUInt16LE(0x0021, 8);
  fields.writeUInt32LE(entry.crc ?? crc32(raw), 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(entry.statedSize ?? raw.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(entry.name), 22);
  return fields;
}

function directoryEntry(entry: ZipEntry, raw: Buffer, packed: number, offset: number): Buffer {
  const fixed = Buffer.alloc(46);
  fixed.write('PK\x01\x02', 'latin1');
  fixed.writeUInt16LE(0x031e, 4);
  header(entry, raw, packed).subarray(0, 24).copy(fixed, 6);
  fixed.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
  fixed.writeUInt32LE(offset, 42);
  return Buffer.concat([fixed, Buffer.from(entry.name)]);
}
