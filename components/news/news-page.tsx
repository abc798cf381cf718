import { Notices } from '#components/correction/notices.tsx';
import { ReleasedTable } from '#components/document/released-table.tsx';
import { printedLink, ReleaseContacts, ReleaseText, type ReleaseWords } from '#components/news/release-text.tsx';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import { OwnTranslation } from '#components/source/own-translation.tsx';
import { languageOf } from '#components/source/quoted.tsx';
import { day } from '#components/source/when.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
import { readContacts, readRelease } from '#lib/news/notation/rules.ts';
import type { NewsView } from '#lib/news/queries.ts';

/** One press release: what it says, whom to ask, what goes with it, and what it is about. */
export function NewsPage({ locale, view }: { locale: Locale; view: NewsView }) {
  const t = translator(locale, 'news');
  const inIts = inLanguage(languageOf(locale, view.headline, view.headlineLanguage));
  const contacts = readContacts(view.contacts ?? '');
  return (
    <article itemScope itemType="https://schema.org/NewsArticle">
      <meta itemProp="inLanguage" content={view.headlineLanguage} />
      {view.correctedOn && <meta itemProp="dateModified" content={view.correctedOn} />}
      <Breadcrumbs
        label={translator(locale, 'frame')('breadcrumbs')}
        items={[{ href: `/${locale}/news`, label: t('title') }]}
      />
      <PageHeading
        title={<span itemProp="headline">{view.headline}</span>}
        lang={languageOf(locale, view.headline, view.headlineLanguage)}
        kicker={
          <>
            <time dateTime={view.date} itemProp="datePublished">
              {day(locale, view.date)}
            </time>
            {view.number && ` · ${t('number', { number: view.number })}`}
          </>
        }
      >
        <OwnTranslation locale={locale} languages={view.ownTranslation} shown={view.headlineLanguage} />
      </PageHeading>
      <Notices locale={locale} noun="news" corrections={view.corrections} />
      {view.otherLanguageOnly && !view.withdrawnOn && (
        <div className="tw:mb-6">
          <Notice>
            <p>{t('otherLanguageOnly')}</p>
          </Notice>
        </div>
      )}
      {!view.withdrawnOn && (
        <div className="tw:max-w-measure tw:pb-10" {...inIts}>
          <ReleaseText release={readRelease(view.lead ?? '', view.body)} words={releaseWords(locale)} />
        </div>
      )}
      {contacts.length > 0 && (
        <Section title={t('contacts')} id="contacts">
          <div {...inIts}>
            <ReleaseContacts contacts={contacts} />
          </div>
        </Section>
      )}
      {view.attachments.length > 0 && (
        <Section title={t('attachments')} id="documents">
          <ReleasedTable
            locale={locale}
            rows={view.attachments}
            caption={t('attachmentsCaption')}
            empty={{ title: '', lead: '' }}
          />
        </Section>
      )}
      <About locale={locale} view={view} />
    </article>
  );
}

/** What the release is about and where it is from; nothing where neither is known. */
function About({ locale, view }: { locale: Locale; view: NewsView }) {
  const t = translator(locale, 'news');
  const { conference, source, statements } = view;
  if (!conference && !source) return null;
  return (
    <Section title={t('about')}>
      <Facts
        items={[
          {
            term: t('conference'),
            value: conference && <ConferenceLink locale={locale} to={conference} />,
            derived: true,
          },
          {
            derived: true,
            term: translator(locale, 'conference-statement')('title'),
            value: conference && statements > 0 && (
              <a href={`/${locale}/conferences/${conference.slug}#statements`}>
                {t('statements', { count: statements })}
              </a>
            ),
          },
          {
            derived: true,
            term: t('source'),
            value: source && (
              <>
                <span {...inLanguage(languageOf(locale, source.publisher))}>{source.publisher}</span>
                {'. '}
                <span {...inLanguage(languageOf(locale, source.title))}>
                  {source.url ? (
                    <a className={printedLink} href={source.url} rel="external noreferrer" itemProp="isBasedOn">
                      {source.title}
                    </a>
                  ) : (
                    source.title
                  )}
                </span>
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** The words around the text of a release in a language. */
export function releaseWords(locale: Locale): ReleaseWords {
  const t = translator(locale, 'news');
  const number = '{number}';
  return { notes: t('notes'), note: t('note', { number }), back: t('back', { number }) };
}
