export type LinkItem = {
  href: string;
  label: string;
  /** What it is called where links are read one by one: the label first, and then what tells it from others with the same. */
  name?: string;
  current?: boolean;
  lang?: string;
};

/** Links on one line, the current one underlined in ink. */
export const linksLook = 'tw:flex tw:flex-wrap tw:gap-x-5 tw:gap-y-1';
export const linkLook =
  'tw:inline-block tw:py-1 tw:current:text-ink tw:current:no-underline tw:current:[box-shadow:inset_0_-2px_currentColor] tw:forced-colors:current:border-b-2';

type Props = { label: string; items: readonly LinkItem[]; tabs?: boolean };

/** Links of equal standing (tabs of a page, the languages of a text); the current one is marked. */
export function LinkSet({ label, items, tabs = false }: Props) {
  return (
    <nav aria-label={label} className={tabs ? 'tw:mb-6 tw:border-b tw:border-rule' : undefined}>
      <ul className={linksLook}>
        {items.map((item) => (
          <li key={item.href}>
            <a
              className={linkLook}
              href={item.href}
              aria-label={item.name}
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
