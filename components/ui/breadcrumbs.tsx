import type { LinkItem } from '#components/ui/link-set.tsx';

/** The way back up: the pages above this one, nearest last. */
export function Breadcrumbs({ label, items }: { label: string; items: readonly LinkItem[] }) {
  return (
    <nav aria-label={label} className="tw:-mb-5 tw:pt-2 tw:text-sm tw:md:-mb-6 tw:md:pt-6 tw:desk:-mb-1 tw:desk:pt-4">
      <ol className="tw:flex tw:flex-wrap tw:gap-x-5 tw:gap-y-1">
        {items.map((item) => (
          <li
            key={item.href}
            className="tw:not-first:before:me-5 tw:not-first:before:text-muted tw:not-first:before:content-['/']"
          >
            <a href={item.href}>{item.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
