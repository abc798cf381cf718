import type { Caution, Redline } from '#lib/act/result.ts';
import { type Piece, redlineOf } from '#lib/text/redline/rules.ts';
import type { ReturnedProposal } from '#lib/text/returned/rules.ts';
import { marked, type Paragraph, wordsIn } from '#lib/text/rules.ts';

/** Letters of what stays that are shown at either side of a change, and of a run of words that goes or comes. */
const [aside, most] = [60, 4000];
/** Letters that all changes of one file may have: a page with more is read by nobody. */
const mostOfAll = 400_000;

const begin = (text: string, letters: number): string => {
  const all = [...text];
  return all.length > letters ? `${all.slice(0, letters).join('').trimEnd()}…` : text;
};

/** What stays is cut between changes: enough of it is left to know the place. */
function shortened(pieces: readonly Piece[]): Piece[] {
  return pieces.map(({ kind, text }, at): Piece => {
    if (kind !== 'same') return { kind, text: begin(text, most) };
    const all = [...text];
    if (all.length <= 2 * aside + 20) return { kind, text };
    const head = at === 0 ? '' : all.slice(0, aside).join('');
    const tail = at === pieces.length - 1 ? '' : all.slice(-aside).join('');
    return { kind, text: `${head}…${tail}` };
  });
}

/**
 * What a returned file would change, each proposal in a line: which paragraph, by its number or else by its first words, and the words that go
 * and come.
 */
export function changesOf(
  proposals: readonly ReturnedProposal[],
  revision: readonly Paragraph[],
  original: string,
): Caution[] {
  const known = new Map(revision.map((one) => [one.id, one]));
  let left = mostOfAll;
  const bounded = (language: string, pieces: readonly Piece[]): Redline => {
    const short = shortened(pieces).map(({ kind, text }) => ({ kind, text: begin(text, Math.max(200, left)) }));
    left -= short.reduce((sum, { text }) => sum + text.length, 0);
    return { language, pieces: short };
  };
  const numbers = new Map<string, Map<string, string | null>>();
  const markIn = (language: string, id: string) => {
    const there =
      numbers.get(language) ?? new Map(marked(revision, language).map((one) => [one.paragraph.id, one.mark]));
    numbers.set(language, there);
    return there.get(id) ?? null;
  };
  /** A paragraph as people find it; `first` is where nothing stands before. */
  const place = (id: string | null, language: string): { mark: string; words: string } => {
    const there = id === null ? undefined : known.get(id);
    if (!there) return { mark: 'first', words: '' };
    return {
      mark: markIn(language, there.id)?.replace(/\.$/, '') ?? 'none',
      words: begin(wordsIn(there, language, original).text.replaceAll('*', ''), 60),
    };
  };
  const changeOf = ({ kind, paragraphId, after, words, language }: ReturnedProposal): Caution => {
    const on = place(kind === 'insert' ? after : paragraphId, language);
    const paragraph = known.get(paragraphId ?? '');
    const before = paragraph ? wordsIn(paragraph, language, original) : { text: '', language };
    const come = words ?? '';
    switch (kind) {
      case 'replace':
        return {
          code: 'returned-replace',
          params: on,
          // What stands there for want of a translation is no word of this language: it goes whole, and the translation comes.
          redline: bounded(
            language,
            before.language === language
              ? redlineOf(before.text, come, language)
              : [
                  { kind: 'removed', text: before.text },
                  { kind: 'added', text: ` ${come}` },
                ],
          ),
        };
      case 'insert':
        return { code: 'returned-insert', params: on, redline: bounded(language, [{ kind: 'added', text: come }]) };
      case 'delete':
        return {
          code: 'returned-delete',
          params: on,
          redline: bounded(before.language, [{ kind: 'removed', text: before.text }]),
        };
      case 'move': {
        const to = place(after, language);
        return { code: 'returned-move', params: { ...on, place: to.mark, placeWords: to.words } };
      }
    }
  };
  return proposals.map(changeOf);
}
