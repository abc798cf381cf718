import { languageTags } from '#components/document/version-words.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { type Locale, versionKinds } from '#db/vocabulary.ts';
import { addLanguageVersion } from '#lib/document/actions.ts';
import type { StaffDocument } from '#lib/document/staff/queries.ts';
import { inProtocolOrder, languageName, megabyte, translator } from '#lib/language/language.ts';

type Props = { locale: Locale; document: StaffDocument; limitMb: number; idempotencyKey: string };

/** Adds a file in one language to a document that is not issued; the missing working languages are offered first. */
export function VersionForm({ locale, document, limitMb, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-document');
  const words = translator(locale, 'vocabulary');
  const { id, version, missing } = document;
  const named = languageTags.map((tag) => ({ value: tag, label: languageName(locale, tag) }));
  const others = inProtocolOrder(
    locale,
    named.filter(({ value }) => !missing.includes(value)),
    ({ label }) => label,
  );
  const fields: FieldSpec[] = [
    { kind: 'hidden', name: 'id', value: id },
    { kind: 'hidden', name: 'expectedVersion', value: `${version}` },
    {
      kind: 'select',
      name: 'file.language',
      label: t('form.language'),
      value: missing[0] ?? '',
      placeholder: translator(locale, 'staff')('form.choose'),
      options: [...missing.map((tag) => ({ value: tag, label: languageName(locale, tag) })), ...others],
    },
    {
      kind: 'select',
      name: 'file.kind',
      label: t('form.kindOne'),
      value: 'official',
      options: versionKinds.map((kind) => ({ value: kind, label: words(`versionKind.${kind}`) })),
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
  return (
    <>
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
