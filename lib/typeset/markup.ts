import { runsOf } from '#lib/language/emphasis.ts';

/** What no XML can carry: signs of control, and half a letter. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are they
const unsayable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** Words as they may stand in markup. */
export const escaped = (words: string): string =>
  words
    .toWellFormed()
    .replaceAll(unsayable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Words with their emphasis in an element of this name. */
export const emphasised = (words: string, element: string): string =>
  runsOf(words)
    .map(({ text, emphasised: is }) => (is ? `<${element}>${escaped(text)}</${element}>` : escaped(text)))
    .join('');
