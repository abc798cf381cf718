import { changesBetween, movedBetween, wordsOf } from '#lib/language/word-diff.ts';
import type { Paragraph } from '#lib/text/rules.ts';

/** Words that stay, words that are new, and words that go. */
export type Piece = { kind: 'same' | 'added' | 'removed'; text: string };

/** Two texts as one is read with what was changed: word by word. */
export function redlineOf(before: string, after: string, language: string): Piece[] {
  const words = wordsOf(before, language);
  const pieces: Piece[] = [];
  const put = (kind: Piece['kind'], text: string) => {
    if (text) pieces.push({ kind, text });
  };
  let at = 0;
  for (const { from, to, words: added } of changesBetween(before, after, language)) {
    put('same', words.slice(at, from).join(''));
    put('removed', words.slice(from, to).join(''));
    put('added', added);
    at = to;
  }
  put('same', words.slice(at).join(''));
  return pieces;
}

/** What became of a paragraph from one revision to another. */
export type ComparedParagraph = {
  paragraph: Paragraph;
  /** `moved` stands at its new place; `movedFrom` marks the old one. */
  kind: 'same' | 'changed' | 'added' | 'removed' | 'moved' | 'moved-from';
  pieces: Piece[];
};

/**
 * Two revisions as one: paragraphs are told apart by who they are, so that one that moved is not one that went and another that came.
 * Those that kept their order are the longest run of them that did; each other one moved.
 */
export function comparedTexts(
  before: readonly Paragraph[],
  after: readonly Paragraph[],
  language: string,
): ComparedParagraph[] {
  const old = new Map(before.map((one) => [one.id, one]));
  const now = new Map(after.map((one) => [one.id, one]));
  const said = (one: Paragraph | undefined) => one?.words[language] ?? '';
  const movedIds = movedBetween(
    before.map(({ id }) => id),
    after.map(({ id }) => id),
  );
  const gone = (one: Paragraph): ComparedParagraph => ({
    paragraph: one,
    kind: movedIds.has(one.id) ? 'moved-from' : 'removed',
    pieces: [{ kind: 'removed', text: said(one) }],
  });
  const result: ComparedParagraph[] = [];
  let at = 0;
  /** What stood before `id` in the old text and stands there no longer comes first. */
  const upTo = (id: string | null) => {
    while (at < before.length && before[at]?.id !== id) {
      const one = before[at];
      if (one && (movedIds.has(one.id) || !now.has(one.id))) result.push(gone(one));
      at += 1;
    }
    if (id !== null) at += 1;
  };
  for (const one of after) {
    const was = old.get(one.id);
    if (!was) {
      result.push({ paragraph: one, kind: 'added', pieces: [{ kind: 'added', text: said(one) }] });
      continue;
    }
    const pieces = redlineOf(said(was), said(one), language);
    const isSame = pieces.every(({ kind }) => kind === 'same') && was.kind === one.kind && was.level === one.level;
    if (movedIds.has(one.id)) result.push({ paragraph: one, kind: 'moved', pieces });
    else {
      upTo(one.id);
      result.push({ paragraph: one, kind: isSame ? 'same' : 'changed', pieces });
    }
  }
  upTo(null);
  return result;
}
