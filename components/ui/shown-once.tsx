import { useEffect, useRef } from 'react';
import { Actions } from '#components/ui/actions.tsx';

export type ShownOnceWords = {
  title: string;
  lead: string;
  /** One sheet a way of handing over: what it is for, and which of the values it shows under which label. */
  sheets: readonly { title: string; how: string; values: readonly { name: string; label: string }[] }[];
  onward: readonly { href: string; label: string }[];
};

/** What an act gives once and no page can show again; each sheet prints on a paper of its own. */
export function ShownOnce({ words, values }: { words: ShownOnceWords; values: Record<string, string> }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section
      className="tw:max-w-measure tw:space-y-2 tw:border tw:border-edge tw:px-5 tw:pt-4 tw:pb-5"
      aria-labelledby="shown-once"
      tabIndex={-1}
      ref={box}
    >
      <h2 id="shown-once" className="tw:text-lg">
        {words.title}
      </h2>
      <p>{words.lead}</p>
      {words.sheets.map((sheet) => (
        <div
          key={sheet.title}
          data-sheet
          className="tw:mt-4 tw:border-t tw:border-dashed tw:border-edge tw:pt-4 tw:print:[[data-sheet]+&]:break-before-page"
        >
          <h3>{sheet.title}</h3>
          <p className="tw:text-sm tw:text-muted">{sheet.how}</p>
          <dl>
            {sheet.values.map(({ name, label }) => (
              <div key={name} className="tw:mt-2">
                <dt className="tw:text-sm tw:text-muted">{label}</dt>
                <dd
                  className="tw:text-lg tw:tracking-wide tw:wrap-anywhere tw:tabular-nums tw:slashed-zero tw:select-all"
                  translate="no"
                >
                  {values[name]}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      <Actions>
        {words.onward.map(({ href, label }) => (
          <a key={href} href={href}>
            {label}
          </a>
        ))}
      </Actions>
    </section>
  );
}
