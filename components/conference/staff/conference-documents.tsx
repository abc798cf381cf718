import { hasSymbols } from '#components/document/called.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { StaffConference } from '#lib/conference/staff/queries.ts';
import { translator } from '#lib/language/language.ts';

/** The documents of a conference in the order of their symbols, drafts too, and the way to add one. */
export function ConferenceDocuments({ locale, conference }: { locale: Locale; conference: StaffConference }) {
  const t = translator(locale, 'staff-conference');
  const { id, documents, can } = conference;
  return (
    <Section title={t('documents.title')} wide>
      <DataTable
        caption={t('documents.caption')}
        columns={columns(locale).filter(({ key }) => key !== 'symbol' || hasSymbols(documents))}
        groups={[{ key: 'all', rows: documents }]}
        rowKey={(document) => document.id}
        empty={<EmptyState title={t('documents.none')}>{t('documents.noneLead')}</EmptyState>}
        count={t('documents.count', { count: documents.length })}
      />
      {(can.addDocument || can.publish) && (
        <Actions>
          {can.addDocument && (
            <LinkButton tone="quiet" href={`/${locale}/portal/staff/document/new?conference=${id}`}>
              {t('documents.add')}
            </LinkButton>
          )}
          {can.publish && (
            <>
              <LinkButton tone="quiet" href={`/${locale}/portal/staff/outcome/new?conference=${id}`}>
                {translator(locale, 'staff-outcome')('publish')}
              </LinkButton>
              <LinkButton tone="quiet" href={`/${locale}/portal/staff/news/new?conference=${id}`}>
                {translator(locale, 'staff-news')('publish')}
              </LinkButton>
            </>
          )}
        </Actions>
      )}
    </Section>
  );
}

function columns(locale: Locale): Column<StaffConference['documents'][number]>[] {
  const t = translator(locale, 'staff-conference');
  const vocabulary = translator(locale, 'vocabulary');
  return [
    {
      key: 'symbol',
      label: t('documents.symbol'),
      shrink: true,
      cell: ({ id, symbol }) => <a href={`/${locale}/portal/staff/document/${id}`}>{symbol}</a>,
    },
    {
      key: 'title',
      label: t('documents.document'),
      cell: ({ id, symbol, title, titleLanguage }) => {
        const said = (
          <Quoted locale={locale} language={titleLanguage}>
            {title}
          </Quoted>
        );
        return symbol ? said : <a href={`/${locale}/portal/staff/document/${id}`}>{said}</a>;
      },
    },
    { key: 'item', label: t('documents.item'), shrink: true, cell: ({ item }) => item?.number },
    {
      key: 'stage',
      label: t('documents.stage'),
      shrink: true,
      cell: ({ stage }) => vocabulary(`documentStage.${stage}`),
    },
    {
      key: 'languages',
      label: t('documents.languages'),
      shrink: true,
      cell: ({ versions }) => [...new Set(versions.map(({ lang }) => lang))].join(' · '),
    },
  ];
}
