/** A part of a text, in the order in which it is read. */
export type Block =
  | { kind: 'heading'; text: string }
  /** A numbered paragraph: its number follows from its place. */
  | { kind: 'paragraph'; text: string }
  /** A lettered point under the paragraph before it. */
  | { kind: 'point'; text: string }
  /** Words that are counted nowhere: a note, a line of thanks. */
  | { kind: 'note'; text: string }
  /** The first row names the columns. */
  | { kind: 'table'; caption: string; rows: string[][] };

/** A text to be set as a file, in one language; whoever has it set words all of it. */
export type SetText = {
  /** BCP 47. */
  language: string;
  /** Stands at the head of every page. */
  running: string;
  /** Empty where the process gives no symbols. */
  symbol: string;
  /** Who issues it, and beside that the symbol's particulars: distribution, date, original language. */
  issuer: string;
  particulars: string[];
  /** What it is for: the conference, its days and place, the item of the agenda. */
  occasion: string[];
  title: string;
  subtitle: string | null;
  blocks: Block[];
  /** The foot of a page. */
  pageOf: (page: number, pages: number) => string;
};

/** A block with the number or letter that stands before it; tables and headings have none. */
export type Marked = { block: Block; mark: string | null };

const letters: Record<string, string> = { ru: 'абвгдежзиклмнопрстуфхцчшщэюя' };
const latin = 'abcdefghijklmnopqrstuvwxyz';

/** Numbers the paragraphs through the whole text and letters the points under each anew: 1. · (a) · (b) · 2. · (a). */
export function marked({ blocks, language }: Pick<SetText, 'blocks' | 'language'>): Marked[] {
  const alphabet = letters[language.split('-')[0] ?? ''] ?? latin;
  let paragraph = 0;
  let point = 0;
  return blocks.map((block) => {
    if (block.kind === 'paragraph') {
      paragraph += 1;
      point = 0;
      return { block, mark: `${paragraph}.` };
    }
    if (block.kind !== 'point') return { block, mark: null };
    point += 1;
    const letter = alphabet[point - 1] ?? String(point);
    return { block, mark: alphabet === latin ? `(${letter})` : `${letter})` };
  });
}
