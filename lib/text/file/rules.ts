import { emphasisedPieces, withoutEmphasis, wordsOfRuns } from '#lib/language/emphasis.ts';
import { shownSegments } from '#lib/text/bracket/rules.ts';
import { redlineOf } from '#lib/text/redline/rules.ts';
import type { RollingParagraph, RollingText } from '#lib/text/rolling/rules.ts';
import { type Marked, numberBefore, type Paragraph, wordsIn } from '#lib/text/rules.ts';

type Tracked = { kind: 'added' | 'removed'; author: string; at: string };
type Piece = { text: string; change?: Tracked };
/** A paragraph as it is set in a file: its words in each language that stands there, and the number before them. */
export type FileLine = {
  id: string | null;
  kind: Paragraph['kind'];
  level: 1 | 2 | 3;
  anchor: string;
  columns: {
    language: string;
    mark: string | null;
    pieces: Piece[];
    /** What is said of it beneath its words, and is no part of the text. */
    notes?: string[];
  }[];
  change?: Tracked;
};

/**
 * The lines of a text in one language, or in several side by side: `numbered` is the text as each of them numbers it, `notesOf` what is said beneath
 * a paragraph in a language.
 */
export const linesOf = (
  numbered: readonly { language: string; marked: readonly Marked[] }[],
  original: string,
  notesOf: (paragraph: Paragraph, language: string) => string[] = () => [],
): FileLine[] =>
  (numbered[0]?.marked ?? []).map(({ paragraph, anchor }, at) => ({
    ...{ id: paragraph.id, kind: paragraph.kind, level: paragraph.level, anchor },
    columns: numbered.map(({ language, marked }) => {
      const { text, language: spoken } = wordsIn(paragraph, language, original);
      const notes = notesOf(paragraph, language);
      const mark = numberBefore({ paragraph, mark: marked[at]?.mark ?? null }, language);
      const column = { language: spoken, mark, pieces: [{ text }] };
      return notes.length > 0 ? { ...column, notes } : column;
    }),
  }));

type Rolling = {
  rolling: RollingText;
  /** What a participant is called in the file. */
  nameOf: (key: string) => string;
  /** When each proposal was submitted: an instant, ISO 8601. */
  submitted: ReadonlyMap<string, string>;
  /** Words of the file's language: “alt.”, “Comment”, “(in English)”, what is said of a move and of words that nobody can place. */
  say: {
    alternative: string;
    comment: string;
    /** In brackets of its own, as the page says it. */
    inLanguage: (language: string) => string;
    movedFrom: string;
    /** Null is the beginning; of what bears no number its first words are said. */
    moveTo: (behind: { mark: string | null; words: string } | null) => string;
    /** What is said beneath a paragraph that stands: agreed ad referendum, or no longer; none where nothing is. */
    notes: (one: RollingParagraph) => string[];
  };
  last: readonly Marked[];
};

/**
 * The rolling text as lines whose words carry who would put them in or take them out: brackets and proponents stand in the words that
 * are added, so that whoever accepts everything reads the rolling text, and whoever refuses everything reads the revision.
 */
export function rollingLines({ rolling, nameOf, submitted, say, last }: Rolling): FileLine[] {
  const who = (by: { proponents: readonly string[] }) => by.proponents.map(nameOf).join(', ');
  const change = (kind: Tracked['kind'], ...by: { proponents: string[]; proposals: string[] }[]): Tracked => ({
    kind,
    author: [...new Set(by.flatMap(({ proponents }) => proponents))].map(nameOf).join(', '),
    at:
      by.flatMap(({ proposals }) => proposals.flatMap((id) => submitted.get(id) ?? [])).toSorted()[0] ??
      '1970-01-01T00:00:00Z',
  });
  const placeOf = (id: string | null, language: string) => {
    const there = last.find(({ paragraph }) => paragraph.id === id);
    if (!there) return null;
    const words = [
      ...withoutEmphasis(there.paragraph.words[language] ?? Object.values(there.paragraph.words)[0] ?? ''),
    ];
    return { mark: there.mark, words: words.length > 60 ? `${words.slice(0, 60).join('')}…` : words.join('') };
  };

  const pieces = ({ segments, deletedBy, movedBy, language }: RollingParagraph): Piece[] => {
    const said: Piece[] = shownSegments(segments).flatMap((one): Piece[] => {
      if (one.kind === 'same') return [{ text: one.text }];
      const { base, options } = one;
      return [
        ...(base ? [{ text: base, change: change('removed', ...options) }] : []),
        ...options.map((option) => ({
          text: `[${who(option)}: ${option.text || '–'}]`,
          change: change('added', option),
        })),
      ];
    });
    // Whoever would delete a paragraph strikes what no one else has struck.
    const struck = deletedBy
      ? said.map((piece) => (piece.change ? piece : { ...piece, change: change('removed', deletedBy) }))
      : said;
    const notes = movedBy.map(
      (by): Piece => ({
        text: ` [${who(by)}: ${say.moveTo(placeOf(by.after, language))}]`,
        change: change('added', by),
      }),
    );
    return deletedBy
      ? [...struck, { text: ` [${who(deletedBy)}: –]`, change: change('added', deletedBy) }, ...notes]
      : [...struck, ...notes];
  };

  return rolling.paragraphs.flatMap((one): FileLine[] => {
    const { paragraph, kind, anchor, language, proposedBy, alternatives, comments } = one;
    const mark = numberBefore(one, language);
    const base = { kind: paragraph.kind, level: paragraph.level };
    const whole = one.segments.map((segment) => (segment.kind === 'same' ? segment.text : segment.base)).join('');
    if (kind !== 'text' && proposedBy) {
      const note = kind === 'arrival' ? ` (${say.movedFrom})` : '';
      const added = change('added', proposedBy);
      return [
        {
          ...base,
          ...{ id: null, anchor, change: added },
          columns: [{ language, mark, pieces: [{ text: `[${who(proposedBy)}${note}: ${whole}]` }] }],
        },
      ];
    }
    const notes = say.notes(one);
    const column = { language, mark, pieces: pieces(one), ...(notes.length > 0 && { notes }) };
    const line: FileLine = { ...base, id: paragraph.id, anchor, columns: [column] };
    const aside = [
      ...alternatives.map((option) => ({ option, isWhole: true })),
      ...comments.map((option) => ({ option, isWhole: false })),
    ];
    return [
      line,
      ...aside.map(({ option, isWhole }, at): FileLine => {
        const spoken = option.language ? ` ${say.inLanguage(option.language)}` : '';
        return {
          ...base,
          ...{ id: null, anchor: `${anchor}-alt-${at + 1}`, change: change('added', option) },
          columns: [
            {
              language: option.language ?? language,
              mark: isWhole ? `${mark?.replace(/\.$/, '') ?? ''} ${say.alternative}`.trim() : say.comment,
              pieces: [{ text: `[${who(option)}${spoken}: ${option.text}]` }],
            },
          ],
        };
      }),
    ];
  });
}

/** Two versions of a text as one whose changes are tracked under a name: what a delegation or the office sends to be looked through. */
export const redlinePieces = (before: string, after: string, language: string, by: Omit<Tracked, 'kind'>): Piece[] =>
  emphasisedPieces(redlineOf(before, after, language)).map(({ kind, ...run }) => {
    const text = wordsOfRuns([run]);
    return kind === 'same' ? { text } : { text, change: { kind, ...by } };
  });
