import { Notices } from '#components/correction/notices.tsx';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { annulFields, correctFields, fieldsOf } from '#components/membership/staff/period-fields.ts';
import { periodStatus, statusText, withRole } from '#components/membership/status-text.ts';
import { Cite } from '#components/source/cite.tsx';
import { Claims } from '#components/source/claims.tsx';
import { Note } from '#components/source/note.tsx';
import { type Numbered, numbered, sourcesOf } from '#components/source/numbered.ts';
import { SourceList } from '#components/source/source-list.tsx';
import { SourcesLink } from '#components/source/staff/citations-page.tsx';
import { periodText } from '#components/source/when.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale, MembershipStatus } from '#db/vocabulary.ts';
import { labelled, translator } from '#lib/language/language.ts';
import { annulMembership, correctMembership, recordMembership } from '#lib/membership/actions.ts';
import type { PeriodView, StaffParticipant } from '#lib/membership/queries.ts';

type Props = {
  locale: Locale;
  participant: StaffParticipant;
  idempotencyKey: string;
  /** Which of its periods is being put right, and how: by their ids; else the next status is recorded. */
  correct?: string | undefined;
  annul?: string | undefined;
};

/** One participant: its periods as the register holds them, and the form that records what it becomes next, or that puts a period right. */
export function ParticipantDetail({ locale, participant, idempotencyKey, correct, annul }: Props) {
  const t = translator(locale, 'staff');
  const { name, status, claims, corrections, kind } = participant;
  const sources = numbered([...participant.periods, ...claims].flatMap(sourcesOf));
  const toCorrect = participant.periods.find(({ id }) => id === correct);
  const toAnnul = participant.periods.find(({ id }) => id === annul);
  const form = { idempotencyKey, locale };
  return (
    <>
      <Breadcrumbs
        label={t('above')}
        items={[{ href: `/${locale}/portal/staff/membership`, label: t('area.membership') }]}
      />
      <PageHeading
        title={name}
        lead={withRole(
          locale,
          participant,
          status ? presentText(locale, participant, status) : t('membership.noStatus'),
        )}
      />
      <Notices locale={locale} noun="membership" corrections={corrections} />
      <Section title={t('membership.periods')} wide>
        <Periods locale={locale} participant={participant} sources={sources} />
        <Claims locale={locale} claims={claims} sources={sources} />
      </Section>
      {toCorrect && (
        <Section title={t('membership.correctTitle')} wide>
          <StaffForm
            {...form}
            action={correctMembership}
            fields={correctFields(locale, participant, toCorrect)}
            act="correctMembership"
          />
        </Section>
      )}
      {toAnnul && (
        <Section title={t('membership.annulTitle')} wide>
          <p>{t('membership.annulLead')}</p>
          <StaffForm
            {...form}
            action={annulMembership}
            fields={annulFields(locale, participant, toAnnul)}
            act="annulMembership"
            tone="irreversible"
          />
        </Section>
      )}
      {toCorrect || toAnnul ? (
        <p>
          <a href={pageOf(locale, participant)}>{t('membership.keep')}</a>
        </p>
      ) : (
        <Section title={t('membership.record')} wide>
          <StaffForm
            {...form}
            action={recordMembership}
            fields={fieldsOf(locale, participant)}
            act="recordMembership"
          />
        </Section>
      )}
      <p>
        <a href={`${pageOf(locale, participant)}/names`}>{t(`membership.names.${kind}`)}</a>
      </p>
      <SourceList locale={locale} sources={sources} kept />
    </>
  );
}

/** What it is today, in the word of the period that holds. */
function presentText(locale: Locale, { periods, words }: StaffParticipant, status: MembershipStatus): string {
  const present = periods.find((period) => period.status === status);
  return present ? periodStatus(locale, present) : statusText(locale, words, status);
}

const pageOf = (locale: Locale, { participant }: StaffParticipant): string =>
  `/${locale}/portal/staff/membership/${encodeURIComponent(participant)}`;

/** The correction and the annulment of one period, each a page of its form alone. */
function Steps({ locale, participant, period }: { locale: Locale; participant: StaffParticipant; period: PeriodView }) {
  const t = translator(locale, 'staff');
  const said = `${periodStatus(locale, period)}, ${periodText(locale, period.from, period.to) ?? t('membership.undated')}`;
  return (['correct', 'annul'] as const).map((step) => (
    <a
      key={step}
      className="tw:me-4 tw:inline-block"
      href={`${pageOf(locale, participant)}?${step}=${period.id}`}
      aria-label={labelled(locale, t(`membership.${step}`), said)}
    >
      {t(`membership.${step}`)}
    </a>
  ));
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
  return (
    <DataTable<PeriodView>
      caption={t('membership.periodsCaption')}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('membership.noPeriod')} />}
      columns={[
        { key: 'status', label: t('membership.status'), cell: (period) => periodStatus(locale, period) },
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
        {
          key: 'steps',
          label: t('membership.steps'),
          cell: (period) => (
            <>
              <Steps locale={locale} participant={participant} period={period} />
              <SourcesLink locale={locale} noun="membership" subject={period.id} />
            </>
          ),
        },
      ]}
      groups={[{ key: 'all', rows: participant.periods }]}
    />
  );
}
