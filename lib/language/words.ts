import type { Words } from '#db/schema/columns.ts';

/** What stands for the words where their language is of no matter, as in an address: the English ones, else the first there are. */
export const anyWords = (words: Words): string => words.en ?? Object.values(words).find(Boolean) ?? '';
