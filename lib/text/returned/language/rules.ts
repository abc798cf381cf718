import { scriptOf } from '#lib/language/formatter.ts';
import { comparable, paired, type ReturnedParagraph } from '#lib/text/returned/pairing/rules.ts';
import { cleanWords, type Paragraph, wordsIn } from '#lib/text/rules.ts';

/** What is known of the languages of a file before it is read. */
type Asked = {
  revision: readonly Paragraph[];
  original: string;
  /** Those that the text is negotiated in. */
  languages: readonly string[];
  /** The one that its sender chose. */
  asked: string;
  /** What the file says of its columns, in their order; none where it says nothing. */
  said: readonly string[];
};

/**
 * Which language of the text each column of a file is in, by its words: the one that was chosen, or that the file says, unless most
 * paragraphs are nearer to what the text says in another one, or are written in another script. Ends before a column whose language the text
 * does not have; empty where that is the first.
 */
export function languagesOfFile(of: Asked, paragraphs: readonly ReturnedParagraph[]): string[] {
  const texts = paragraphs.filter(({ isHead, whole }) => !isHead && cleanWords(whole));
  const columns = texts.reduce((most, { column }) => Math.max(most, column), 0) + 1;
  const found: string[] = [];
  for (let column = 0; column < columns; column += 1) {
    const said = columns > 1 ? of.said[column] : undefined;
    const likely = said !== undefined && of.languages.includes(said) ? said : column === 0 ? of.asked : undefined;
    const back = texts.filter((one) => one.column === column).map((one) => ({ ...one, bookmarks: [] }));
    const language = languageOf(of, back, found, likely);
    if (language === null) break;
    found.push(language);
  }
  return found;
}

function languageOf(
  { revision, original, languages }: Asked,
  back: readonly ReturnedParagraph[],
  taken: readonly string[],
  likely: string | undefined,
): string | null {
  const open = languages.filter((one) => !taken.includes(one));
  const first = likely !== undefined && open.includes(likely) ? likely : undefined;
  const sentIn = (language: string) => {
    const columns = revision.map((paragraph) => ({ paragraph, ...wordsIn(paragraph, language, original) }));
    return columns.map((one) => ({ ...one, mark: null, bookmark: '' }));
  };
  if (first !== undefined && 2 * theSame(sentIn(first), back) >= back.length) return first;
  const found = new Map(open.map((one) => [one, paired(sentIn(one), back, one).pairs.size]));
  const count = (language: string | undefined) => (language === undefined ? 0 : (found.get(language) ?? 0));
  const [best] = open.toSorted((a, b) => count(b) - count(a));
  if (best !== undefined && count(best) > count(first) && 2 * count(best) >= back.length) return best;
  if (first === undefined) return null;
  const words = back.map((one) => one.words).join(' ');
  const stand = sentIn(first).map(({ text }) => text);
  if (2 * count(first) >= back.length || isWritten(words, first) || !isWritten(stand.join(' '), first)) return first;
  const others = open.filter((one) => isWritten(words, one));
  return others.length === 1 ? (others[0] ?? null) : null;
}

/** How many paragraphs of a file say the very words of the text. */
function theSame(sent: readonly { text: string }[], back: readonly ReturnedParagraph[]): number {
  const texts = new Set(sent.map(({ text }) => comparable(text)));
  return back.filter((one) => texts.has(comparable(one.words)) || texts.has(comparable(one.whole))).length;
}

/** Of these scripts the letters of one language may have several. */
const families: Readonly<Record<string, readonly string[]>> = {
  Jpan: ['Hira', 'Kana', 'Hani'],
  Kore: ['Hang', 'Hani'],
  Hans: ['Hani'],
  Hant: ['Hani'],
};

/** Whether half of the letters of words, or more, are of the script that a language is written in; so of words without letters. */
export function isWritten(words: string, language: string): boolean {
  const script = scriptOf(language);
  if (script === undefined) return true;
  const own = new RegExp(`[${(families[script] ?? [script]).map((one) => `\\p{Script=${one}}`).join('')}]`, 'gu');
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  return 2 * (words.match(own)?.length ?? 0) >= letters;
}
