import { toldApart } from '#components/conference/when-held.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { periodText } from '#components/source/when.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { confirmHandOver } from '#lib/chairmanship/actions.ts';
import type { TermView } from '#lib/chairmanship/queries.ts';
import { concurrencyToken } from '#lib/chairmanship/rules.ts';
import type { StaffHandOver } from '#lib/chairmanship/staff/queries.ts';
import type { ConferenceChoice } from '#lib/conference/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  view: StaffHandOver;
  conferences: readonly ConferenceChoice[];
  idempotencyKey: string;
};

/** The form that confirms a hand-over: who relinquishes, who assumes, on which day and at which meeting. */
export function HandOverForm({ locale, view, conferences, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-chairmanship');
  const office = translator(locale, 'staff');
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[{ href: `/${locale}/portal/staff/chairmanship`, label: office('area.chairmanship') }]}
      />
      <PageHeading title={t('handOver.title', { office: view.office })} lead={t('handOver.lead')} />
      <StaffForm
        action={confirmHandOver}
        fields={fieldsOf(locale, view, conferences)}
        act="confirmHandOver"
        idempotencyKey={idempotencyKey}
        locale={locale}
      />
    </>
  );
}

function fieldsOf(
  locale: Locale,
  { next, incumbent, today }: StaffHandOver,
  conferences: readonly ConferenceChoice[],
): FieldSpec[] {
  const t = translator(locale, 'staff-chairmanship');
  const meetings = conferences.filter(
    ({ stage, exercise }) => stage !== 'planned' && stage !== 'cancelled' && !exercise,
  );
  return [
    { kind: 'hidden', name: 'expectedVersion', value: String(next.version) },
    {
      kind: 'fixed',
      name: 'leaving',
      label: t('handOver.relinquishes'),
      value: concurrencyToken(incumbent),
      text: incumbent ? leavingText(locale, incumbent) : t('handOver.nobody'),
    },
    { kind: 'fixed', name: 'id', label: t('handOver.assumes'), value: next.id, text: assumingText(locale, next) },
    { kind: 'date', name: 'on', label: t('handOver.on'), help: t('handOver.onHelp'), max: today, required: true },
    {
      kind: 'select',
      name: 'conferenceId',
      label: t('handOver.meeting'),
      help: t('handOver.meetingHelp'),
      optional: translator(locale, 'staff')('form.optional'),
      placeholder: t('handOver.noMeeting'),
      options: meetings.map((one) => ({ value: one.id, label: toldApart(locale, one.title, one) })),
    },
  ];
}

function leavingText(locale: Locale, { state, actual }: TermView): string {
  const t = translator(locale, 'staff-chairmanship');
  const period = periodText(locale, actual.from, actual.to);
  return period ? t('handOver.inOffice', { state, period }) : t('handOver.inOfficeUndated', { state });
}

function assumingText(locale: Locale, { state, nominal, instrument }: TermView): string {
  const t = translator(locale, 'staff-chairmanship');
  const period = periodText(locale, nominal.from, nominal.to) ?? '';
  return instrument
    ? t('handOver.designatedBy', { state, period, instrument })
    : t('handOver.designated', { state, period });
}
