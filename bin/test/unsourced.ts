import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

type Node = Tree.ChildNode;
type Element = Tree.Element;

const isElement = (node: Node | Tree.ParentNode): node is Element => 'tagName' in node;
const attribute = (of: Element, name: string): string | null =>
  of.attrs.find((one) => one.name === name)?.value ?? null;
const has = (of: Element, name: string): boolean => attribute(of, name) !== null;

/** All elements below a node that fit, those inside one that does too. */
function all(below: Tree.ParentNode, fits: (one: Element) => boolean): Element[] {
  return below.childNodes.flatMap((node) => {
    if (!isElement(node)) return [];
    return [...(fits(node) ? [node] : []), ...all(node, fits)];
  });
}

/** What a fact says itself: without its notes, what is worked out here, and what sources say beside it. */
function said(of: Node): string {
  if (of.nodeName === '#text' && 'value' in of) return of.value;
  if (!isElement(of) || of.tagName === 'sup' || has(of, 'data-derived') || has(of, 'data-claims')) return '';
  return of.childNodes.map(said).join('');
}

const isNote = (one: Element): boolean => one.tagName === 'a' && (attribute(one, 'href') ?? '').startsWith('#source-');

/** The raised numbers after a fact; those of what sources say beside it are not its own. */
const notesIn = (of: Element): Element[] =>
  has(of, 'data-claims')
    ? []
    : of.childNodes.flatMap((node) => (isElement(node) ? (isNote(node) ? [node] : notesIn(node)) : []));

function ancestors(of: Element): Element[] {
  const { parentNode } = of;
  return parentNode && isElement(parentNode) ? [parentNode, ...ancestors(parentNode)] : [];
}

/** A cell may have the notes of its row, where they say that they are those of the whole row; what names the row has any of it. */
function isVouchedByRow(cell: Element): boolean {
  const row = ancestors(cell).find(({ tagName }) => tagName === 'tr');
  if (!row) return false;
  const whole = all(row, (one) => attribute(one, 'data-vouches') === 'row').flatMap(notesIn);
  return whole.length > 0 || (cell.tagName === 'th' && notesIn(row).length > 0);
}

const isFact = (one: Element): boolean =>
  one.tagName === 'dd' ||
  one.tagName === 'td' ||
  (one.tagName === 'th' && attribute(one, 'scope') === 'row') ||
  has(one, 'data-fact');

/**
 * What a public page states without naming a source: every value of a list of facts, every cell of a table, and every sentence that says of itself
 * that it is a fact (`data-fact`), unless a raised number follows it, the row has one that vouches for all of it, or it is said to be worked out here
 * (`data-derived`). Also every number that leads to no source of the page. Gives each as people read it.
 */
export function unsourced(html: string): string[] {
  const page = parse(html);
  const [main] = all(page, ({ tagName }) => tagName === 'main');
  if (!main) return ['the page has no main part'];
  const isStated = (one: Element): boolean =>
    /[\p{L}\p{N}]/u.test(one.childNodes.map(said).join('')) &&
    ![one, ...ancestors(one)].some((above) => has(above, 'data-derived') || has(above, 'data-claims'));
  const without = all(main, isFact)
    .filter(isStated)
    .filter((one) => notesIn(one).length === 0 && !isVouchedByRow(one))
    .map((one) => `${labelOf(one)}${one.childNodes.map(said).join('').replaceAll(/\s+/g, ' ').trim()}`);
  const known = new Set(all(main, (one) => has(one, 'id')).map((one) => attribute(one, 'id')));
  const astray = all(main, isNote)
    .map((one) => (attribute(one, 'href') ?? '').slice(1))
    .filter((id) => !known.has(id));
  return [...without, ...astray.map((id) => `the note ${id} leads nowhere`)];
}

/** What a value is called: its term, or the heading of its column. */
function labelOf(one: Element): string {
  const column = attribute(one, 'data-label');
  if (column) return `${column}: `;
  const [above] = ancestors(one);
  const [term] = one.tagName === 'dd' && above ? all(above, ({ tagName }) => tagName === 'dt') : [];
  return term ? `${term.childNodes.map(said).join('').trim()}: ` : '';
}
