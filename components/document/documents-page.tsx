import { ReleasedTable } from '#components/document/released-table.tsx';
import { OutcomeList } from '#components/outcome/outcome-list.tsx';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { FieldRow } from '#components/ui/fieldset.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ReleasedView } from '#lib/document/queries.ts';
import { translator } from '#lib/language/language.ts';
import type { OutcomeRow } from '#lib/outcome/queries.ts';

type Props = {
  locale: Locale;
  view: ReleasedView;
  /** The documents of record that the register knows of and does not have. */
  notAtHand: readonly OutcomeRow[];
};

/** Released documents, searched by symbol and title, and the documents of record that are not at hand. */
export function DocumentsPage({ locale, view, notAtHand }: Props) {
  const t = translator(locale, 'document');
  const searched = view.q !== '';
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      <form method="get" action={`/${locale}/documents`} role="search" className="tw:mb-8">
        <FieldRow>
          <TextField name="q" type="search" label={t('search')} defaultValue={view.q} maxLength={200} />
          <Button tone="quiet">{t('find')}</Button>
          {searched && <a href={`/${locale}/documents`}>{t('all')}</a>}
        </FieldRow>
      </form>
      <Section title={t('released')} wide>
        <ReleasedTable
          locale={locale}
          rows={view.rows}
          caption={searched ? t('foundCaption', { q: view.q }) : t('caption')}
          conference
          empty={
            searched
              ? { title: t('noMatch', { q: view.q }), lead: t('noMatchLead') }
              : { title: t('none'), lead: t('noneLead') }
          }
        />
      </Section>
      {notAtHand.length > 0 && (
        <Section title={t('notAtHand')} wide>
          <p className="tw:mb-4">{t('notAtHandLead')}</p>
          <OutcomeList
            locale={locale}
            rows={notAtHand}
            caption={t('notAtHandCaption')}
            conference
            text={false}
            empty={{ title: '' }}
          />
        </Section>
      )}
    </>
  );
}
