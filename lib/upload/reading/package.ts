import { posix } from 'node:path';
import { relationshipsIn } from '#lib/upload/docx-relationships.ts';
import { decodeXml } from '#lib/upload/xml.ts';
import type { Zip } from '#lib/upload/zip.ts';

/** The parts of a Word document that its text is made of, as XML. */
export type DocxPackage = {
  main: string;
  styles: string | undefined;
  numbering: string | undefined;
  footnotes: string | undefined;
  endnotes: string | undefined;
  comments: string | undefined;
  headers: string[];
  footers: string[];
  /** Where the links of the main part lead, by their ids. */
  links: Map<string, string>;
  /** Who made it, and what programs say of it. */
  properties: string[];
};

async function xmlOf(zip: Zip, name: string): Promise<string | undefined> {
  const part = zip.parts.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return part && decodeXml((await zip.read(part, () => true)).bytes, name);
}

/** Finds the parts by their relationships, as programs do. Undefined where there is no main part. */
export async function packageOf(zip: Zip): Promise<DocxPackage | undefined> {
  const root = await relationshipsIn((await xmlOf(zip, '_rels/.rels')) ?? '', '_rels/.rels');
  const target = root.find(({ kind }) => kind === 'officedocument')?.target;
  if (target === undefined) return undefined;
  const name = posix.join('/', target).slice(1);
  const main = await xmlOf(zip, name);
  if (main === undefined) return undefined;
  const { dir, base } = posix.parse(name);
  const links = await xmlOf(zip, posix.join(dir, '_rels', `${base}.rels`));
  const related = links === undefined ? [] : await relationshipsIn(links, base);
  const partsOf = async (kind: string): Promise<string[]> => {
    const found = related.filter((one) => one.kind === kind && !one.external);
    const texts = await Promise.all(found.map((one) => xmlOf(zip, posix.join('/', dir, one.target).slice(1))));
    return texts.filter((text) => text !== undefined);
  };
  const partOf = async (kind: string): Promise<string | undefined> => (await partsOf(kind))[0];
  const properties = await Promise.all(
    ['docProps/core.xml', 'docProps/app.xml', 'docProps/custom.xml'].map((one) => xmlOf(zip, one)),
  );
  return {
    main,
    styles: await partOf('styles'),
    numbering: await partOf('numbering'),
    footnotes: await partOf('footnotes'),
    endnotes: await partOf('endnotes'),
    comments: await partOf('comments'),
    headers: await partsOf('header'),
    footers: await partsOf('footer'),
    links: new Map(related.filter(({ kind }) => kind === 'hyperlink').map(({ id, target: to }) => [id, to])),
    properties: properties.filter((one) => one !== undefined),
  };
}
