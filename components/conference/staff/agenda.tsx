import { Notices } from '#components/correction/notices.tsx';
import { languageFields } from '#components/layout/language-fields.ts';
import { reasonField } from '#components/layout/reason-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { addAgendaItem } from '#lib/conference/actions.ts';
import type { AgendaItem } from '#lib/conference/queries.ts';
import { isOver, nextAgendaNumber } from '#lib/conference/rules.ts';
import type { StaffConference } from '#lib/conference/staff/queries.ts';
import { labelled, translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  conference: StaffConference;
  workingLanguages: readonly string[];
  idempotencyKey: string;
};

/** The agenda in its order, and the form that adds an item while the conference is not over. */
export function AgendaSection({ locale, conference, workingLanguages, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-conference');
  const { id, agenda, agendaCorrections, stage, can } = conference;
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
          ...(can.addAgendaItem
            ? [
                {
                  key: 'correct',
                  label: t('agenda.change'),
                  shrink: true,
                  cell: (item: StaffConference['agenda'][number]) => (
                    <a
                      href={`/${locale}/portal/staff/conference/${id}/agenda/${item.id}`}
                      aria-label={labelled(locale, t('agenda.change'), item.number)}
                    >
                      {t('agenda.change')}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
        groups={[{ key: 'all', rows: agenda }]}
        rowKey={(item) => item.id}
        empty={<EmptyState title={t('agenda.none')}>{can.addAgendaItem && t('agenda.noneLead')}</EmptyState>}
        count={t('agenda.count', { count: agenda.length })}
      />
      <Notices locale={locale} noun="agenda-item" corrections={agendaCorrections} />
      {can.addAgendaItem && (
        <>
          <h3>{t('agenda.add')}</h3>

          <StaffForm
            // Empty again once an item was added: the address stays, and so would what was typed.
            key={agenda.length}
            action={addAgendaItem}
            fields={[
              { kind: 'hidden', name: 'conferenceId', value: id },
              ...itemFields(locale, workingLanguages, {
                number: nextAgendaNumber(agenda.map(({ number }) => number)),
                titles: null,
              }),
              ...(isOver(stage) ? [reasonField(locale, { help: t('agenda.reasonHelp') })] : []),
            ]}
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

/** The number and the title of an item. */
export function itemFields(
  locale: Locale,
  workingLanguages: readonly string[],
  { number, titles }: { number: string; titles: AgendaItem['titles'] | null },
): FieldSpec[] {
  const t = translator(locale, 'staff-conference');
  return [
    {
      kind: 'text',
      name: 'number',
      label: t('agenda.number'),
      help: t('agenda.numberHelp'),
      required: true,
      value: number,
    },
    ...languageFields(locale, workingLanguages, {
      kind: 'text',
      name: 'title',
      label: (language) => t('form.titleIn', { language }),
      help: t('form.titleHelp'),
      words: titles,
    }),
  ];
}
