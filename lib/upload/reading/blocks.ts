import {
  type Around,
  type Block,
  type BlockParagraph,
  type BlockTable,
  changeOf,
  type Inline,
} from '#lib/upload/reading/document.ts';
import { inlinesOf } from '#lib/upload/reading/inlines.ts';
import type { Label } from '#lib/upload/reading/numbering.ts';
import { attribute, childOf, elementsOf, settingOf, switched, type XmlNode } from '#lib/upload/reading/tree.ts';

/** Elements that hold blocks and are none themselves. */
const holders = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'body', 'Choice', 'AlternateContent']);

/** What reads a document whose styles, lists and links are these. */
export function around(of: Omit<Around, 'blocks'>): Around {
  const whole: Around = { ...of, blocks: (node) => blocksOf(node, whole) };
  return whole;
}

/** The blocks that an element holds: paragraphs and tables in order. */
export function blocksOf(node: XmlNode | undefined, around: Around): Block[] {
  const blocks: Block[] = [];
  let marks: Inline[] = [];
  for (const one of elementsOf(node)) {
    if (one.name === 'p') {
      const paragraph = paragraphOf(one, around);
      paragraph.inlines.unshift(...marks);
      marks = [];
      blocks.push(paragraph);
    } else if (one.name === 'tbl') blocks.push(tableOf(one, around));
    else if (holders.has(one.name)) blocks.push(...blocksOf(one, around));
    // Between two paragraphs a mark belongs to the next.
    else if (one.name === 'bookmarkStart')
      marks.push({ kind: 'bookmark', name: attribute(one, 'name') ?? '', id: attribute(one, 'id') ?? '' });
  }
  return blocks;
}

function paragraphOf(node: XmlNode, around: Around): BlockParagraph {
  const properties = childOf(node, 'pPr');
  const styleId = settingOf(properties, 'pStyle');
  const style = around.styles(styleId);
  const own = childOf(properties, 'numPr');
  const numId = settingOf(own, 'numId') ?? style.numId;
  const mark = childOf(properties, 'rPr');
  const [put, gone] = [
    childOf(mark, 'ins') ?? childOf(mark, 'moveTo'),
    childOf(mark, 'del') ?? childOf(mark, 'moveFrom'),
  ];
  let label: Label | null = null;
  if (numId !== undefined && numId !== '0') {
    const level = settingOf(own, 'ilvl') ?? style.ilvl ?? around.numbers.levelOfStyle(numId, styleId) ?? 0;
    label = around.numbers.next(numId, Number(level));
  }
  return {
    kind: 'paragraph',
    style,
    label,
    align: settingOf(properties, 'jc') ?? style.align ?? null,
    isRtl: switched(properties, 'bidi') ?? style.isRtl ?? false,
    inlines: inlinesOf(node, around, style),
    end: gone ? changeOf(gone, 'del') : put ? changeOf(put, 'ins') : null,
  };
}

function tableOf(node: XmlNode, around: Around): BlockTable {
  const rows = [...below(node, 'tr')].map((row) => {
    const properties = childOf(row, 'trPr');
    const [put, gone] = [childOf(properties, 'ins'), childOf(properties, 'del')];
    return {
      isHead: switched(properties, 'tblHeader') ?? false,
      change: gone ? changeOf(gone, 'del') : put ? changeOf(put, 'ins') : null,
      cells: [...below(row, 'tc')].map((cell) => {
        const looks = childOf(cell, 'tcPr');
        const merge = childOf(looks, 'vMerge');
        return {
          columns: Math.min(100, Math.max(1, Number(settingOf(looks, 'gridSpan') ?? 1) || 1)),
          goesOn: merge !== undefined && attribute(merge, 'val') !== 'restart',
          blocks: blocksOf(cell, around),
        };
      }),
    };
  });
  return { kind: 'table', rows };
}

/** Rows and cells, those too that a control of content or a change holds. */
function* below(node: XmlNode, name: string): Generator<XmlNode> {
  for (const one of elementsOf(node)) {
    if (one.name === name) yield one;
    else if (holders.has(one.name)) yield* below(one, name);
  }
}
