import { claimSaid, matterName, subjectName, subjectNow } from '#components/claim/staff/claim-subject.tsx';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { acceptClaim } from '#lib/claim/actions.ts';
import type { StaffClaim } from '#lib/claim/staff/queries.ts';
import { translator } from '#lib/language/language.ts';
import { isKept } from '#lib/source/rules.ts';

/** The form that has the register hold one claim over the others, with the reason. */
export function ClaimDetail({
  locale,
  view,
  idempotencyKey,
}: {
  locale: Locale;
  view: StaffClaim;
  idempotencyKey: string;
}) {
  const t = translator(locale, 'staff-claim');
  const office = translator(locale, 'staff');
  const { subject, matter, claim } = view;
  const effect = !isKept(subject.noun, matter.field) ? 'marked' : matter.field === 'status' ? 'keptStatus' : 'kept';
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[{ href: `/${locale}/portal/staff/claim`, label: office('area.claim') }]}
      />
      <PageHeading
        title={subjectName(locale, subject)}
        lang={subject.nameLanguage && subject.nameLanguage !== locale ? subject.nameLanguage : undefined}
        lead={t(`choose.${effect}`)}
      />
      {claim.accepted ? (
        <Notice>{t('choose.already')}</Notice>
      ) : (
        <StaffForm
          action={acceptClaim}
          fields={fieldsOf(locale, view)}
          act="acceptClaim"
          idempotencyKey={idempotencyKey}
          locale={locale}
        />
      )}
    </>
  );
}

function fieldsOf(locale: Locale, { subject, matter, claim }: StaffClaim): FieldSpec[] {
  const t = translator(locale, 'staff-claim');
  const about = [subjectName(locale, subject), subjectNow(locale, subject)].filter(Boolean).join(': ');
  return [
    { kind: 'hidden', name: 'expectedVersion', value: String(matter.expectedVersion) },
    { kind: 'fixed', name: 'about', label: t('choose.about'), value: '', text: about },
    { kind: 'fixed', name: 'matter', label: t('choose.matter'), value: '', text: matterName(locale, matter) },
    {
      kind: 'fixed',
      name: 'now',
      label: t('choose.now'),
      value: '',
      text: matter.accepted ? claimSaid(locale, matter.accepted) : t('choose.nothing'),
    },
    { kind: 'fixed', name: 'id', label: t('choose.then'), value: claim.id, text: claimSaid(locale, claim) },
    { kind: 'area', name: 'reason', label: t('choose.reason'), help: t('choose.reasonHelp'), required: true, rows: 3 },
  ];
}
