/** A phrase of the register set as a sentence: its first letter large, a full stop at its end where none is. Of nothing, nothing. */
export const sentence = (phrase: string): string =>
  phrase && `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}${/[.!?]$/.test(phrase) ? '' : '.'}`;

/** The text with its first letter large, as a cell of a table has it. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
