import { linkLook, linksLook } from '#components/ui/link-set.tsx';

export type PageLink = { href: string; label: string; current?: boolean; rel?: 'prev' | 'next' };

/** Links to the pages of a long list. */
export function Pagination({ label, links }: { label: string; links: readonly PageLink[] }) {
  if (links.length < 2) return null;
  return (
    <nav aria-label={label}>
      <ul className={linksLook}>
        {links.map((link) => (
          <li key={link.label}>
            <a className={linkLook} href={link.href} rel={link.rel} aria-current={link.current ? 'page' : undefined}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
