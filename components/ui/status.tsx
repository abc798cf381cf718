import type { ReactNode } from 'react';
import { classes } from '#components/ui/classes.ts';

export type Tone = 'plain' | 'quiet' | 'lapis' | 'awaits' | 'refusal' | 'adopted';
export type Mark = 'solid' | 'hollow' | 'half' | 'square' | 'dashed';

const look =
  'tw:inline-flex tw:items-baseline tw:gap-[0.5em] tw:before:size-[0.6em] tw:before:flex-none tw:before:border-[0.12em] tw:before:border-current tw:before:forced-color-adjust-none';
const marks: Record<Mark, string> = {
  solid: 'tw:before:rounded-full tw:before:bg-current',
  hollow: 'tw:before:rounded-full',
  half: 'tw:before:rounded-full tw:before:bg-[linear-gradient(to_right,currentColor_50%,transparent_50%)]',
  square: 'tw:before:bg-current',
  dashed: 'tw:before:rounded-full tw:before:border-dotted',
};
const tones: Record<Tone, string> = {
  plain: '',
  quiet: 'tw:text-muted',
  lapis: 'tw:text-lapis',
  awaits: 'tw:bg-apricot tw:px-[0.5em] tw:text-on-apricot',
  refusal: 'tw:text-refusal',
  adopted: 'tw:text-adopted',
};

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
  return <span className={classes(look, marks[mark], tones[tone])}>{children}</span>;
}
