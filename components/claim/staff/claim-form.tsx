import { subjectName, subjectNow } from '#components/claim/staff/claim-subject.tsx';
import { sourceOptions } from '#components/layout/source-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { Button } from '#components/ui/button.tsx';
import { classes } from '#components/ui/classes.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { stackedLook } from '#components/ui/fieldset.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Select } from '#components/ui/select.tsx';
import { claimKinds, claimNouns, type Locale } from '#db/vocabulary.ts';
import { recordClaim } from '#lib/claim/actions.ts';
import type { ClaimDraft } from '#lib/claim/staff/queries.ts';
import { translator, wordOr } from '#lib/language/language.ts';
import { claimableFields } from '#lib/source/rules.ts';

type Props = { locale: Locale; draft: ClaimDraft | null; idempotencyKey: string };

/** Records what a source says: first what it is about, by a plain address, then the claim itself with its source. */
export function ClaimForm({ locale, draft, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-claim');
  const staff = translator(locale, 'staff');
  const subject = draft?.chosen;
  return (
    <>
      <Breadcrumbs
        label={staff('above')}
        items={[{ href: `/${locale}/portal/staff/claim`, label: staff('area.claim') }]}
      />
      <PageHeading
        title={t('new.title')}
        kicker={
          subject ? [subjectName(locale, subject), subjectNow(locale, subject)].filter(Boolean).join(': ') : undefined
        }
        lead={t(subject ? 'new.lead' : 'new.chooseLead')}
      />
      {draft && subject ? (
        <StaffForm
          action={recordClaim}
          fields={fieldsOf(locale, draft)}
          act="recordClaim"
          idempotencyKey={idempotencyKey}
          locale={locale}
        />
      ) : (
        <SubjectChoice locale={locale} draft={draft} />
      )}
    </>
  );
}

/** Of what noun, then which of its subjects: plain forms that lead to the next step by the address. */
function SubjectChoice({ locale, draft }: Pick<Props, 'locale' | 'draft'>) {
  const t = translator(locale, 'staff-claim');
  const words = translator(locale, 'vocabulary');
  const choose = translator(locale, 'staff')('form.choose');
  const named = (draft?.subjects ?? []).map((subject) => ({
    value: subject.id ?? 'whole',
    label: [subjectName(locale, subject), subjectNow(locale, subject)].filter(Boolean).join(': '),
  }));
  return (
    <form method="get" action={`/${locale}/portal/staff/claim/new`} className={classes(stackedLook, 'tw:mt-4')}>
      {draft && <input type="hidden" name="noun" value={draft.noun} />}
      {draft ? (
        <Select name="about" label={t('new.subject')} placeholder={choose} required options={named} />
      ) : (
        <Select
          name="noun"
          label={t('new.about')}
          placeholder={choose}
          required
          options={claimNouns.map((noun) => ({ value: noun, label: words(`claimNoun.${noun}`) }))}
        />
      )}
      <Actions>
        <Button>{t('new.next')}</Button>
      </Actions>
    </form>
  );
}

function fieldsOf(locale: Locale, { noun, chosen, sources }: ClaimDraft): FieldSpec[] {
  const t = translator(locale, 'staff-claim');
  const words = translator(locale, 'vocabulary');
  const { choose, optional } = {
    choose: translator(locale, 'staff')('form.choose'),
    optional: translator(locale, 'staff')('form.optional'),
  };
  const kinds: FieldSpec[] = [
    {
      kind: 'select',
      name: 'kind',
      label: t('new.kind'),
      help: t('new.kindHelp'),
      required: true,
      value: 'actual',
      options: claimKinds.map((kind) => ({ value: kind, label: words(`claimKind.${kind}`) })),
    },
  ];
  const fields = claimableFields(noun);
  return [
    { kind: 'hidden', name: 'noun', value: noun },
    { kind: 'hidden', name: 'subjectId', value: chosen?.id ?? '' },
    {
      kind: 'select',
      name: 'field',
      label: t('new.field'),
      required: true,
      value: fields.length === 1 ? (fields[0] ?? '') : '',
      placeholder: choose,
      options: fields.map((field) => ({ value: field, label: wordOr(words, `claimField.${field}`, field) })),
    },
    ...(noun === 'term' ? kinds : []),
    { kind: 'text', name: 'value', label: t('new.value'), help: t(`new.valueHelp.${noun}`), required: true },
    {
      kind: 'select',
      name: 'source',
      label: t('new.source'),
      help: t('new.sourceHelp'),
      placeholder: t('new.sourceNew'),
      options: sourceOptions(locale, sources),
    },
    {
      kind: 'group',
      legend: t('new.newSource'),
      fields: [
        { kind: 'text', name: 'newSource.publisher', label: t('new.publisher'), optional },
        { kind: 'text', name: 'newSource.title', label: t('new.sourceTitle'), optional },
        { kind: 'date', name: 'newSource.date', label: t('new.sourceDate'), help: t('new.dateHelp'), optional },
        { kind: 'text', name: 'newSource.url', label: t('new.url'), optional },
      ],
    },
    { kind: 'area', name: 'note', label: t('note'), optional, rows: 3 },
  ];
}
