import { ReleasedTable } from '#components/document/released-table.tsx';
import { Adopted } from '#components/outcome/outcome-list.tsx';
import { Cite } from '#components/source/cite.tsx';
import { Claims } from '#components/source/claims.tsx';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import { Note } from '#components/source/note.tsx';
import { numbered, sourcesOf } from '#components/source/numbered.ts';
import { languageOf, Quoted } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { OutcomeView } from '#lib/outcome/queries.ts';

/** One adopted instrument: when and where, what it says as far as the register has it, its texts. */
export function OutcomePage({ locale, view }: { locale: Locale; view: OutcomeView }) {
  const t = translator(locale, 'outcome');
  const sources = numbered(sourcesOf(view));
  return (
    <>
      <Breadcrumbs
        label={translator(locale, 'frame')('breadcrumbs')}
        items={[{ href: `/${locale}/outcomes`, label: t('title') }]}
      />
      <PageHeading
        title={view.title}
        lang={languageOf(locale, view.title, view.titleLanguage)}
        kicker={translator(locale, 'vocabulary')(`outcomeKind.${view.kind}`)}
      />
      <Section title={t('record')}>
        <Facts
          items={[
            {
              term: t('adoptedOn'),
              value: (
                <>
                  <Adopted locale={locale} row={view} />
                  <Cite locale={locale} sources={sources} of={view.source} />
                </>
              ),
            },
            {
              term: t('conference'),
              value: view.conference && <ConferenceLink locale={locale} to={view.conference} />,
            },
            {
              term: t('summary'),
              value: view.summary && (
                <Quoted locale={locale} language={view.summaryLanguage}>
                  {view.summary}
                </Quoted>
              ),
            },
            { term: t('instrument'), value: view.instrument && <Quoted locale={locale}>{view.instrument}</Quoted> },
            {
              term: t('note'),
              value: view.note && (
                <Note locale={locale} sources={sources}>
                  {view.note}
                </Note>
              ),
            },
          ]}
        />
        <Claims locale={locale} sources={sources} claims={view.claims} />
      </Section>
      <Section title={t('texts')}>
        {!view.textAtHand && (
          <Notice title={t('textNotAtHand')}>
            <p>{t('textNotAtHandLead')}</p>
          </Notice>
        )}
        {view.documents.length > 0 && (
          <ReleasedTable
            locale={locale}
            rows={view.documents}
            caption={t('textsCaption')}
            empty={{ title: t('textNotAtHand'), lead: '' }}
          />
        )}
      </Section>
      <SourceList locale={locale} sources={sources} />
    </>
  );
}
