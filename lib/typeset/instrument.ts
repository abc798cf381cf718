import type { ParagraphKind } from '#db/vocabulary.ts';
import type { SetText } from '#lib/typeset/text.ts';

/** Words of a paragraph, with who would put them in or take them out; `*…*` in them is emphasis. */
export type Piece = { text: string; change?: Tracked };
/** A change as Word shows it: who made it and when (an instant, ISO 8601). */
export type Tracked = { kind: 'added' | 'removed'; author: string; at: string };

/** A paragraph in one language, with the number that stands before it. */
export type Column = {
  language: string;
  mark: string | null;
  pieces: Piece[];
  /** What is said of it beneath its words, and is no part of the text. */
  notes?: string[];
};

/** A paragraph of an instrument, in one language or two that stand beside each other. */
export type Line = {
  /** The paragraph that it is, through all revisions; null of a line that is none (a note, a paragraph only proposed). */
  id: string | null;
  kind: ParagraphKind;
  level: 1 | 2 | 3;
  /** The name by which it is linked to: op-3-a. */
  anchor: string;
  columns: Column[];
  /** That the whole paragraph is proposed, or proposed to go. */
  change?: Tracked;
};

/** An instrument to be set as a file: the particulars of any text, and its paragraphs. Plain values, so that a thread can be given it. */
export type SetInstrument = Omit<SetText, 'blocks' | 'language' | 'pageOf'> & {
  languages: string[];
  lines: Line[];
  /** The foot of a page, with “{page}” and “{pages}” in it. */
  pageOf: string;
  /** That it is the rolling text: the proposals of all stand in its words. */
  isRolling?: boolean;
};

/** The names of the properties by which a DOCX of ours is known when it comes back: what it was made of, and the languages of its columns. */
export const propertyNames = { madeOf: 'Instrument', languages: 'Instrument languages' } as const;

/** What stands in a DOCX of ours around its paragraphs: the lines of its head and of its notes, and those at the edges of its pages, where “#” is the number of a page. */
export function aroundOf(text: SetInstrument): { head: string[]; edges: string[] } {
  const { issuer, symbol, particulars, occasion, title, subtitle, lines, running, pageOf } = text;
  const hasTitle = lines.some(({ kind }) => kind === 'title');
  const notes = lines.flatMap(({ columns }) => columns.flatMap((column) => column.notes ?? []));
  return {
    head: [issuer, symbol, ...particulars, ...occasion, ...(hasTitle ? [] : [title]), subtitle ?? '', ...notes],
    edges: [`${running} ${symbol}`, `${running} ${pageOf.replaceAll(/\{pages?\}/g, '#')}`],
  };
}

/**
 * The name of a paragraph's bookmark, by which it is known again when the file comes back: letters, digits and `_`, at most 40 of them,
 * as Word wants; of an id that is a UUID it says all. `column` tells the languages of one paragraph apart.
 */
export const bookmarkOf = (id: string, column: number): string =>
  `p${column}_${id.replaceAll('-', '').replaceAll(/[^A-Za-z0-9]/g, '_')}`.slice(0, 40);

/** The names of the styles of an instrument: programs keep them where they rename all else. */
export const styleNames = {
  head: 'Instrument Head',
  note: 'Instrument Note',
  title: 'Title',
  heading: 'heading 1',
  preambular: 'Instrument Preambular',
  'operative-1': 'Instrument Operative 1',
  'operative-2': 'Instrument Operative 2',
  'operative-3': 'Instrument Operative 3',
  annex: 'Instrument Annex',
} as const;
export type StyleKey = keyof typeof styleNames;

/** The style of a paragraph. */
export const styleOf = ({ kind, level }: Pick<Line, 'kind' | 'level'>): StyleKey =>
  kind === 'operative' ? `operative-${level}` : kind;
