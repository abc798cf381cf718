import type { ParagraphKind } from '#db/vocabulary.ts';
import type { Reading } from '#lib/act/result.ts';
import { typedMark } from '#lib/text/kind/rules.ts';
import { cleanWords, orderFault } from '#lib/text/rules.ts';

/** What a paragraph that was read may be taken for: one of a text, a part of the one before it, or nothing of the text. */
export const shapes = [
  'title',
  'heading',
  'preambular',
  'operative-1',
  'operative-2',
  'operative-3',
  'annex',
  'joined',
  'out',
] as const;
export type Shape = (typeof shapes)[number];

/** A paragraph as it was read, out of plain text or a file. */
export type Read = {
  kind: ParagraphKind;
  level: 1 | 2 | 3;
  words: string;
  whole: string;
  isSure: boolean;
  /** Who a file was for is said in its head, which is no paragraph of the text. */
  isHead?: boolean;
  /** What stands beside it in other languages. */
  translations?: Record<string, string>;
};

/** A paragraph of the text to be, and the place of what it was read from. */
export type Kept = {
  kind: ParagraphKind;
  level: 1 | 2 | 3;
  words: string;
  translations: Record<string, string>;
  from: number;
};

const levels = { 'operative-1': 1, 'operative-2': 2, 'operative-3': 3 } as const;
const shapeOf = ({ kind, level, isHead = false }: Read): Shape =>
  isHead ? 'out' : kind === 'operative' ? `operative-${level}` : kind;

/** Letters of a paragraph that are shown where it is corrected. */
const shown = 400;

/**
 * What was read as a text, with what somebody chose for it in place of what it was understood as. A number that was taken off is put back where it
 * numbers nothing after all, and one that was left is taken off. A first paragraph that goes on no other stands by itself.
 */
export function corrected(read: readonly Read[], chosen: Readonly<Record<string, Shape>>): Kept[] {
  const kept: Kept[] = [];
  for (const [from, one] of read.entries()) {
    const understood = shapeOf(one);
    const shape = chosen[from] ?? understood;
    if (shape === 'out') continue;
    const last = kept.at(-1);
    const { translations = {} } = one;
    if (shape === 'joined') {
      if (last) {
        last.words = cleanWords(`${last.words} ${one.whole}`);
        last.translations = joined(last.translations, translations);
      } else kept.push({ kind: 'preambular', level: 1, words: one.whole, translations, from });
      continue;
    }
    if (shape === understood) kept.push({ kind: one.kind, level: one.level, words: one.words, translations, from });
    else if (shape === 'operative-1' || shape === 'operative-2' || shape === 'operative-3') {
      const cut = one.kind === 'operative' ? one.words : one.words.slice(typedMark(one.words)?.length ?? 0);
      kept.push({ kind: 'operative', level: levels[shape], words: cut, translations, from });
    } else {
      const whole = one.kind === 'operative' ? one.whole : one.words;
      kept.push({ kind: shape, level: 1, words: whole, translations, from });
    }
  }
  return kept;
}

/** The words of two paragraphs that become one, in each language. */
const joined = (one: Record<string, string>, other: Record<string, string>): Record<string, string> => ({
  ...one,
  ...Object.fromEntries(Object.entries(other).map(([tag, said]) => [tag, cleanWords(`${one[tag] ?? ''} ${said}`)])),
});

/** Which choice makes a text of what stands without what it belongs to; null where none does. */
export function orphanIn(kept: readonly Kept[]): { code: 'text-level-orphan'; from: number } | null {
  const fault = orderFault(kept.map((one) => ({ ...one, id: `${one.from}`, words: {} })));
  return fault && { code: fault.code, from: kept[fault.at]?.from ?? 0 };
}

/** What was read, to be shown before it is kept. */
export const readingOf = (
  read: readonly Read[],
  chosen: Readonly<Record<string, Shape>>,
  language: string,
): Reading => ({
  name: 'shape',
  language,
  rows: read.map((one, at) => ({
    words: one.whole.length > shown ? `${[...one.whole].slice(0, shown).join('').trimEnd()}…` : one.whole,
    value: chosen[at] ?? shapeOf(one),
    isSure: one.isSure || chosen[at] !== undefined,
  })),
});
