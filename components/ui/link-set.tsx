export type LinkItem = { href: string; label: string; current?: boolean; lang?: string };

type Props = { label: string; items: readonly LinkItem[]; tabs?: boolean };

/** Links of equal standing (tabs of a page, the languages of a text); the current one is marked. */
export function LinkSet({ label, items, tabs = false }: Props) {
  return (
    <nav aria-label={label} className={tabs ? 'link-set tabs' : 'link-set'}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a
              href={item.href}
              lang={item.lang}
              hrefLang={item.lang}
              aria-current={item.current ? (tabs ? 'page' : 'true') : undefined}
            >
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
