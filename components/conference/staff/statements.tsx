import { Notices } from '#components/correction/notices.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { StaffConference } from '#lib/conference/staff/queries.ts';
import { labelled, translator } from '#lib/language/language.ts';

type Row = StaffConference['statements'][number];

/** The statements delivered at a conference as the office keeps them, each leading to its forms, and the way to record another. */
export function StatementsSection({ locale, conference }: { locale: Locale; conference: StaffConference }) {
  const t = translator(locale, 'conference-statement');
  const { id, statements, statementCorrections, can } = conference;
  if (!can.recordStatement && statements.length === 0 && statementCorrections.length === 0) return null;
  const path = `/${locale}/portal/staff/conference/${id}/statement`;
  return (
    <Section title={t('title')} id="statements" wide>
      <DataTable<Row>
        caption={t('caption')}
        columns={[
          {
            key: 'speaker',
            label: t('speaker'),
            cell: ({ speaker, language }) => (
              <Quoted locale={locale} language={language}>
                {speaker}
              </Quoted>
            ),
          },
          {
            key: 'office',
            label: t('office'),
            cell: ({ office, language }) => (
              <Quoted locale={locale} language={language}>
                {office}
              </Quoted>
            ),
          },
          { key: 'for', label: t('for'), cell: ({ onBehalfOf }) => onBehalfOf },
          ...(can.keepStatements
            ? [
                {
                  key: 'change',
                  label: t('change'),
                  shrink: true,
                  cell: (row: Row) => (
                    <a href={`${path}/${row.id}`} aria-label={labelled(locale, t('change'), row.speaker)}>
                      {t('change')}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
        groups={[{ key: 'all', rows: statements }]}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('none')}>{can.recordStatement && t('noneLead')}</EmptyState>}
        count={t('count', { count: statements.length })}
      />
      <Notices locale={locale} noun="statement" corrections={statementCorrections} />
      {can.recordStatement && (
        <Actions>
          <LinkButton tone="quiet" href={`${path}/new`}>
            {t('add')}
          </LinkButton>
        </Actions>
      )}
    </Section>
  );
}
