import type { Locale } from '#db/vocabulary.ts';
import type { ProcessView } from '#lib/process/queries.ts';
import { partialDateText } from '#lib/time/period.ts';

/** The process as search engines read it (schema.org/Organization), in attributes: the page has no script. */
export function AsOrganization({ locale, view }: { locale: Locale; view: ProcessView }) {
  return (
    <div itemScope itemType="https://schema.org/Organization">
      <meta itemProp="name" content={view.name} />
      <meta itemProp="alternateName" content={view.acronym} />
      <meta itemProp="description" content={view.kind} />
      <meta itemProp="foundingDate" content={partialDateText(view.launched)} />
      <link itemProp="url" href={`/${locale}`} />
    </div>
  );
}
