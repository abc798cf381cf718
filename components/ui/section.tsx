import type { ReactNode } from 'react';

type Props = { title: ReactNode; id?: string; wide?: boolean; children: ReactNode };

/** A part of a page under a rule: its heading stands in the margin on a wide screen, above it otherwise or when `wide`. */
export function Section({ title, id, wide = false, children }: Props) {
  return (
    <section className={wide ? 'section wide' : 'section'} id={id}>
      <h2>{title}</h2>
      <div className="section-body">{children}</div>
    </section>
  );
}
