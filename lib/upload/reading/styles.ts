import { attributesOf, readXml, type XmlElement } from '#lib/upload/xml.ts';

/** What a style, or those it is based on, gives to text in it. */
export type StyleLooks = { struck: boolean; hidden: boolean; numId: string | undefined; isHeading: boolean };
type Style = Partial<Pick<StyleLooks, 'struck' | 'hidden' | 'numId'>> & { name: string; basedOn?: string };

export const valOf = (element: XmlElement): string => attributesOf(element, 'val')[0]?.trim() ?? '';

/** Whether a property that is on or off is on (ISO/IEC 29500-1, 17.17.4): its mere presence says so. */
export const isOn = (element: XmlElement): boolean => !/^(?:0|false|off)$/i.test(valOf(element));

const plain: StyleLooks = { struck: false, hidden: false, numId: undefined, isHeading: false };

/** Reads the styles part; gives a function from a style's id to its looks. */
export async function stylesIn(xml: string | undefined): Promise<(id: string | undefined) => StyleLooks> {
  const styles = new Map<string, Style>();
  let style: Style | undefined;
  const open = (element: XmlElement) => {
    if (element.name === 'style') {
      style = { name: '' };
      styles.set(attributesOf(element, 'styleId')[0] ?? '', style);
    }
    if (!style) return;
    if (element.name === 'name') style.name ||= valOf(element);
    if (element.name === 'basedOn') style.basedOn = valOf(element);
    if (element.name === 'strike' || element.name === 'dstrike') style.struck = isOn(element);
    if (element.name === 'vanish') style.hidden = isOn(element);
    if (element.name === 'numId') style.numId = valOf(element);
  };
  const close = (name: string) => {
    if (name === 'style') style = undefined;
  };
  if (xml !== undefined) await readXml(xml, { open, close });

  return (id) => {
    let looks: Partial<StyleLooks> = {};
    const seen = new Set<string>();
    for (let at = id; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      const found = styles.get(at);
      if (!found) break;
      const { name, basedOn, ...own } = found;
      looks = { ...own, ...looks, isHeading: looks.isHeading || /^(?:heading\b|title$|subtitle$)/i.test(name) };
      at = basedOn;
    }
    return { ...plain, ...looks };
  };
}
