import { formatName, languageName } from '#components/document/version-words.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { Version } from '#lib/document/reading/queries.ts';
import type { DocumentRow } from '#lib/document/reading/rules.ts';
import { formatBytes, translator } from '#lib/language/language.ts';

/** The format and size of a version: “PDF, 24 kB”. */
export function formatAndSize(locale: Locale, version: Version): string {
  return `${formatName(locale, version.mediaType)}, ${formatBytes(locale, version.bytes)}`;
}

/** A version by its language and format: “English, PDF”. */
export function versionName(locale: Locale, version: Version): string {
  return `${languageName(locale, version.lang)}, ${formatName(locale, version.mediaType)}`;
}

export const readHref = (locale: Locale, documentId: string, { id }: Version): string =>
  `/${locale}/portal/desk/document/${documentId}/read/${id}`;

/** en · ru: each version leads to its reading, with its kind and format; what is missing is said. */
export function DeskLanguages({ locale, row }: { locale: Locale; row: DocumentRow }) {
  const t = translator(locale, 'document-reader');
  const vocabulary = translator(locale, 'vocabulary');
  return (
    <ul className="versions">
      {row.versions.map((version) => (
        <li key={version.id}>
          <a href={readHref(locale, row.id, version)} hrefLang={version.lang}>
            <abbr title={languageName(locale, version.lang)}>{version.lang}</abbr>{' '}
            {formatName(locale, version.mediaType)}
          </a>
          <span className="small">{vocabulary(`versionKind.${version.kind}`)}</span>
        </li>
      ))}
      {row.missing.map((lang) => (
        <li key={lang} className="small">
          <abbr title={languageName(locale, lang)}>{lang}</abbr>
          <span>{t('notAtHand')}</span>
        </li>
      ))}
    </ul>
  );
}
