import { ReleasedTable } from '#components/document/released-table.tsx';
import { Pages } from '#components/layout/pages.tsx';
import { errorOf } from '#components/layout/wrong-values.tsx';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { besideButton, FieldRow } from '#components/ui/fieldset.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ReleasedView } from '#lib/document/queries.ts';
import { translator } from '#lib/language/language.ts';
import type { Wrong } from '#lib/page/asked.ts';
import type { FrameView } from '#lib/process/queries.ts';

type Props = {
  locale: Locale;
  view: ReleasedView;
  frame: FrameView;
  /** How many adopted documents the register knows of and does not have the text of, of those that match the search. */
  notAtHand: number;
  /** The search as it was typed. */
  q: string | undefined;
  wrong: readonly Wrong[];
};

/** Released documents, searched by symbol and title, and how many documents of record are not at hand. */
export function DocumentsPage({ locale, view, frame, notAtHand, q, wrong }: Props) {
  const t = translator(locale, 'document');
  const symbols = frame?.symbols ?? true;
  const searched = view.q !== '';
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t(symbols ? 'lead' : 'leadPlain')}</p>} />
      <form method="get" action={`/${locale}/documents`} role="search" className="tw:mb-8">
        <FieldRow>
          <TextField
            name="q"
            type="search"
            label={t(symbols ? 'search' : 'searchPlain')}
            defaultValue={q}
            error={errorOf(locale, wrong, 'q')}
          />
          <Button tone="quiet">{t('find')}</Button>
          {searched && (
            <a className={besideButton} href={`/${locale}/documents`}>
              {t('all')}
            </a>
          )}
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
      {notAtHand > 0 && !searched && (
        <p className="tw:mb-8 tw:max-w-measure">
          {t('notAtHand', { count: notAtHand })} <a href={`/${locale}/outcomes`}>{t('notAtHandLink')}</a>
        </p>
      )}
    </>
  );
}
