import { posix } from 'node:path';
import { relationshipsIn } from '#lib/upload/docx-relationships.ts';
import { decodeXml } from '#lib/upload/xml.ts';
import type { Zip } from '#lib/upload/zip.ts';

/** The parts of a Word document that its text is made of, as XML; `headers` are its headers and footers. */
export type DocxPackage = {
  main: string;
  styles: string | undefined;
  numbering: string | undefined;
  headers: string[];
};

async function xmlOf(zip: Zip, name: string): Promise<string | undefined> {
  const part = zip.parts.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return part && decodeXml((await zip.read(part, () => true)).bytes, name);
}

/** Finds the parts by their relationships, as programs do. Undefined where there is no main part. */
export async function packageOf(zip: Zip): Promise<DocxPackage | undefined> {
  const root = (await xmlOf(zip, '_rels/.rels')) ?? '';
  const target = (await relationshipsIn(root, '_rels/.rels')).find(({ kind }) => kind === 'officedocument')?.target;
  if (target === undefined) return undefined;
  const name = posix.join('/', target).slice(1);
  const main = await xmlOf(zip, name);
  if (main === undefined) return undefined;
  const { dir, base } = posix.parse(name);
  const links = await xmlOf(zip, posix.join(dir, '_rels', `${base}.rels`));
  const related = links === undefined ? [] : await relationshipsIn(links, base);
  const partsOf = async (...kinds: string[]): Promise<string[]> => {
    const found = related.filter(({ kind, external }) => kinds.includes(kind) && !external);
    const texts = await Promise.all(found.map((one) => xmlOf(zip, posix.join('/', dir, one.target).slice(1))));
    return texts.filter((text) => text !== undefined);
  };
  const [styles] = await partsOf('styles');
  const [numbering] = await partsOf('numbering');
  return { main, styles, numbering, headers: await partsOf('header', 'footer') };
}
