import { fileURLToPath } from 'node:url';

const file = (address: string) => fileURLToPath(import.meta.resolve(address));
const serif = (name: string) => file(`@expo-google-fonts/source-serif-4/${name}/SourceSerif4_${name}.ttf`);
const naskh = (name: string) => file(`@expo-google-fonts/noto-naskh-arabic/${name}/NotoNaskhArabic_${name}.ttf`);

/** The faces of a PDF: Latin and Cyrillic letters with those of Kazakh and Tajik, and Arabic ones with those of Persian and Dari. */
export const faces = {
  regular: serif('400Regular'),
  italic: serif('400Regular_Italic'),
  bold: serif('600SemiBold'),
  naskh: naskh('400Regular'),
  naskhBold: naskh('600SemiBold'),
} as const;
export type Face = keyof typeof faces;

/** Letters that are written in the Arabic script, with the signs that join and part them. */
const arabic = /[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]|\u200c|\u200d/;

/** The face of a letter: Arabic writes no italics, so what is emphasised there is bold. */
export function faceOf(letter: string, look: 'regular' | 'italic' | 'bold'): Face {
  if (!arabic.test(letter)) return look;
  return look === 'regular' ? 'naskh' : 'naskhBold';
}
