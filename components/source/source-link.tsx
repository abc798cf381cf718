import { languageOf } from '#components/source/quoted.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { inLanguage } from '#lib/language/tag.ts';

/** The address of a source's page in the register. */
export const sourceHref = (locale: Locale, key: string): string => `/${locale}/sources/${encodeURIComponent(key)}`;

/** The address of the page where the office keeps it. */
export const keptSourceHref = (locale: Locale, key: string): string =>
  `/${locale}/portal/staff/claim/source/${encodeURIComponent(key)}`;

/** A source's title, leading out to where it can be read; without an address, the title alone. */
export function OutLink({ locale, title, url }: { locale: Locale; title: string; url: string | null }) {
  const words = inLanguage(languageOf(locale, title));
  if (!url) return <span {...words}>{title}</span>;
  return (
    <a
      className="tw:wrap-anywhere tw:print:after:ms-1 tw:print:after:text-[0.85em] tw:print:after:text-muted tw:print:after:content-[attr(href)]"
      href={url}
      rel="external noreferrer"
      {...words}
    >
      {title}
    </a>
  );
}
