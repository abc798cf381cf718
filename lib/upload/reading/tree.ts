import { attributesOf, readXml } from '#lib/upload/xml.ts';

/** An element of an office document with what it holds; names are without prefix. */
export type XmlNode = { name: string; attributes: Record<string, string>; children: (XmlNode | string)[] };

/** Reads a part of a document as a tree; refuses one of more than `most` elements, and gives how many it has. */
export async function treeOf(xml: string, part: string, most: number): Promise<{ root: XmlNode; elements: number }> {
  const root: XmlNode = { name: '', attributes: {}, children: [] };
  const within = [root];
  const elements = await readXml(xml, {
    part,
    most,
    open: ({ name, attributes }) => {
      const node: XmlNode = { name, attributes, children: [] };
      within.at(-1)?.children.push(node);
      within.push(node);
    },
    close: () => {
      within.pop();
    },
    text: (text) => {
      within.at(-1)?.children.push(text);
    },
  });
  return { root, elements };
}

const isNode = (one: XmlNode | string): one is XmlNode => typeof one !== 'string';

/** The elements that an element holds. */
export const elementsOf = (node: XmlNode | undefined): XmlNode[] => node?.children.filter(isNode) ?? [];

/** The first element of a name that an element holds itself. */
export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  elementsOf(node).find((one) => one.name === name);

/** An attribute, with whatever prefix. */
export const attribute = (node: XmlNode | undefined, name: string): string | undefined =>
  node && attributesOf(node, name)[0]?.trim();

/** The value of a property; undefined where there is none of that name. */
export const settingOf = (node: XmlNode | undefined, name: string): string | undefined =>
  attribute(childOf(node, name), 'val');

/** Whether a property that is on or off is on (ISO/IEC 29500-1, 17.17.4): its mere presence says so. Undefined where it is not there. */
export function switched(node: XmlNode | undefined, ...names: string[]): boolean | undefined {
  const found = names.map((name) => childOf(node, name)).filter((one) => one !== undefined);
  if (found.length === 0) return undefined;
  return found.some((one) => !/^(?:0|false|off|none)$/i.test(attribute(one, 'val') ?? ''));
}

/** All elements below one, in order, itself not among them. */
export function* allBelow(node: XmlNode): Generator<XmlNode> {
  for (const one of elementsOf(node)) {
    yield one;
    yield* allBelow(one);
  }
}

/** The words below an element, wherever they stand. */
export function wordsBelow(node: XmlNode): string {
  let words = '';
  for (const one of allBelow(node)) {
    if (one.name === 't' || one.name === 'delText') words += one.children.filter((text) => !isNode(text)).join('');
    if (one.name === 'p' || one.name === 'tab' || one.name === 'br') words += ' ';
  }
  return words.replaceAll(/\s+/g, ' ').trim();
}

/** All letters that stand below an element, as they stand there. */
export const wordsOf = (node: XmlNode): string =>
  node.children.map((one) => (isNode(one) ? wordsOf(one) : one)).join('');
