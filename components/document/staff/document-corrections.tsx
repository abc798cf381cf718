import { accessFields, describedFields, itemField, markField } from '#components/document/staff/document-form.tsx';
import { languageFields } from '#components/layout/language-fields.ts';
import { reasonField } from '#components/layout/reason-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import type { Locale } from '#db/vocabulary.ts';
import { changeAccess, correctDocument, editDocument, removeLanguageVersion } from '#lib/document/actions.ts';
import type { Version } from '#lib/document/reading/queries.ts';
import type { StaffDocument } from '#lib/document/staff/queries.ts';
import { languageName, translator } from '#lib/language/language.ts';

export type Of = { locale: Locale; document: StaffDocument; idempotencyKey: string };

/** What a draft says of itself. */
export function Edit({ locale, document, idempotencyKey }: Of) {
  const { symbols, symbol, conference, agenda, delegations } = document;
  return (
    <StaffForm
      action={editDocument}
      fields={[
        ...subjectFields(document),
        ...describedFields(locale, {
          symbols,
          symbol: symbol ?? '',
          exercise: conference?.exercise ?? false,
          agenda,
          delegations,
          restricted: document.restricted,
          languages: document.working,
          of: document,
        }),
      ]}
      act="editDocument"
      idempotencyKey={idempotencyKey}
      locale={locale}
      layout="pairs"
    />
  );
}

/** Takes a file away from a draft. */
export function Remove({ locale, document, idempotencyKey, version }: Of & { version: Version }) {
  return (
    <StaffForm
      action={removeLanguageVersion}
      fields={[
        ...subjectFields(document),
        {
          kind: 'fixed',
          name: 'versionId',
          label: translator(locale, 'staff-document')('file'),
          text: `${languageName(locale, version.lang)}, ${version.fileName}`,
          value: version.id,
        },
      ]}
      act="removeLanguageVersion"
      idempotencyKey={idempotencyKey}
      locale={locale}
      tone="irreversible"
    />
  );
}

/** What readers see of an issued document, put right. */
export function Correct({ locale, document, idempotencyKey }: Of) {
  const t = translator(locale, 'staff-document');
  return (
    <>
      <p>{t('correctLead')}</p>
      <StaffForm
        action={correctDocument}
        fields={[
          ...subjectFields(document),
          {
            kind: 'group',
            legend: t('form.titles'),
            help: t('form.titlesHelp'),
            fields: languageFields(locale, document.working, {
              kind: 'text',
              name: 'title',
              label: (language) => t('form.titleIn', { language }),
              words: document.titles,
            }),
          },
          markField(locale, document.distribution),
          itemField(locale, document.agenda, document.agendaItemId),
          reasonField(locale),
        ]}
        act="correctDocument"
        idempotencyKey={idempotencyKey}
        locale={locale}
        layout="pairs"
      />
    </>
  );
}

/** Who may see an issued document from now on. */
export function Access({ locale, document, idempotencyKey }: Of) {
  const { conference, delegations } = document;
  return (
    <>
      <p>{translator(locale, 'staff-document')('accessLead')}</p>
      <StaffForm
        action={changeAccess}
        fields={[
          ...subjectFields(document),
          ...accessFields(locale, {
            exercise: conference?.exercise ?? false,
            delegations,
            restricted: document.restricted,
            of: document,
          }),
          reasonField(locale),
        ]}
        act="changeAccess"
        idempotencyKey={idempotencyKey}
        locale={locale}
        tone="irreversible"
      />
    </>
  );
}
