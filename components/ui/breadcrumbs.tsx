import type { LinkItem } from '#components/ui/link-set.tsx';

/** The way back up: the pages above this one, nearest last. */
export function Breadcrumbs({ label, items }: { label: string; items: readonly LinkItem[] }) {
  return (
    <nav aria-label={label} className="crumbs">
      <ol>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href}>{item.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
