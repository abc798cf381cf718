import { z } from 'zod';
import type { Block, Inline } from '#lib/upload/reading/document.ts';
import { openDocx } from '#lib/upload/reading/docx.ts';
import { unreadKinds } from '#lib/upload/reading/text.ts';
import { allBelow, treeOf, type XmlNode } from '#lib/upload/reading/tree.ts';

/** What a file says beside its text, which whoever issues it may not want to send out. */
export const carried = z.object({
  /** Whose changes are marked in it, and how many changes there are. */
  tracked: z.object({ authors: z.array(z.string()), count: z.int() }).nullable(),
  comments: z.object({ authors: z.array(z.string()), count: z.int() }).nullable(),
  /** The hidden words, as many as can be shown in a line. */
  hidden: z.string().nullable(),
  /** Names of people and offices in the file's properties. */
  names: z.array(z.string()),
  unread: z.enum(unreadKinds).nullable(),
});
export type Carried = z.output<typeof carried>;

const none: Carried = { tracked: null, comments: null, hidden: null, names: [], unread: null };
/** The properties of a file that name somebody. */
const naming = new Set(['creator', 'lastModifiedBy', 'Manager', 'Company']);
/** As much of the hidden words as is shown. */
const mostHidden = 200;

/** What a DOCX carries that its reader does not see at first: tracked changes, comments, hidden words, names. For a thread of its own. */
export async function carriedBy(bytes: Uint8Array): Promise<Carried> {
  const opened = await openDocx(bytes);
  if ('unread' in opened) return { ...none, unread: opened.unread };
  const { main, notes, headers, footers, blocks, parts } = opened;
  const comments = [...notes.comment.values()];
  const all = [...blocks, ...headers.flat(), ...footers.flat()];
  const hidden = [...inlinesIn(all)]
    .flatMap((one) => (one.kind === 'text' && one.hidden ? one.text : []))
    .join('')
    .trim();
  const names: string[] = [];
  for (const xml of parts.properties)
    for (const { name, children } of allBelow((await treeOf(xml, 'properties', 2000)).root))
      if (naming.has(name))
        names.push(
          children
            .filter((one) => typeof one === 'string')
            .join('')
            .trim(),
        );
  return {
    tracked: trackedIn(main),
    comments:
      comments.length > 0 ? { authors: distinct(comments.map(({ author }) => author)), count: comments.length } : null,
    hidden: hidden === '' ? null : hidden.length > mostHidden ? `${hidden.slice(0, mostHidden)}…` : hidden,
    names: distinct(names),
    unread: null,
  };
}

/** Whose tracked changes stand in the main part of a document, and how many there are; null where there are none. */
export function trackedIn(main: XmlNode): Carried['tracked'] {
  const authors: string[] = [];
  let count = 0;
  for (const { name, attributes } of allBelow(main)) {
    if (!tracking.has(name)) continue;
    count += 1;
    const author = Object.entries(attributes).find(([key]) => key.endsWith('author'))?.[1];
    if (author) authors.push(author);
  }
  return count > 0 ? { authors: distinct(authors), count } : null;
}

/** Elements that are a change: of words, of a paragraph's end, of looks, of a table. */
const tracking = new Set(
  'ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange cellIns cellDel cellMerge numberingChange'.split(
    ' ',
  ),
);

const distinct = (all: readonly string[]): string[] => [
  ...new Set(all.map((one) => one.trim()).filter((one) => one !== '')),
];

/** What stands in the words of blocks, in tables and boxes too. */
export function* inlinesIn(blocks: readonly Block[]): Generator<Inline> {
  for (const block of blocks) {
    if (block.kind === 'table') {
      for (const { cells } of block.rows) for (const cell of cells) yield* inlinesIn(cell.blocks);
      continue;
    }
    for (const one of block.inlines) {
      yield one;
      if (one.kind === 'box') yield* inlinesIn(one.blocks);
    }
  }
}
