import { Refused } from '#lib/act/result.ts';
import { around, blocksOf } from '#lib/upload/reading/blocks.ts';
import type { Block } from '#lib/upload/reading/document.ts';
import { reduceHtml } from '#lib/upload/reading/html.ts';
import { numbersOf } from '#lib/upload/reading/numbering.ts';
import { type DocxPackage, packageOf } from '#lib/upload/reading/package.ts';
import { type Notes, pageOf } from '#lib/upload/reading/page.ts';
import { stylesIn } from '#lib/upload/reading/styles.ts';
import { cannotRead, type ReadText, type Unread, unshownKinds } from '#lib/upload/reading/text.ts';
import { attribute, childOf, elementsOf, treeOf, type XmlNode } from '#lib/upload/reading/tree.ts';
import { openZip } from '#lib/upload/zip.ts';

/** Bounds on a document read in the browser: unpacked XML in bytes, elements of its text. A larger one is for downloading. */
export const readingLimits = { xml: 4 * 1024 * 1024, elements: 60_000 } as const;

/** A DOCX taken apart: its blocks, and what stands at the edges of its pages and below its text. */
export type Opened = {
  blocks: Block[];
  headers: Block[][];
  footers: Block[][];
  notes: Notes;
  parts: DocxPackage;
  main: XmlNode;
};

/** Opens a DOCX within the bounds; the reason where it cannot be read. For a thread of its own. */
export async function openDocx(bytes: Uint8Array): Promise<Opened | { unread: Unread }> {
  try {
    const zip = await openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    const xml = zip.parts.filter(({ name }) => /\.(?:xml|rels)$/i.test(name));
    if (xml.reduce((total, { size }) => total + size, 0) > readingLimits.xml) return { unread: 'too-long' };
    const parts = await packageOf(zip);
    return parts ? await takenApart(parts) : { unread: 'unreadable' };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { unread: error.refusal.code === 'file-inflates-too-much' ? 'too-long' : 'unreadable' };
  }
}

async function takenApart(parts: DocxPackage): Promise<Opened> {
  let left: number = readingLimits.elements;
  const tree = async (xml: string | undefined, part: string): Promise<XmlNode | undefined> => {
    if (xml === undefined) return undefined;
    const { root, elements } = await treeOf(xml, part, left);
    left -= elements;
    return root;
  };
  const main = await tree(parts.main, 'document');
  const [styles, numbering] = [await treeOfStyles(parts.styles), await treeOfStyles(parts.numbering)];
  const looks = stylesIn(styles);
  const text = around({ styles: looks, numbers: numbersOf(numbering), links: parts.links });
  const blocks = blocksOf(childOf(childOf(main, 'document'), 'body'), text);
  // The numbers of a header are not those of the text.
  const aside = around({ styles: looks, numbers: numbersOf(numbering), links: new Map() });
  const edges = async (all: readonly string[]): Promise<Block[][]> => {
    const found: Block[][] = [];
    for (const xml of all) found.push(blocksOf(elementsOf(await tree(xml, 'header'))[0], aside));
    return found;
  };
  const notesIn = async (xml: string | undefined, name: string) => {
    const found = new Map<string, { author: string; blocks: Block[] }>();
    for (const one of elementsOf(elementsOf(await tree(xml, name))[0])) {
      // The line above notes is kept as a note of its own kind.
      const isNote = one.name === name && /^(?:normal)?$/.test(attribute(one, 'type') ?? '');
      if (isNote)
        found.set(attribute(one, 'id') ?? '', { author: attribute(one, 'author') ?? '', blocks: blocksOf(one, aside) });
    }
    return found;
  };
  return {
    ...{ blocks, parts, main: main ?? { name: '', attributes: {}, children: [] } },
    headers: await edges(parts.headers),
    footers: await edges(parts.footers),
    notes: {
      footnote: await notesIn(parts.footnotes, 'footnote'),
      endnote: await notesIn(parts.endnotes, 'endnote'),
      comment: await notesIn(parts.comments, 'comment'),
    },
  };
}

/** Styles and lists are many in every file, and no text: they have a bound of their own. */
const treeOfStyles = async (xml: string | undefined): Promise<XmlNode | undefined> =>
  xml === undefined ? undefined : (await treeOf(xml, 'styles', readingLimits.elements)).root;

/**
 * Reads a DOCX as HTML to show inside a page: text, headings, numbers as they are in the file, tables, emphasis, struck words, tracked
 * changes with who made them, equations, notes, headers and footers, web links; no pictures, no styles, no script. What it does not
 * show is named. For a thread of its own.
 */
export async function readDocx(bytes: Uint8Array): Promise<ReadText> {
  const opened = await openDocx(bytes);
  if ('unread' in opened) return cannotRead(opened.unread);
  const { html, unshown } = pageOf(opened);
  return { ...reduceHtml(html), unshown: unshownKinds.filter((kind) => unshown.includes(kind)), unread: null };
}
