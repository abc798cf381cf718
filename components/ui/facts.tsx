import type { ReactNode } from 'react';

const line =
  'tw:border-t tw:border-rule tw:py-2 tw:print:break-inside-avoid tw:first:border-t-0 tw:first:pt-0 tw:md:grid tw:md:grid-cols-[12rem_minmax(0,1fr)] tw:md:items-baseline tw:md:gap-6';

export type Fact = {
  term: string;
  value: ReactNode;
  /** Worked out here, said to be unknown, or only leading elsewhere: nothing that a source would be named for. */
  derived?: boolean;
};

/** Would nothing be seen of it? A condition that does not hold is no fact. */
const isEmpty = (value: ReactNode): boolean =>
  value === null ||
  value === undefined ||
  typeof value === 'boolean' ||
  value === '' ||
  (Array.isArray(value) && value.every(isEmpty));

/** A definition list; a fact without a value is left out. A line each, or `abreast`: in columns, the term above its value. */
export function Facts({ items, abreast = false }: { items: readonly Fact[]; abreast?: boolean }) {
  const said = items.filter(({ value }) => !isEmpty(value));
  if (said.length === 0) return null;
  return (
    <dl className={abreast ? 'tw:grid tw:grid-cols-facts tw:gap-x-8 tw:gap-y-3' : undefined}>
      {said.map((item) => (
        <div key={item.term} className={abreast ? undefined : line}>
          <dt className="tw:text-sm tw:text-muted">{item.term}</dt>
          <dd className="tw:max-w-measure" data-derived={item.derived || undefined}>
            {item.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
