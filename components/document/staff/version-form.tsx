import { languageTags } from '#components/document/version-words.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { type Locale, type VersionKind, versionKinds } from '#db/vocabulary.ts';
import { addLanguageVersion, replaceLanguageVersion } from '#lib/document/actions.ts';
import type { Version } from '#lib/document/reading/queries.ts';
import type { StaffDocument } from '#lib/document/staff/queries.ts';
import { inProtocolOrder, languageName, megabyte, translator } from '#lib/language/language.ts';

type Props = { locale: Locale; document: StaffDocument; limitMb: number; idempotencyKey: string };

/** Adds a file in one language to a document; the missing working languages are offered first. */
export function VersionForm({ locale, document, limitMb, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-document');
  const { missing } = document;
  const named = languageTags.map((tag) => ({ value: tag, label: languageName(locale, tag) }));
  const others = inProtocolOrder(
    locale,
    named.filter(({ value }) => !missing.includes(value)),
    ({ label }) => label,
  );
  const fields: FieldSpec[] = [
    ...subjectFields(document),
    {
      kind: 'select',
      name: 'file.language',
      label: t('form.language'),
      value: missing[0] ?? '',
      placeholder: translator(locale, 'staff')('form.choose'),
      options: [...missing.map((tag) => ({ value: tag, label: languageName(locale, tag) })), ...others],
    },
    ...fileFields(locale, limitMb, 'official'),
  ];
  return (
    <>
      {document.stage === 'issued' && <p>{t('lateLead')}</p>}
      <StaffForm
        action={addLanguageVersion}
        fields={fields}
        act="addLanguageVersion"
        idempotencyKey={idempotencyKey}
        locale={locale}
      />
      <noscript>
        <p className="tw:mt-4 tw:text-sm tw:text-muted">{t('form.again')}</p>
      </noscript>
    </>
  );
}

/** Puts another file in the place of one of a draft, in the same language. */
export function ReplaceForm({ locale, document, of, limitMb, idempotencyKey }: Props & { of: Version }) {
  const t = translator(locale, 'staff-document');
  const named = `${languageName(locale, of.lang)}, ${of.fileName}`;
  return (
    <>
      <p>{t('form.replaceLead', { file: named })}</p>
      <StaffForm
        action={replaceLanguageVersion}
        fields={[
          ...subjectFields(document),
          { kind: 'hidden', name: 'versionId', value: of.id },
          ...fileFields(locale, limitMb, of.kind),
        ]}
        act="replaceLanguageVersion"
        idempotencyKey={idempotencyKey}
        locale={locale}
      />
      <noscript>
        <p className="tw:mt-4 tw:text-sm tw:text-muted">{t('form.again')}</p>
      </noscript>
    </>
  );
}

function fileFields(locale: Locale, limitMb: number, kind: VersionKind): FieldSpec[] {
  const t = translator(locale, 'staff-document');
  const words = translator(locale, 'vocabulary');
  return [
    {
      kind: 'select',
      name: 'file.kind',
      label: t('form.kindOne'),
      value: kind,
      options: versionKinds.map((one) => ({ value: one, label: words(`versionKind.${one}`) })),
    },
    {
      kind: 'file',
      name: 'file',
      label: t('form.oneFile'),
      help: t('form.oneFileHelp', { limit: limitMb }),
      accept: '.pdf,.docx',
      limitBytes: limitMb * megabyte,
      tooLarge: t('form.tooLarge', { limit: limitMb }),
    },
  ];
}
