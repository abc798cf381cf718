import {
  allBelow,
  attribute,
  childOf,
  elementsOf,
  settingOf,
  switched,
  type XmlNode,
} from '#lib/upload/reading/tree.ts';

/** How words look. */
export type Looks = {
  bold: boolean;
  italic: boolean;
  struck: boolean;
  hidden: boolean;
  script: 'sub' | 'sup' | null;
};

/** What a style, or those it is based on, gives to a paragraph in it. */
export type StyleLooks = Partial<Looks> & {
  /** The style's own name, as programs show it. */
  name: string;
  numId?: string;
  ilvl?: string;
  /** 1 to 9 of a heading, 0 of the title. */
  heading?: number;
  align?: string;
  isRtl?: boolean;
};

/** What the properties of a run say of its looks; what they do not say is left out. */
export function looksOf(properties: XmlNode | undefined): Partial<Looks> {
  const [bold, italic] = [switched(properties, 'b'), switched(properties, 'i')];
  const [struck, hidden] = [switched(properties, 'strike', 'dstrike'), switched(properties, 'vanish')];
  const raised = settingOf(properties, 'vertAlign');
  const script = raised === 'superscript' ? 'sup' : raised === 'subscript' ? 'sub' : null;
  return {
    ...(bold !== undefined && { bold }),
    ...(italic !== undefined && { italic }),
    ...(struck !== undefined && { struck }),
    ...(hidden !== undefined && { hidden }),
    ...(raised !== undefined && { script }),
  };
}

/** Of a heading how deep it is, by its style's name in whatever program; 0 of a title. */
function headingOf(name: string): number | undefined {
  if (/^(?:title|название|titre)$/i.test(name)) return 0;
  const level = /^(?:heading|заголовок|titre) ?([1-9])$/i.exec(name)?.[1];
  if (level) return Number(level);
  return /^(?:heading\b|subtitle$)/i.test(name) ? 2 : undefined;
}

/** The styles of a document: from a style's id, what it gives with all that it is based on. */
export function stylesIn(root: XmlNode | undefined): (id: string | undefined) => StyleLooks {
  const styles = new Map<string, { own: StyleLooks; basedOn: string | undefined }>();
  const defaults = root && [...allBelow(root)].find(({ name }) => name === 'rPrDefault');
  const usual = looksOf(childOf(defaults, 'rPr'));
  let standard: string | undefined;
  for (const style of elementsOf(root && childOf(root, 'styles'))) {
    if (style.name !== 'style') continue;
    const id = attribute(style, 'styleId') ?? '';
    if (attribute(style, 'type') === 'paragraph' && attribute(style, 'default') === '1') standard = id;
    const name = settingOf(style, 'name') ?? '';
    const paragraph = childOf(style, 'pPr');
    const numbers = childOf(paragraph, 'numPr');
    const outline = settingOf(paragraph, 'outlineLvl');
    const [numId, ilvl, align] = [settingOf(numbers, 'numId'), settingOf(numbers, 'ilvl'), settingOf(paragraph, 'jc')];
    const isRtl = switched(paragraph, 'bidi');
    const heading = headingOf(name) ?? (outline && Number(outline) < 9 ? Number(outline) + 1 : undefined);
    styles.set(id, {
      own: {
        name,
        ...looksOf(childOf(style, 'rPr')),
        ...(numId !== undefined && { numId }),
        ...(ilvl !== undefined && { ilvl }),
        ...(heading !== undefined && { heading }),
        ...(align !== undefined && { align }),
        ...(isRtl !== undefined && { isRtl }),
      },
      basedOn: settingOf(style, 'basedOn'),
    });
  }
  const known = new Map<string, StyleLooks>();
  return (id = standard) => {
    const there = known.get(id ?? '');
    if (there) return there;
    let looks: StyleLooks = { name: '' };
    const seen = new Set<string>();
    for (let at = id; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      const found = styles.get(at);
      if (!found) break;
      looks = { ...found.own, ...looks, name: looks.name || found.own.name };
      at = found.basedOn;
    }
    const whole = { ...usual, ...looks };
    known.set(id ?? '', whole);
    return whole;
  };
}
