import { OfficeForm } from '#components/office/office-form.tsx';
import { claimSaid, matterName, subjectName, subjectNow } from '#components/source/claim-subject-office.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/kernel/language.ts';
import { holdClaim } from '#lib/source/actions.ts';
import type { OfficeClaim } from '#lib/source/office/queries.ts';
import { isKept } from '#lib/source/rules.ts';

/** The form that has the register hold one claim over the others, with the reason. */
export function ClaimOffice({ locale, view, sending }: { locale: Locale; view: OfficeClaim; sending: string }) {
  const t = translator(locale, 'office-claim');
  const office = translator(locale, 'office');
  const { subject, matter, claim } = view;
  const effect = !isKept(subject.noun, matter.field) ? 'marked' : matter.field === 'status' ? 'keptStatus' : 'kept';
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[{ href: `/${locale}/portal/office/claim`, label: office('room.claim') }]}
      />
      <PageHeading
        title={subjectName(locale, subject)}
        lang={subject.nameLanguage && subject.nameLanguage !== locale ? subject.nameLanguage : undefined}
        lead={t(`choose.${effect}`)}
      />
      {claim.held ? (
        <Notice>{t('choose.already')}</Notice>
      ) : (
        <OfficeForm
          action={holdClaim}
          fields={fieldsOf(locale, view)}
          act="holdClaim"
          sending={sending}
          locale={locale}
        />
      )}
    </>
  );
}

function fieldsOf(locale: Locale, { subject, matter, claim }: OfficeClaim): FieldSpec[] {
  const t = translator(locale, 'office-claim');
  const about = [subjectName(locale, subject), subjectNow(locale, subject)].filter(Boolean).join(': ');
  return [
    { kind: 'hidden', name: 'seen', value: String(matter.seen) },
    { kind: 'fixed', name: 'about', label: t('choose.about'), value: '', text: about },
    { kind: 'fixed', name: 'matter', label: t('choose.matter'), value: '', text: matterName(locale, matter) },
    {
      kind: 'fixed',
      name: 'now',
      label: t('choose.now'),
      value: '',
      text: matter.held ? claimSaid(locale, matter.held) : t('choose.nothing'),
    },
    { kind: 'fixed', name: 'id', label: t('choose.then'), value: claim.id, text: claimSaid(locale, claim) },
    { kind: 'area', name: 'reason', label: t('choose.reason'), help: t('choose.reasonHelp'), required: true, rows: 3 },
  ];
}
