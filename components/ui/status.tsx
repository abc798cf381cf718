import type { ReactNode } from 'react';

export type Tone = 'plain' | 'quiet' | 'lapis' | 'awaits' | 'refusal' | 'adopted';
export type Mark = 'solid' | 'hollow' | 'half' | 'square' | 'dashed';

/** A status in words, with a mark whose form repeats what the colour says. */
export function Status({
  tone = 'plain',
  mark = 'hollow',
  children,
}: {
  tone?: Tone;
  mark?: Mark;
  children: ReactNode;
}) {
  return <span className={`status ${mark}${tone === 'plain' ? '' : ` ${tone}`}`}>{children}</span>;
}
