import type { ReactNode } from 'react';
import { directionOf } from '#lib/language/formatter.ts';

/** Words of a text with what stands between asterisks set in italics; `open` says that they begin within such words. Gives the words, and whether they end within. */
export function emphasised(text: string, open = false): { words: ReactNode; open: boolean } {
  const parts = text.split('*');
  let inside = open;
  const words = parts.map((part, at) => {
    if (at > 0) inside = !inside;
    // The parts of one text stand in one order for good.
    const key = `${at}`;
    if (!inside) return part;
    // No italic face is loaded: slanted letters are better than none.
    return (
      <em key={key} className="tw:[font-synthesis:style]">
        {part}
      </em>
    );
  });
  return { words, open: inside };
}

type Props = { text: string; language: string; className?: string };

/** A paragraph’s words in their own language and direction. */
export function Words({ text, language, className }: Props) {
  return (
    <span lang={language} dir={directionOf(language)} className={className}>
      {emphasised(text).words}
    </span>
  );
}
