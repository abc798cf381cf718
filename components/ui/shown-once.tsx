import { useEffect, useRef } from 'react';

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
    <section className="shown-once" aria-labelledby="shown-once" tabIndex={-1} ref={box}>
      <h2 id="shown-once">{words.title}</h2>
      <p>{words.lead}</p>
      {words.sheets.map((sheet) => (
        <div key={sheet.title} className="sheet">
          <h3>{sheet.title}</h3>
          <p className="small">{sheet.how}</p>
          <dl>
            {sheet.values.map(({ name, label }) => (
              <div key={name}>
                <dt>{label}</dt>
                <dd translate="no">{values[name]}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      <p className="actions no-print">
        {words.onward.map(({ href, label }) => (
          <a key={href} href={href}>
            {label}
          </a>
        ))}
      </p>
    </section>
  );
}
