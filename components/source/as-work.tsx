import type { Locale } from '#db/vocabulary.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { partialDateText } from '#lib/time/period.ts';

/** A source as search engines read it (schema.org/CreativeWork), in attributes: the page has no script. */
export function AsSource({
  locale,
  source: { key, title, publisher, date, url },
}: {
  locale: Locale;
  source: SourceView;
}) {
  return (
    <div itemScope itemType="https://schema.org/CreativeWork">
      <meta itemProp="name" content={title} />
      <link itemProp="mainEntityOfPage" href={`/${locale}/sources/${encodeURIComponent(key)}`} />
      {date && <meta itemProp="datePublished" content={partialDateText(date)} />}
      {url && <link itemProp="url" href={url} />}
      <span itemProp="publisher" itemScope itemType="https://schema.org/Organization">
        <meta itemProp="name" content={publisher} />
      </span>
    </div>
  );
}
