'use client';
import { useEffect, useRef } from 'react';

export type SummedError = { href: string; message: string };

/** What a refused form says at its top. It takes the focus when it appears and each time the errors change. */
export function ErrorSummary({ title, errors }: { title: string; errors: readonly SummedError[] }) {
  const box = useRef<HTMLDivElement>(null);
  const said = JSON.stringify(errors);
  useEffect(() => {
    if (said) box.current?.focus();
  }, [said]);
  return (
    // biome-ignore lint/a11y/noAutofocus: posted without script, the page would begin at its top, and the refusal be missed
    <div className="error-summary" role="alert" tabIndex={-1} ref={box} autoFocus>
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
