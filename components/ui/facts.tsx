import type { ReactNode } from 'react';

export type Fact = { term: string; value: ReactNode };

/** A definition list; a fact without a value is left out. */
export function Facts({ items }: { items: readonly Fact[] }) {
  const said = items.filter((item) => item.value !== null && item.value !== undefined && item.value !== '');
  if (said.length === 0) return null;
  return (
    <dl className="facts">
      {said.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
