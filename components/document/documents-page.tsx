import { ReleasedTable } from '#components/document/released-table.tsx';
import { Pages } from '#components/layout/pages.tsx';
import { OutcomeList, sourcesOfOutcome } from '#components/outcome/outcome-list.tsx';
import { numbered } from '#components/source/numbered.ts';
import { SourceList } from '#components/source/source-list.tsx';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { FieldRow } from '#components/ui/fieldset.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import type { ReleasedView } from '#lib/document/queries.ts';
import { translator } from '#lib/language/language.ts';
import type { OutcomeRow } from '#lib/outcome/queries.ts';

type Props = {
  locale: Locale;
  view: ReleasedView;
  /** The documents of record that the register knows of and does not have. */
  notAtHand: Listed<OutcomeRow>;
};

/** Released documents, searched by symbol and title, and the documents of record that are not at hand. */
export function DocumentsPage({ locale, view, notAtHand }: Props) {
  const t = translator(locale, 'document');
  const { symbols } = view;
  const searched = view.q !== '';
  const sources = numbered(notAtHand.rows.flatMap(sourcesOfOutcome));
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t(symbols ? 'lead' : 'leadPlain')}</p>} />
      <form method="get" action={`/${locale}/documents`} role="search" className="tw:mb-8">
        <FieldRow>
          <TextField
            name="q"
            type="search"
            label={t(symbols ? 'search' : 'searchPlain')}
            defaultValue={view.q}
            maxLength={200}
          />
          <Button tone="quiet">{t('find')}</Button>
          {searched && <a href={`/${locale}/documents`}>{t('all')}</a>}
        </FieldRow>
      </form>
      <Section title={t('released')} wide>
        <ReleasedTable
          locale={locale}
          rows={view.rows}
          total={view.total}
          caption={searched ? t('foundCaption', { q: view.q }) : t('caption')}
          conference
          empty={
            searched
              ? { title: t('noMatch', { q: view.q }), lead: t(symbols ? 'noMatchLead' : 'noMatchLeadPlain') }
              : { title: t('none'), lead: t('noneLead') }
          }
        />
        <Pages locale={locale} path={`/${locale}/documents`} query={{ q: view.q }} list={view} />
      </Section>
      {notAtHand.rows.length > 0 && view.page === 1 && (
        <Section title={t('notAtHand')} wide>
          <p className="tw:mb-4">{t('notAtHandLead')}</p>
          <OutcomeList
            locale={locale}
            rows={notAtHand.rows}
            sources={sources}
            caption={t('notAtHandCaption')}
            conference
            text={false}
            empty={{ title: '' }}
          />
          {notAtHand.total > notAtHand.rows.length && (
            <p className="tw:mt-4 tw:text-sm">
              <a href={`/${locale}/outcomes?sort=-text`}>
                {t('notAtHandMore', { count: notAtHand.total - notAtHand.rows.length })}
              </a>
            </p>
          )}
        </Section>
      )}
      {view.page === 1 && <SourceList locale={locale} sources={sources} />}
    </>
  );
}
