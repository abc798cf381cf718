import type { ComponentProps } from 'react';

export type ButtonTone = 'primary' | 'quiet' | 'plain' | 'irreversible';

const look = (tone: ButtonTone): string => (tone === 'primary' ? 'button' : `button ${tone}`);

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
