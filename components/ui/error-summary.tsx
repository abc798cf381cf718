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
    <div
      className="tw:col-span-full tw:mb-6 tw:max-w-measure tw:border-2 tw:border-refusal tw:bg-refusal-sunk tw:px-5 tw:py-4 tw:in-[form]:mb-1"
      role="alert"
      tabIndex={-1}
      ref={ref}
      // biome-ignore lint/a11y/noAutofocus: the page would begin at its top, and the refusal be missed
      autoFocus
    >
      <p className="tw:font-serif tw:font-strong">{title}</p>
      {errors.length > 0 && (
        <ul className="tw:mt-2">
          {errors.map((error) => (
            <li key={error.href}>
              <a className="tw:text-refusal" href={error.href}>
                {error.message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
