import { languageFields } from '#components/layout/language-fields.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { addAgendaItem } from '#lib/conference/actions.ts';
import { nextAgendaNumber } from '#lib/conference/rules.ts';
import type { StaffConference } from '#lib/conference/staff/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  conference: StaffConference;
  workingLanguages: readonly string[];
  idempotencyKey: string;
};

/** The agenda in its order, and the form that adds an item while the conference is not over. */
export function AgendaSection({ locale, conference: { id, agenda, can }, workingLanguages, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-conference');
  return (
    <Section title={t('agenda.title')} wide>
      <DataTable
        caption={t('agenda.caption')}
        columns={[
          { key: 'number', label: t('agenda.number'), shrink: true, cell: ({ number }) => number },
          {
            key: 'title',
            label: t('agenda.item'),
            cell: ({ title, titleLanguage }) => (
              <Quoted locale={locale} language={titleLanguage}>
                {title}
              </Quoted>
            ),
          },
        ]}
        groups={[{ key: 'all', rows: agenda }]}
        rowKey={(item) => item.id}
        empty={
          can.addAgendaItem ? (
            <EmptyState title={t('agenda.none')}>{t('agenda.noneLead')}</EmptyState>
          ) : (
            <EmptyState title={t('agenda.noneOver')} />
          )
        }
        count={t('agenda.count', { count: agenda.length })}
      />
      {can.addAgendaItem && (
        <>
          <h3>{t('agenda.add')}</h3>

          <StaffForm
            // Empty again once an item was added: the address stays, and so would what was typed.
            key={agenda.length}
            action={addAgendaItem}
            fields={fieldsOf(locale, id, agenda, workingLanguages)}
            act="addAgendaItem"
            idempotencyKey={idempotencyKey}
            locale={locale}
            layout="item"
          />
        </>
      )}
    </Section>
  );
}

function fieldsOf(
  locale: Locale,
  id: string,
  agenda: StaffConference['agenda'],
  workingLanguages: readonly string[],
): FieldSpec[] {
  const t = translator(locale, 'staff-conference');
  return [
    { kind: 'hidden', name: 'conferenceId', value: id },
    {
      kind: 'text',
      name: 'number',
      label: t('agenda.number'),
      help: t('agenda.numberHelp'),
      required: true,
      value: nextAgendaNumber(agenda.map(({ number }) => number)),
    },
    ...languageFields(locale, workingLanguages, {
      kind: 'text',
      name: 'title',
      label: (language) => t('form.titleIn', { language }),
      help: t('form.titleHelp'),
    }),
  ];
}
