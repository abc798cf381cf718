import type { ReactNode } from 'react';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { Emphasis, Runs } from '#components/ui/redline.tsx';
import { runsOf, withoutEmphasis } from '#lib/language/emphasis.ts';
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
    return <Emphasis key={key}>{part}</Emphasis>;
  });
  return { words, open: inside };
}

type Props = { text: string; language: string; className?: string };

/** A paragraph’s words in their own language and direction. */
export function Words({ text, language, className }: Props) {
  return (
    <span lang={language} dir={directionOf(language)} className={className}>
      <Runs runs={runsOf(text)} />
    </span>
  );
}

/** Words of a text that are said in a form and not asked, with what stands between asterisks in italics. */
export const fixedWords = (name: string, label: string, text: string, language: string): FieldSpec => ({
  kind: 'fixed',
  name,
  label,
  value: '',
  text: withoutEmphasis(text),
  lang: language,
  runs: runsOf(text),
});
