import type { Ref } from 'react';

export type SummedError = { href: string; message: string };

type Props = {
  title: string;
  errors: readonly SummedError[];
  /** For a form that stays on its page: told when the summary is there, to give it the focus. */
  ref?: Ref<HTMLDivElement>;
};

/** What a refused form says at its top. A page that arrives with it begins there. */
export function ErrorSummary({ title, errors, ref }: Props) {
  return (
    // biome-ignore lint/a11y/noAutofocus: the page would begin at its top, and the refusal be missed
    <div className="error-summary" role="alert" tabIndex={-1} ref={ref} autoFocus>
      <p className="said">{title}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={error.href}>
              <a href={error.href}>{error.message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
