import { kindWord } from '#components/outcome/outcome-list.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { OutcomeView } from '#lib/outcome/queries.ts';
import { partialDateText } from '#lib/time/period.ts';

type Props = {
  locale: Locale;
  view: Pick<
    OutcomeView,
    'slug' | 'title' | 'titleLanguage' | 'kind' | 'kindName' | 'adoptedOn' | 'summary' | 'textUrl' | 'conference'
  >;
};

/**
 * An outcome whose text the register does not have, as search engines read it (schema.org/CreativeWork), in attributes: the page has no script. One whose
 * text is here is Legislation (adopted-text.tsx).
 */
export function AsWork({ locale, view }: Props) {
  const { slug, title, titleLanguage, adoptedOn, summary, textUrl, conference } = view;
  return (
    <div itemScope itemType="https://schema.org/CreativeWork">
      <meta itemProp="name" content={title} />
      <meta itemProp="genre" content={kindWord(locale, view)} />
      <meta itemProp="inLanguage" content={titleLanguage} />
      <link itemProp="url" href={`/${locale}/outcomes/${slug}`} />
      {adoptedOn && <meta itemProp="dateCreated" content={partialDateText(adoptedOn)} />}
      {summary && <meta itemProp="abstract" content={summary} />}
      {textUrl && <link itemProp="sameAs" href={textUrl} />}
      {conference && (
        <span itemProp="recordedAt" itemScope itemType="https://schema.org/Event">
          <meta itemProp="name" content={conference.title} />
          <link itemProp="url" href={`/${locale}/conferences/${conference.slug}`} />
        </span>
      )}
    </div>
  );
}
