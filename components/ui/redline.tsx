import { Fragment, type ReactNode } from 'react';

export type RedlinePiece = { kind: 'same' | 'added' | 'removed'; text: string; emphasised?: boolean };

/** Whether words that come would stand hard by those that go. */
const touch = (before: RedlinePiece | undefined, { kind, text }: RedlinePiece): boolean =>
  before?.kind === 'removed' && kind === 'added' && !/\s$/u.test(before.text) && !/^\s/u.test(text);

/** Words with what goes struck and what comes underlined. */
export function Redline({ pieces }: { pieces: readonly RedlinePiece[] }) {
  return pieces.map((piece, place) => (
    // They stand in one order for good.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Fragment key={place}>
      {touch(pieces[place - 1], piece) && '\u2009'}
      <PieceView piece={piece} />
    </Fragment>
  ));
}

function PieceView({ piece: { kind, text, emphasised = false } }: { piece: RedlinePiece }) {
  const words = emphasised ? <Emphasis>{text}</Emphasis> : text;
  if (kind === 'added')
    return <ins className="tw:underline tw:decoration-lapis tw:decoration-2 tw:underline-offset-4">{words}</ins>;
  if (kind === 'removed') return <del className="tw:text-muted tw:decoration-refusal tw:decoration-2">{words}</del>;
  return words;
}

/** Words in italics. No italic face is loaded: slanted letters are better than none. */
export const Emphasis = ({ children }: { children: ReactNode }) => (
  <em className="tw:[font-synthesis:style]">{children}</em>
);

/** Words as runs, each plain or emphasised. */
export function Runs({ runs }: { runs: readonly { text: string; emphasised: boolean }[] }) {
  return runs.map(({ text, emphasised }, place) =>
    // They stand in one order for good.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    emphasised ? <Emphasis key={place}>{text}</Emphasis> : <Fragment key={place}>{text}</Fragment>,
  );
}
