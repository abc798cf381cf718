import { allBelow, childOf, elementsOf, settingOf, wordsBelow, type XmlNode } from '#lib/upload/reading/tree.ts';

const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What is known of Office's mathematics; whatever else an equation has is not shown, rather than shown wrongly. */
const known = new Set(
  'oMath r t f fPr num den sSup sSup sSupPr sSub sSubPr sSubSup sSubSupPr rad radPr deg degHide d dPr begChr endChr sepChr e sup sub type rPr sty scr nor ctrlPr rFonts lang b i sz szCs color'.split(
    ' ',
  ),
);

/** Letters, numbers and signs of a run, each in its own element. */
function tokens(text: string): string {
  return [...text.matchAll(/(\d+(?:[.,]\d+)*)|(\p{L}\p{M}*)|(\s+)|(\P{L})/gu)]
    .map(([, number, letter, space, sign]) => {
      if (number) return `<mn>${number}</mn>`;
      if (letter) return `<mi>${safe(letter)}</mi>`;
      if (space) return '<mtext>\u00a0</mtext>';
      return `<mo>${safe(sign ?? '')}</mo>`;
    })
    .join('');
}

const row = (node: XmlNode | undefined): string => `<mrow>${elementsOf(node).map(mathOf).join('')}</mrow>`;

function mathOf(node: XmlNode): string {
  const part = (name: string) => row(childOf(node, name));
  switch (node.name) {
    case 'r':
      return tokens(wordsOfRun(node));
    case 'f':
      return settingOf(childOf(node, 'fPr'), 'type') === 'lin'
        ? `<mrow>${part('num')}<mo>/</mo>${part('den')}</mrow>`
        : `<mfrac>${part('num')}${part('den')}</mfrac>`;
    case 'sSup':
      return `<msup>${part('e')}${part('sup')}</msup>`;
    case 'sSub':
      return `<msub>${part('e')}${part('sub')}</msub>`;
    case 'sSubSup':
      return `<msubsup>${part('e')}${part('sub')}${part('sup')}</msubsup>`;
    case 'rad': {
      const degree = childOf(node, 'deg');
      return degree && wordsBelow(degree) ? `<mroot>${part('e')}${part('deg')}</mroot>` : `<msqrt>${part('e')}</msqrt>`;
    }
    case 'd': {
      const looks = childOf(node, 'dPr');
      const sign = (name: string, usual: string) => safe(settingOf(looks, name) ?? usual);
      const inner = elementsOf(node)
        .filter(({ name }) => name === 'e')
        .map(row)
        .join(`<mo>${sign('sepChr', '|')}</mo>`);
      return `<mrow><mo>${sign('begChr', '(')}</mo>${inner}<mo>${sign('endChr', ')')}</mo></mrow>`;
    }
    default:
      return '';
  }
}

const wordsOfRun = (node: XmlNode): string =>
  elementsOf(node)
    .filter(({ name }) => name === 't')
    .flatMap(({ children }) => children.filter((one) => typeof one === 'string'))
    .join('');

/** An equation of Office as MathML; null of one that has more than fractions, powers, indices, roots, brackets and words. */
export function mathMlOf(node: XmlNode): string | null {
  for (const { name } of allBelow(node)) if (!known.has(name)) return null;
  return `<math>${row(node)}</math>`;
}

/** The letters of an equation in a row, to name one that is not shown. */
export const wordsOfMath = (node: XmlNode): string => wordsBelow(node);
