import { agendaNumber } from '#components/conference/agenda-number.ts';
import { itemFields } from '#components/conference/staff/agenda.tsx';
import { reasonField } from '#components/layout/reason-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { correctAgendaItem, moveAgendaItem, removeAgendaItem } from '#lib/conference/actions.ts';
import type { AgendaItem } from '#lib/conference/queries.ts';
import { isOver } from '#lib/conference/rules.ts';
import type { StaffConference } from '#lib/conference/staff/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  conference: StaffConference;
  item: AgendaItem;
  workingLanguages: readonly string[];
  idempotencyKeys: readonly string[];
};

/** One agenda item: its number and title corrected, its place in the order changed, or the item taken off. */
export function AgendaItemForms({ locale, conference, item, workingLanguages, idempotencyKeys }: Props) {
  const t = translator(locale, 'staff-conference');
  const above = `/${locale}/portal/staff/conference`;
  const over = isOver(conference.stage);
  const which = subjectFields(item);
  const why = (name: string): FieldSpec[] =>
    over ? [reasonField(locale, { name, help: t('agenda.reasonHelp') })] : [];
  const moves = (['earlier', 'later'] as const).filter(
    (to) => conference.agenda.at(to === 'earlier' ? 0 : -1)?.id !== item.id,
  );
  return (
    <>
      <Breadcrumbs
        label={translator(locale, 'staff')('above')}
        items={[
          { href: above, label: translator(locale, 'staff')('area.conference') },
          { href: `${above}/${conference.id}`, label: conference.title },
        ]}
      />
      <PageHeading
        title={
          <>
            {agendaNumber(item.number)}{' '}
            <Quoted locale={locale} language={item.titleLanguage}>
              {item.title}
            </Quoted>
          </>
        }
        kicker={t('agenda.title')}
      />
      <Section title={t('agenda.correct')} wide>
        <StaffForm
          action={correctAgendaItem}
          fields={[...which, ...itemFields(locale, workingLanguages, item), ...why('reason')]}
          act="correctAgendaItem"
          idempotencyKey={idempotencyKeys[0] ?? ''}
          locale={locale}
          layout="item"
        />
      </Section>
      {moves.length > 0 && (
        <Section title={t('agenda.order')} wide>
          <div className="tw:grid tw:max-w-264 tw:grid-cols-steps tw:gap-x-12 tw:gap-y-6">
            {moves.map((to, at) => (
              <StaffForm
                key={to}
                id={to}
                action={moveAgendaItem}
                tone="quiet"
                fields={[
                  ...which,
                  { kind: 'fixed', name: 'to', label: t('agenda.place'), value: to, text: t(`agenda.${to}`) },
                ]}
                act="moveAgendaItem"
                idempotencyKey={idempotencyKeys[at + 1] ?? ''}
                locale={locale}
                layout="step"
              />
            ))}
          </div>
        </Section>
      )}
      <Section title={t('agenda.remove')} wide>
        <StaffForm
          id="remove"
          action={removeAgendaItem}
          tone="irreversible"
          fields={[
            ...which,
            {
              kind: 'fixed',
              name: 'item',
              label: t('agenda.item'),
              value: '',
              text: `${agendaNumber(item.number)} ${item.title}`,
            },
            ...why('removal'),
          ]}
          act="removeAgendaItem"
          idempotencyKey={idempotencyKeys[3] ?? ''}
          locale={locale}
        />
      </Section>
    </>
  );
}
