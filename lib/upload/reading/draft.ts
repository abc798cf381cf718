import { wordsOfRuns } from '#lib/language/emphasis.ts';
import { type kindsInOrder, typedMark } from '#lib/text/kind/rules.ts';
import { styleNames } from '#lib/typeset/instrument.ts';
import { trackedIn } from '#lib/upload/reading/carries.ts';
import type { Block, BlockParagraph, Change, Inline } from '#lib/upload/reading/document.ts';
import { type Opened, openDocx } from '#lib/upload/reading/docx.ts';
import { kindsOfFile } from '#lib/upload/reading/draft-kind.ts';
import { type ApartKind, type DraftParagraph, type DraftText, emptyDraft } from '#lib/upload/reading/draft-text.ts';
import { wordsOfMath } from '#lib/upload/reading/math.ts';
import { ourFile } from '#lib/upload/reading/our-file.ts';

/** The bookmarks that a file of ours has: `p0_…` in the first language, `p1_…` in the second. */
const ours = /^p(\d)_[A-Za-z0-9_]+$/;

type Apart = DraftText['apart'];
/** What is being made of a file: which changes count as done, and what was found so far. */
type Making = {
  draft: DraftText;
  isKept: (change: Change | null) => boolean;
  kindOf: ReturnType<typeof kindsInOrder>[];
  opened: Opened;
};

/**
 * Reads a DOCX as a draft of a text: what each paragraph is, with its changes accepted, or refused where `changes` says so. Whatever
 * no paragraph can be (a table, a box, a note, an equation, a picture) is named with its words. For a thread of its own.
 */
export async function readDraft(bytes: Uint8Array, changes: 'accepted' | 'refused' = 'accepted'): Promise<DraftText> {
  const opened = await openDocx(bytes);
  if ('unread' in opened) return emptyDraft(opened.unread);
  const draft: DraftText = { ...emptyDraft(), tracked: trackedIn(opened.main), ...(await ourFile(opened)) };
  const left = changes === 'accepted' ? 'ins' : 'del';
  const making: Making = {
    draft,
    isKept: (change) => change === null || change.kind === left,
    kindOf: [kindsOfFile()],
    opened,
  };
  put(making, opened.blocks, 0);
  for (const blocks of [...opened.headers, ...opened.footers]) {
    const words = plainWords(making, blocks);
    if (/[\p{L}\p{N}]/u.test(words) && !draft.apart.some((one) => one.kind === 'header' && one.words === words))
      draft.apart.push({ kind: 'header', words, after: -1 });
  }
  draft.authors = [...new Set(draft.paragraphs.flatMap(({ authors }) => authors))];
  return draft;
}

function put(making: Making, blocks: readonly Block[], column: number): void {
  let open: Pending | null = null;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      open = pending(open && hasWords(making, open.inlines) ? open : null, block, open?.inlines ?? []);
      // An end that was taken out makes one paragraph of two.
      if (block.end && !making.isKept(block.end)) continue;
      putParagraph(making, open, column);
      open = null;
      continue;
    }
    if (open) putParagraph(making, open, column);
    open = null;
    const rows = block.rows.filter(({ change }) => making.isKept(change));
    if (rows.some(({ cells }) => cells.some((cell) => columnOf(cell.blocks) !== null))) {
      for (const { cells } of rows)
        for (const [at, cell] of cells.entries()) put(making, cell.blocks, columnOf(cell.blocks) ?? at);
      continue;
    }
    const isNested = rows.some(({ cells }) => cells.some((cell) => cell.blocks.some(({ kind }) => kind === 'table')));
    apart(
      making.draft,
      isNested ? 'nested-table' : 'table',
      rows.map(({ cells }) => cells.map((cell) => plainWords(making, cell.blocks)).join(' | ')).join(' / '),
    );
  }
  if (open) putParagraph(making, open, column);
}

/** Which language a cell of a file of ours is in; null of any other cell. */
function columnOf(blocks: readonly Block[]): number | null {
  for (const block of blocks)
    if (block.kind === 'paragraph')
      for (const one of block.inlines) {
        const column = one.kind === 'bookmark' ? ours.exec(one.name)?.[1] : undefined;
        if (column !== undefined) return Number(column);
      }
  return null;
}

type Pending = { first: BlockParagraph; inlines: Inline[] };
/** Of paragraphs that became one, what it is shows in the first that has words. */
const pending = (open: Pending | null, block: BlockParagraph, before: readonly Inline[]): Pending => ({
  first: open?.first ?? block,
  inlines: [...before, ...block.inlines],
});

type Words = Extract<Inline, { kind: 'text' }>;
/** Hidden words are not seen, and struck ones are not meant to stand: both are named beside. */
const isSaid = ({ hidden, struck }: Words): boolean => !hidden && !struck;

const digits = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹', sub: '₀₁₂₃₄₅₆₇₈₉' } as const;
/** Words with their raised and lowered digits: “m2” is not “m²”. */
const raised = ({ text, script }: Words): string =>
  script === null || !/^\d+$/.test(text)
    ? text
    : text.replaceAll(/\d/g, (digit) => digits[script][Number(digit)] ?? digit);

/** Words with what a tracked change does to them. */
const pieceOf = (one: Words): DraftText['redlines'][number][number] => ({
  kind: one.change === null ? 'same' : one.change.kind === 'ins' ? 'added' : 'removed',
  text: raised(one),
  emphasised: one.italic,
});

const isWord = ({ isKept }: Making, one: Inline): boolean =>
  one.kind === 'text' && isKept(one.change) && isSaid(one) && one.text.trim() !== '';
const hasWords = (making: Making, inlines: readonly Inline[]): boolean => inlines.some((one) => isWord(making, one));

/**
 * The bookmarks of ours that still have words in them: one whose words are gone says nothing of those of another. Where none has, and
 * words stand there all the same, they were typed in the place of those of the last.
 */
function liveBookmarks(making: Making, inlines: readonly Inline[]): string[] {
  const live: string[] = [];
  const all: string[] = [];
  let open: { name: string; id: string } | null = null;
  for (const one of inlines) {
    if (one.kind === 'bookmark' && ours.test(one.name)) {
      open = one;
      all.push(one.name);
    }
    if (one.kind === 'bookmark-end' && open?.id === one.id) open = null;
    if (open === null || !isWord(making, one)) continue;
    live.push(open.name);
    open = null;
  }
  return live.length > 0 ? live : all.slice(-1);
}

function apart(draft: { paragraphs: readonly unknown[]; apart: Apart }, kind: ApartKind, words: string): void {
  draft.apart.push({ kind, words, after: draft.paragraphs.length - 1 });
}

function putParagraph(making: Making, { first, inlines }: Pending, column: number): void {
  const { draft, isKept } = making;
  const texts = inlines.filter((one) => one.kind === 'text');
  const kept = texts.filter((one) => isKept(one.change) && isSaid(one)).map((one) => ({ ...one, text: raised(one) }));
  const plain = kept.map(({ text }) => text).join('');
  const authors = [
    ...new Set([...texts.flatMap(({ change }) => change?.author ?? []), ...(first.end ? [first.end.author] : [])]),
  ];
  if (texts.some(({ change }) => change !== null)) draft.redlines.push(texts.filter(isSaid).map(pieceOf));
  const bookmarks = liveBookmarks(making, inlines);
  const typedBefore = typedMark(plain);
  const counted = first.label?.kind === 'number' ? first.label.text : null;
  const mark = counted ?? typedBefore?.mark ?? null;
  // A point is not numbered: it belongs to what it stands under.
  const isPoint = first.label?.kind === 'point';
  const own = `${first.style.name}`.toLowerCase();
  const isHead = own === styleNames.head.toLowerCase() || own === styleNames.note.toLowerCase();
  if (plain.trim() !== '') {
    const letters = kept.filter(({ text }) => text.trim() !== '');
    making.kindOf[column] ??= kindsOfFile();
    const understood = isHead
      ? { kind: 'preambular' as const, level: 1 as const, isSure: true }
      : making.kindOf[column]({
          styleName: first.style.name,
          heading: first.style.heading,
          isCentred: first.align === 'center',
          isBold: letters.length > 0 && letters.every(({ bold }) => bold),
          mark: isPoint ? '•' : mark,
          words: plain.trim(),
        });
    // Only what is numbered gives up its number: the others have none but in their words.
    const isNumbered = understood.kind === 'operative';
    const cut = isNumbered && counted === null ? (typedBefore?.length ?? 0) : 0;
    const before = isNumbered || counted === null ? '' : `${counted} `;
    // Of a heading, its looks are no emphasis.
    const isPlain = ['title', 'heading', 'annex'].includes(understood.kind);
    const runs = kept.map(({ text, italic }) => ({ text, emphasised: italic && !(isPlain && first.style.italic) }));
    draft.paragraphs.push({
      ...understood,
      isSure: understood.isSure && !isPoint,
      words: before + wordsOfRuns(withoutFirst(runs, cut)),
      whole: before + wordsOfRuns(runs),
      ...{ mark: isNumbered ? mark : null, bookmarks, authors, column, isHead },
    } satisfies DraftParagraph);
  }
  for (const one of inlines) nameApart(making, one);
}

/** Runs without so many of their first letters. */
function withoutFirst(runs: readonly { text: string; emphasised: boolean }[], length: number) {
  let left = length;
  return runs.map(({ text, emphasised }) => {
    const cut = Math.min(left, text.length);
    left -= cut;
    return { text: text.slice(cut), emphasised };
  });
}

function nameApart(making: Making, one: Inline): void {
  const { draft, opened, isKept } = making;
  if (one.kind === 'text' && one.hidden && isKept(one.change) && one.text.trim())
    apart(draft, 'hidden', one.text.trim());
  if (one.kind === 'text' && one.struck && isKept(one.change) && !one.hidden && one.text.trim())
    apart(draft, 'struck', one.text.trim());
  if (one.kind === 'math') apart(draft, 'equation', wordsOfMath(one.node));
  if (one.kind === 'box') apart(draft, 'text-box', plainWords(making, one.blocks));
  if (one.kind === 'unshown') apart(draft, one.what === 'charts' ? 'chart' : 'picture', one.words);
  if (one.kind !== 'note') return;
  const note = opened.notes[one.of].get(one.id);
  if (note) apart(draft, one.of, `${note.author ? `${note.author}: ` : ''}${plainWords(making, note.blocks)}`);
}

/** The words of blocks in a row, with what stands among them: boxes, notes in brackets. */
function plainWords(making: Making, blocks: readonly Block[], depth = 0): string {
  const inline = (one: Inline): string => {
    if (one.kind === 'text') return making.isKept(one.change) ? one.text : '';
    if (one.kind === 'math') return wordsOfMath(one.node);
    if (one.kind === 'unshown') return one.words;
    if (one.kind === 'box') return ` ${plainWords(making, one.blocks, depth)} `;
    if (one.kind === 'bookmark' || one.kind === 'bookmark-end') return '';
    const note = making.opened.notes[one.of].get(one.id);
    // A note may cite itself.
    return note && depth < 3 ? ` [${plainWords(making, note.blocks, depth + 1)}] ` : '';
  };
  const said = blocks.map((block): string =>
    block.kind === 'table'
      ? block.rows
          .map(({ cells }) => cells.map((cell) => plainWords(making, cell.blocks, depth)).join(' | '))
          .join(' / ')
      : block.inlines.map(inline).join(''),
  );
  return said.join(' ').replaceAll(/\s+/g, ' ').trim();
}
