import { type Around, type Change, changeOf, type Inline } from '#lib/upload/reading/document.ts';
import { type Looks, looksOf, type StyleLooks } from '#lib/upload/reading/styles.ts';
import {
  allBelow,
  attribute,
  childOf,
  elementsOf,
  settingOf,
  wordsBelow,
  type XmlNode,
} from '#lib/upload/reading/tree.ts';

const plain: Looks = { bold: false, italic: false, struck: false, hidden: false, script: null };

/** Elements that hold runs and say nothing of their own. */
const holders = new Set(['sdt', 'sdtContent', 'customXml', 'smartTag', 'dir', 'bdo', 'rt', 'rubyBase', 'ruby']);
/** What a run has that is a sign of its own. */
const signs = new Map([
  ['tab', '\t'],
  ['ptab', '\t'],
  ['br', '\n'],
  ['cr', '\n'],
  ['noBreakHyphen', '\u2011'],
  ['softHyphen', '\u00ad'],
]);
const notes = new Map([
  ['footnoteReference', 'footnote'],
  ['endnoteReference', 'endnote'],
  ['commentReference', 'comment'],
] as const);

type Field = { instruction: string; isResult: boolean; isSaid: boolean };
type Where = { change: Change | null; link: string | null };

/** The words of a paragraph, and what stands among them, in order. */
export function inlinesOf(paragraph: XmlNode, around: Around, style: StyleLooks): Inline[] {
  const found: Inline[] = [];
  /** Fields that are open: what stands before `separate` is their instruction, and no words. */
  const fields: Field[] = [];
  const begin = (instruction: string) => fields.push({ instruction, isResult: instruction !== '', isSaid: false });

  const run = (node: XmlNode, where: Where) => {
    const properties = childOf(node, 'rPr');
    const styleId = settingOf(properties, 'rStyle');
    const styled = styleId === undefined ? {} : withoutName(around.styles(styleId));
    const { bold, italic, struck, hidden, script } = { ...plain, ...style, ...styled, ...looksOf(properties) };
    const looks = { bold, italic, struck, hidden, script };
    const text = (words: string) => {
      const counted = fields.find(isPageNumber);
      // The number of a page is another on each.
      const said = counted ? (counted.isSaid ? '' : '#') : words;
      if (counted) counted.isSaid = true;
      if (said) found.push({ kind: 'text', text: said, ...looks, ...where });
    };
    for (const one of elementsOf(node)) {
      if (one.name === 'fldChar') {
        const kind = attribute(one, 'fldCharType');
        const field = fields.at(-1);
        if (kind === 'begin') begin('');
        if (kind === 'separate' && field) field.isResult = true;
        if (kind === 'end') {
          // A field that was never counted still has its place.
          if (field && isPageNumber(field) && !field.isSaid) text('');
          fields.pop();
        }
      } else if (fields.some(({ isResult }) => !isResult)) {
        // The instruction of a field is no text.
        const field = fields.at(-1);
        if (one.name === 'instrText' && field)
          field.instruction += one.children.filter((part) => typeof part === 'string').join('');
      } else if (one.name === 't' || one.name === 'delText')
        text(one.children.filter((part) => typeof part === 'string').join(''));
      else if (one.name === 'sym') text(symbolOf(one));
      else if (signs.has(one.name)) text(signs.get(one.name) ?? '');
      else if (isNote(one.name)) found.push({ kind: 'note', of: noteOf(one.name), id: attribute(one, 'id') ?? '' });
      else if (['drawing', 'pict', 'object', 'AlternateContent'].includes(one.name)) drawn(one);
    }
  };

  /** A picture, a chart or a box: of one that is given in two ways the first counts. */
  const drawn = (node: XmlNode) => {
    const [only] = node.name === 'AlternateContent' ? elementsOf(node) : [node];
    if (!only) return;
    const below = [...allBelow(only)];
    const boxes = below.filter(({ name }) => name === 'txbxContent');
    // A box within a box is read with it.
    const inner = new Set(boxes.flatMap((box) => [...allBelow(box)]));
    for (const box of boxes) if (!inner.has(box)) found.push({ kind: 'box', blocks: around.blocks(box) });
    if (boxes.length > 0) return;
    const isChart = below.some(({ name }) => ['chart', 'relIds', 'textpath', 'OLEObject'].includes(name));
    const said = below.find(({ name }) => name === 'docPr');
    const words = attribute(said, 'descr') || attribute(said, 'title') || wordsBelow(only);
    const isPicture = below.some(({ name }) => ['pic', 'imagedata', 'blip'].includes(name));
    if (isChart || isPicture) found.push({ kind: 'unshown', what: isChart ? 'charts' : 'pictures', words });
    else if (words) found.push({ kind: 'unshown', what: 'charts', words });
  };

  const walk = (node: XmlNode, where: Where) => {
    for (const one of elementsOf(node)) {
      const { name } = one;
      if (name === 'r') run(one, where);
      else if (name === 'ins' || name === 'moveTo') {
        // What one put in and another took out again is taken out.
        walk(one, { ...where, change: where.change?.kind === 'del' ? where.change : changeOf(one, 'ins') });
      } else if (name === 'del' || name === 'moveFrom') walk(one, { ...where, change: changeOf(one, 'del') });
      else if (name === 'hyperlink')
        walk(one, { ...where, link: around.links.get(attribute(one, 'id') ?? '') ?? null });
      else if (name === 'bookmarkStart')
        found.push({ kind: 'bookmark', name: attribute(one, 'name') ?? '', id: attribute(one, 'id') ?? '' });
      else if (name === 'bookmarkEnd') found.push({ kind: 'bookmark-end', id: attribute(one, 'id') ?? '' });
      else if (name === 'oMath') found.push({ kind: 'math', node: one, change: where.change });
      else if (name === 'fldSimple') {
        begin(attribute(one, 'instr') || ' ');
        walk(one, where);
        fields.pop();
      } else if (name === 'oMathPara' || holders.has(name)) walk(one, where);
      else if (name === 'AlternateContent') {
        const [first] = elementsOf(one);
        if (first) walk(first, where);
      }
    }
  };
  walk(paragraph, { change: null, link: null });
  return found;
}

const isPageNumber = ({ instruction }: Field): boolean => /^\s*(?:NUM|SECTION)?PAGES?\b/i.test(instruction);

const withoutName = ({ name: _, ...looks }: StyleLooks) => looks;

const isNote = (name: string): name is 'footnoteReference' | 'endnoteReference' | 'commentReference' =>
  name === 'footnoteReference' || name === 'endnoteReference' || name === 'commentReference';
const noteOf = (name: 'footnoteReference' | 'endnoteReference' | 'commentReference') => notes.get(name) ?? 'footnote';

/** A sign that a font of symbols has; one of no known letter is shown as that. */
function symbolOf(node: XmlNode): string {
  const code = Number.parseInt(attribute(node, 'char') ?? '', 16);
  return Number.isInteger(code) && (code < 0xf000 || code > 0xf0ff) && code <= 0x10ffff
    ? String.fromCodePoint(code)
    : '\ufffd';
}
