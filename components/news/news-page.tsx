import { Notices } from '#components/correction/notices.tsx';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import { languageOf } from '#components/source/quoted.tsx';
import { day } from '#components/source/when.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
import type { NewsView } from '#lib/news/queries.ts';

/** One press release. */
export function NewsPage({ locale, view }: { locale: Locale; view: NewsView }) {
  const t = translator(locale, 'news');
  return (
    <article>
      <Breadcrumbs
        label={translator(locale, 'frame')('breadcrumbs')}
        items={[{ href: `/${locale}/news`, label: t('title') }]}
      />
      <PageHeading
        title={view.headline}
        lang={languageOf(locale, view.headline, view.headlineLanguage)}
        kicker={<time dateTime={view.date}>{day(locale, view.date)}</time>}
      />
      <Notices locale={locale} noun="news" corrections={view.corrections} />
      {view.otherLanguageOnly && !view.withdrawnOn && (
        <div className="tw:mb-6">
          <Notice>
            <p>{t('otherLanguageOnly')}</p>
          </Notice>
        </div>
      )}
      <div className="tw:max-w-measure tw:space-y-3">
        {view.body.map((paragraph) => (
          <p key={paragraph} {...inLanguage(languageOf(locale, paragraph, view.headlineLanguage))}>
            {paragraph}
          </p>
        ))}
        {view.conference && (
          <p>
            {t('about')} <ConferenceLink locale={locale} to={view.conference} />
          </p>
        )}
      </div>
    </article>
  );
}
