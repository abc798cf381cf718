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
/** The same forms where they are not sure: paler, and with a dotted edge. */
const unsureMarks: Record<Mark, string> = {
  solid: 'tw:before:rounded-full tw:before:border-dotted tw:before:bg-ink-pale',
  hollow: 'tw:before:rounded-full tw:before:border-dotted',
  half: 'tw:before:rounded-full tw:before:border-dotted tw:before:bg-[linear-gradient(to_right,var(--tw-color-ink-pale)_50%,transparent_50%)]',
  square: 'tw:before:border-dotted tw:before:bg-ink-pale',
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
  unsure = false,
  children,
}: {
  tone?: Tone;
  mark?: Mark;
  /** It is not certain: the mark is paler, with a dotted edge. */
  unsure?: boolean;
  children: ReactNode;
}) {
  return <span className={classes(look, (unsure ? unsureMarks : marks)[mark], tones[tone])}>{children}</span>;
}
