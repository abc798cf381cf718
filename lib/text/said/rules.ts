import { locales, type ParagraphKind, type ProposalKind } from '#db/vocabulary.ts';
import type { Caution, Redline } from '#lib/act/result.ts';
import { emphasisedPieces, withoutEmphasis } from '#lib/language/emphasis.ts';
import { languageName } from '#lib/language/language.ts';
import { type Piece, redlineOf } from '#lib/text/redline/rules.ts';
import { alignmentOf, markedSince, type Paragraph, wordsIn } from '#lib/text/rules.ts';

/** A proposal as far as it says what it would change, whoever made it and wherever it stands. */
export type SaidProposal = {
  kind: ProposalKind;
  paragraphId: string | null;
  after: string | null;
  paragraphKind: ParagraphKind | null;
  level: 1 | 2 | 3 | null;
  language: string;
  /** What it would have the text say, in the language that it is given in. */
  words: string | null;
};

/** The text that is proposed on: as it stands, and its last revision, whose numbers hold. */
type Text = { paragraphs: readonly Paragraph[]; last: readonly Paragraph[]; original: string };
type Shown = Redline['pieces'][number];

/** Letters of what stays that are shown at either side of a change, and of a run of words that goes or comes. */
const [aside, most] = [60, 4000];
/** Letters that all changes of one file may have: a page with more is read by nobody. */
const mostOfAll = 400_000;

/** The beginning of words, in so many letters. */
export const begin = (text: string, letters: number): string => {
  const all = [...text];
  return all.length > letters ? `${all.slice(0, letters).join('').trimEnd()}…` : text;
};

/** What stays is cut between changes: enough of it is left to know the place. */
export function shortened(pieces: readonly Shown[]): Shown[] {
  return pieces.map((piece, at): Shown => {
    const { kind, text } = piece;
    if (kind !== 'same') return { ...piece, text: begin(text, most) };
    const all = [...text];
    if (all.length <= 2 * aside + 20) return piece;
    const head = pieces.slice(0, at).every((one) => one.kind === 'same') ? '' : all.slice(0, aside).join('');
    const tail = pieces.slice(at + 1).every((one) => one.kind === 'same') ? '' : all.slice(-aside).join('');
    return { ...piece, text: `${head}…${tail}` };
  });
}

/** The name of a language as a figure of a sentence, in each language that the sentence may be said in. */
export const languageNamed = (name: string, tag: string): Record<string, string> =>
  Object.fromEntries(locales.map((locale) => [`${name}.${locale}`, languageName(locale, tag)]));

/** A paragraph as people find it: its number, or else its first words; `first` is where nothing stands before. */
export type Place = { mark: string; words: string };

/** Gives the place of a paragraph of a text, as it is found in a language. */
function placesIn({ paragraphs, last, original }: Text): (id: string | null, language: string) => Place {
  const known = new Map(paragraphs.map((one) => [one.id, one]));
  const numbers = new Map<string, Map<string, string | null>>();
  const markIn = (language: string, id: string) => {
    const there =
      numbers.get(language) ??
      new Map(markedSince(paragraphs, last, language).map((one) => [one.paragraph.id, one.mark]));
    numbers.set(language, there);
    return there.get(id) ?? null;
  };
  return (id, language) => {
    const there = id === null ? undefined : known.get(id);
    if (!there) return { mark: 'first', words: '' };
    return {
      mark: markIn(language, there.id)?.replace(/\.$/, '') ?? 'none',
      words: begin(withoutEmphasis(wordsIn(there, language, original).text), 60),
    };
  };
}

/**
 * What proposals would change, each in a line: which paragraph, by its number or else by its first words, and the words that go and come. One
 * alone is shown whole; of many at once, what stays is cut between the changes.
 */
export function changesOf(proposals: readonly SaidProposal[], { paragraphs, last, original }: Text): Caution[] {
  const known = new Map(paragraphs.map((one) => [one.id, one]));
  let left = mostOfAll;
  const bounded = (language: string, pieces: readonly Piece[]): Redline => {
    const shown = emphasisedPieces(pieces);
    if (proposals.length === 1) return { language, pieces: shown };
    const short = shortened(shown).map((piece) => ({ ...piece, text: begin(piece.text, Math.max(200, left)) }));
    left -= short.reduce((sum, { text }) => sum + text.length, 0);
    return { language, pieces: short };
  };
  const place = placesIn({ paragraphs, last, original });
  const changeOf = ({ kind, paragraphId, after, paragraphKind, level, words, language }: SaidProposal): Caution => {
    const on = place(kind === 'insert' ? after : paragraphId, language);
    const paragraph = known.get(paragraphId ?? '');
    const before = paragraph ? wordsIn(paragraph, language, original) : { text: '', language };
    const come = words ?? '';
    switch (kind) {
      case 'replace':
        return {
          code: 'proposed-replace',
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
        return {
          code: 'proposed-insert',
          params: {
            ...on,
            what: paragraphKind === 'operative' ? `operative${level ?? 1}` : (paragraphKind ?? 'other'),
          },
          redline: bounded(language, [{ kind: 'added', text: come }]),
        };
      case 'delete':
        return {
          code: 'proposed-delete',
          params: on,
          redline: bounded(before.language, [{ kind: 'removed', text: before.text }]),
        };
      case 'move': {
        const to = place(after, language);
        return {
          code: 'proposed-move',
          params: { ...on, place: to.mark, placeWords: to.words },
          redline: bounded(before.language, [{ kind: 'same', text: before.text }]),
        };
      }
      case 'comment':
        return { code: 'proposed-comment', params: on, redline: bounded(language, [{ kind: 'added', text: come }]) };
    }
  };
  return proposals.map(changeOf);
}

/** One proposal with all that goes with it: what it would change, its translations, and why. */
export function proposalSaid(
  {
    words,
    rationale,
    ...proposal
  }: Omit<SaidProposal, 'words'> & {
    words: Readonly<Record<string, string>> | null;
    rationale?: string | null;
  },
  text: Text,
): Caution[] {
  const { language } = proposal;
  const translations = Object.entries(words ?? {}).filter(([tag]) => tag !== language);
  return [
    ...changesOf([{ ...proposal, words: words?.[language] ?? null }], text),
    ...translations.map(([tag, said]) => ({
      code: 'proposed-translation',
      params: languageNamed('language', tag),
      redline: { language: tag, pieces: emphasisedPieces([{ kind: 'added' as const, text: said }]) },
    })),
    ...(rationale ? [{ code: 'proposed-why', params: { why: rationale } }] : []),
  ];
}

/** One paragraph with the words that it would come to say in each language that is given; none given, as it stands. */
export function paragraphSaid(
  code: string,
  id: string,
  text: Text,
  given: Readonly<Record<string, string>> = {},
): Caution[] {
  const at = text.paragraphs.find((one) => one.id === id);
  if (!at) return [];
  const params = { ...placesIn(text)(id, text.original) };
  const stands = wordsIn(at, text.original, text.original);
  if (Object.keys(given).length === 0) {
    const pieces = emphasisedPieces([{ kind: 'same', text: stands.text }]);
    return [{ code, params, redline: { language: stands.language, pieces } }];
  }
  return Object.entries(given).flatMap(([language, words]): Caution[] => {
    if (at.words[language] === words) return [];
    const pieces = emphasisedPieces(redlineOf(at.words[language] ?? '', words, language));
    return [{ code, params, redline: { language, pieces } }];
  });
}

/** Which translations of a paragraph stay as they are while its original moves on, or are said to be right: those that count as right, and those that are behind then. */
export function alignmentSaid(before: Paragraph, paragraphs: readonly Paragraph[], original: string): Caution[] {
  const after = paragraphs.find(({ id }) => id === before.id);
  if (!after) return [];
  const isMoved = after.words[original] !== before.words[original];
  return Object.keys(after.words).flatMap((tag): Caution[] => {
    if (tag === original || after.words[tag] !== before.words[tag]) return [];
    if (!isMoved && alignmentOf(after, tag, original) === alignmentOf(before, tag, original)) return [];
    const code = alignmentOf(after, tag, original) === 'done' ? 'wording-stands' : 'wording-behind';
    return [{ code, params: languageNamed('language', tag) }];
  });
}
