/** What leaves no mark on a page: U+200B, soft hyphens, fillers, the blank cell of Braille. */
const invisible = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Whether anything of a text can be seen: a letter, a figure, a sign. */
export const isVisible = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replaceAll(invisible, ''));
