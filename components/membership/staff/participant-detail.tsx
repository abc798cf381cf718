import { StaffForm } from '#components/layout/staff-form.tsx';
import { Cite } from '#components/source/cite.tsx';
import { Claims } from '#components/source/claims.tsx';
import { Note } from '#components/source/note.tsx';
import { type Numbered, numbered, sourcesOf } from '#components/source/numbered.ts';
import { SourceList } from '#components/source/source-list.tsx';
import { periodText } from '#components/source/when.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import { recordMembership } from '#lib/membership/actions.ts';
import type { PeriodView, StaffParticipant } from '#lib/membership/queries.ts';
import { mayFollow } from '#lib/membership/rules.ts';

type Props = { locale: Locale; participant: StaffParticipant; idempotencyKey: string };

/** One participant: its periods as the register holds them, and the form that records what it becomes next. */
export function ParticipantDetail({ locale, participant, idempotencyKey }: Props) {
  const t = translator(locale, 'staff');
  const words = translator(locale, 'vocabulary');
  const { name, status, claims } = participant;
  const sources = numbered([...participant.periods, ...claims].flatMap(sourcesOf));
  return (
    <>
      <Breadcrumbs
        label={t('above')}
        items={[{ href: `/${locale}/portal/staff/membership`, label: t('area.membership') }]}
      />
      <PageHeading title={name} lead={status ? words(`membershipStatus.${status}`) : t('membership.noStatus')} />
      <Section title={t('membership.periods')} wide>
        <Periods locale={locale} participant={participant} sources={sources} />
        <Claims locale={locale} claims={claims} sources={sources} />
      </Section>
      <Section title={t('membership.record')} wide>
        <StaffForm
          action={recordMembership}
          fields={fieldsOf(locale, participant)}
          act="recordMembership"
          idempotencyKey={idempotencyKey}
          locale={locale}
        />
      </Section>
      <SourceList locale={locale} sources={sources} />
    </>
  );
}

function Periods({
  locale,
  participant,
  sources,
}: {
  locale: Locale;
  participant: StaffParticipant;
  sources: Numbered;
}) {
  const t = translator(locale, 'staff');
  const words = translator(locale, 'vocabulary');
  return (
    <DataTable<PeriodView>
      caption={t('membership.periodsCaption')}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('membership.noPeriod')} />}
      columns={[
        { key: 'status', label: t('membership.status'), cell: ({ status }) => words(`membershipStatus.${status}`) },
        {
          key: 'period',
          label: t('membership.period'),
          cell: ({ from, to }) => periodText(locale, from, to) ?? t('membership.undated'),
        },
        {
          key: 'by',
          label: t('membership.instrument'),
          cell: ({ instrument, source }) => (
            <>
              {instrument ?? (source ? t('membership.listed', { publisher: source.publisher }) : '—')}
              <Cite locale={locale} sources={sources} of={source} />
            </>
          ),
        },
        {
          key: 'note',
          label: t('membership.note'),
          cell: ({ note }) =>
            note ? (
              <Note locale={locale} sources={sources}>
                {note}
              </Note>
            ) : (
              '—'
            ),
        },
      ]}
      groups={[{ key: 'all', rows: participant.periods }]}
    />
  );
}

function fieldsOf(locale: Locale, { participant, status, expectedVersion }: StaffParticipant): FieldSpec[] {
  const t = translator(locale, 'staff');
  const words = translator(locale, 'vocabulary');
  return [
    { kind: 'hidden', name: 'participant', value: participant },
    { kind: 'hidden', name: 'expectedVersion', value: expectedVersion },
    {
      kind: 'select',
      name: 'status',
      label: t('membership.newStatus'),
      placeholder: t('form.choose'),
      required: true,
      options: mayFollow(status).map((value) => ({ value, label: words(`membershipStatus.${value}`) })),
    },
    { kind: 'date', name: 'from', label: t('membership.from'), help: t('membership.fromHelp'), required: true },
    {
      kind: 'text',
      name: 'instrument',
      label: t('membership.instrument'),
      help: t('membership.instrumentHelp'),
      required: true,
    },
    { kind: 'area', name: 'note', label: t('membership.note'), optional: t('form.optional'), rows: 3 },
  ];
}
