import { valOf } from '#lib/upload/reading/styles.ts';
import { attributesOf, readXml, type XmlElement } from '#lib/upload/xml.ts';

type Level = { format: string; text: string; start: string };
type Levels = Map<string, Level>;
type Num = { abstractId: string; overrides: Set<string> };

/** A paragraph as far as its number goes: the list it is in, by its own properties or by its style. */
export type Numbered = {
  numId: string | undefined;
  level: string;
  styleNumId: string | undefined;
  isHeading: boolean;
  hasText: boolean;
};

/** The lists of a document by the id that paragraphs name: the format of each level, and what it overrides of its pattern. */
export async function numberingIn(xml: string | undefined) {
  const patterns = new Map<string, Levels>();
  const nums = new Map<string, Num>();
  let levels: Levels | undefined;
  let level: Level | undefined;
  let num: Num | undefined;
  const open = (element: XmlElement) => {
    const own = (name: string) => attributesOf(element, name)[0] ?? '';
    if (element.name === 'abstractNum') {
      levels = new Map();
      patterns.set(own('abstractNumId'), levels);
    }
    if (element.name === 'num') {
      num = { abstractId: '', overrides: new Set() };
      nums.set(own('numId'), num);
    }
    if (element.name === 'abstractNumId' && num) num.abstractId = valOf(element);
    if (element.name === 'lvlOverride') num?.overrides.add(own('ilvl'));
    if (element.name === 'lvl') {
      level = { format: '', text: '', start: '' };
      if (!num) levels?.set(own('ilvl'), level);
    }
    if (level && element.name === 'numFmt') level.format = valOf(element);
    if (level && element.name === 'lvlText') level.text = valOf(element);
    if (level && element.name === 'start') level.start = valOf(element);
  };
  const close = (name: string) => {
    if (name === 'abstractNum') levels = undefined;
    if (name === 'num') num = undefined;
    if (name === 'lvl') level = undefined;
  };
  if (xml !== undefined) await readXml(xml, { open, close });
  return { patterns, nums };
}

/**
 * Follows the paragraphs of a text in order and says whether HTML would number them as the document does: only plain lists, 1. 2. 3.,
 * each begun at one, in one piece and apart from any other list are the same in both.
 */
export function watchNumbers({ patterns, nums }: Awaited<ReturnType<typeof numberingIn>>) {
  const begun = new Set<string>();
  let current: string | undefined;
  let differs = false;

  const ordered = (numId: string, level: string) => {
    const num = nums.get(numId);
    const format = patterns.get(num?.abstractId ?? '')?.get(level);
    if (!num || !format) return { kind: 'unknown' as const };
    if (format.format === 'bullet') return { kind: 'bullet' as const };
    if (format.format === 'none') return { kind: 'none' as const };
    const isPlain =
      format.format === 'decimal' &&
      new RegExp(`^%${Number(level) + 1}[.)]?$`).test(format.text) &&
      format.start === '1' &&
      num.overrides.size === 0;
    return { kind: isPlain ? ('plain' as const) : ('other' as const), list: num.abstractId };
  };

  return {
    /** A cell or a table begins or ends here. */
    interrupt: () => {
      current = undefined;
    },
    paragraph: ({ numId, level, styleNumId, isHeading, hasText }: Numbered) => {
      const id = numId ?? styleNumId;
      if (id === undefined || id === '0') {
        if (hasText) current = undefined;
        return;
      }
      const { kind, list } = ordered(id, level);
      // Of a heading, and of what its style alone numbers, HTML has no number; so has the document where the format is none.
      const isLost = isHeading || numId === undefined;
      if (isLost) {
        differs ||= kind !== 'none';
        current = undefined;
        return;
      }
      if (kind === 'bullet') {
        if (level === '0') current = undefined;
        return;
      }
      if (kind !== 'plain' || list === undefined) {
        differs = true;
        return;
      }
      if (level !== '0') differs ||= current !== id;
      else if (current !== id) {
        differs ||= current !== undefined || begun.has(list);
        begun.add(list);
        current = id;
      }
    },
    differs: () => differs,
  };
}
