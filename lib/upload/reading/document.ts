import type { Label, Numbers } from '#lib/upload/reading/numbering.ts';
import type { Looks, StyleLooks } from '#lib/upload/reading/styles.ts';
import { attribute, type XmlNode } from '#lib/upload/reading/tree.ts';

/** A change that waits to be accepted: words put in or taken out, by whom and when. */
export type Change = { kind: 'ins' | 'del'; author: string; at: string | null };

/** Words of one look, or what stands among words. */
export type Inline =
  | (Looks & { kind: 'text'; text: string; link: string | null; change: Change | null })
  | { kind: 'note'; of: 'footnote' | 'endnote' | 'comment'; id: string }
  | { kind: 'bookmark'; name: string; id: string }
  | { kind: 'bookmark-end'; id: string }
  | { kind: 'math'; node: XmlNode; change: Change | null }
  | { kind: 'box'; blocks: Block[] }
  | { kind: 'unshown'; what: 'pictures' | 'charts'; words: string };

export type BlockParagraph = {
  kind: 'paragraph';
  style: StyleLooks;
  /** The number or point that the program writes before it. */
  label: Label | null;
  align: string | null;
  /** Written from right to left. */
  isRtl: boolean;
  inlines: Inline[];
  /** That its end was put in or taken out: with it, it is one paragraph with the next. */
  end: Change | null;
};
export type BlockTable = { kind: 'table'; rows: { isHead: boolean; change: Change | null; cells: Cell[] }[] };
export type Cell = { columns: number; goesOn: boolean; blocks: Block[] };
export type Block = BlockParagraph | BlockTable;

/** What the reading of a part turns on. */
export type Around = {
  styles: (id: string | undefined) => StyleLooks;
  numbers: Numbers;
  links: ReadonlyMap<string, string>;
  /** Reads what stands in a box among words. */
  blocks: (node: XmlNode) => Block[];
};

/** A change as its element says it. */
export const changeOf = (node: XmlNode, kind: Change['kind']): Change => ({
  kind,
  author: attribute(node, 'author') ?? '',
  at: attribute(node, 'date') ?? null,
});
