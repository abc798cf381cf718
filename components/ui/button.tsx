import type { ComponentProps } from 'react';
import { classes } from '#components/ui/classes.ts';

export type ButtonTone = 'primary' | 'quiet' | 'plain' | 'irreversible';

const box =
  'tw:inline-flex tw:min-h-11 tw:cursor-pointer tw:items-center tw:justify-center tw:rounded-sm tw:border tw:px-4.5 tw:py-2 tw:text-control tw:font-emphasis tw:no-underline tw:disabled:cursor-not-allowed tw:disabled:border-edge tw:disabled:bg-sunk tw:disabled:text-muted tw:desk:min-h-9 tw:desk:py-1.25';
const tones: Record<ButtonTone, string> = {
  primary: 'tw:border-lapis tw:bg-lapis tw:text-paper tw:hover:bg-lapis-deep tw:hover:text-paper',
  quiet: 'tw:border-lapis tw:text-lapis tw:hover:bg-sunk',
  plain: 'tw:cursor-pointer tw:text-lapis tw:underline tw:underline-offset-[0.18em] tw:hover:text-lapis-deep',
  irreversible: 'tw:border-refusal tw:text-refusal tw:hover:bg-refusal-sunk',
};
const look = (tone: ButtonTone): string => classes(tone !== 'plain' && box, tones[tone]);

type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & { tone?: ButtonTone };

/** A button that submits its form unless `type` says otherwise. `irreversible` is for acts that cannot be taken back. */
export function Button({ tone = 'primary', type = 'submit', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={look(tone)} />;
}

type LinkButtonProps = Omit<ComponentProps<'a'>, 'className'> & { tone?: ButtonTone };

/** A link that looks like a button: it leads somewhere, it does nothing. */
export function LinkButton({ tone = 'primary', ...rest }: LinkButtonProps) {
  return <a {...rest} className={look(tone)} />;
}
