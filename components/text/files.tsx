import { StaffForm } from '#components/layout/staff-form.tsx';
import { FileLinks } from '#components/text/file-links.tsx';
import { hidden } from '#components/text/paragraph-fields.ts';
import { type At, whereFields } from '#components/text/text-href.ts';
import { Section } from '#components/ui/section.tsx';
import { languageName, megabyte, translator } from '#lib/language/language.ts';
import { readReturnedFile } from '#lib/text/actions.ts';
import type { TextView } from '#lib/text/queries.ts';

type Props = { at: At; view: TextView; newKey: () => string; limitMb: number };

/** The last revision as files, in each language and in two side by side, the rolling text, and the way back for a file that was changed. */
export function Files({ at, view, newKey, limitMb }: Props) {
  const { locale } = at;
  const t = translator(locale, 'text');
  if (view.revision === null) return null;
  const href = (revision: string, format: string, languages: readonly string[]) =>
    `/api/text/${view.id}?${new URLSearchParams([['revision', revision], ['format', format], ['locale', locale], ...languages.map((one) => ['language', one])])}`;
  return (
    <Section title={t('files.title')} id="files" wide>
      <ul className="tw:space-y-1">
        <FileLinks
          locale={locale}
          original={view.original}
          languages={view.languages}
          href={(format, languages) => href(`${view.revision}`, format, languages)}
        />
        <li>
          <a href={href('rolling', 'docx', [view.language])} download="">
            {t('files.rolling')}
          </a>
        </li>
      </ul>
      {view.can.draft && (
        <>
          <h3>{t('files.returned')}</h3>
          <p>{t('files.returnedLead')}</p>
          <StaffForm
            id="returned"
            action={readReturnedFile}
            act="readReturnedFile"
            fields={[
              ...whereFields(at),
              hidden('delegation', view.delegation ?? ''),
              hidden('language', view.language),
              {
                kind: 'file',
                name: 'file',
                label: t('files.file'),
                help: t('files.fileHelp', { language: languageName(locale, view.language) }),
                accept: '.docx',
                limitBytes: limitMb * megabyte,
                tooLarge: translator(locale, 'refusal-upload')('file-too-large', { limit: limitMb }),
              },
            ]}
            idempotencyKey={newKey()}
            locale={locale}
          />
        </>
      )}
    </Section>
  );
}
