import type { Locale } from '#db/vocabulary.ts';
import type { Version } from '#lib/document/reading/queries.ts';
import type { DocumentRow } from '#lib/document/reading/rules.ts';
import { formatBytes, type Translate, translator } from '#lib/language/language.ts';

const formats: Record<string, 'pdf' | 'docx'> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** A language's name in the language of the page; its tag where it is none that is known. */
export function languageName(vocabulary: Translate, lang: string): string {
  const [primary = lang] = lang.split('-');
  return vocabulary.has(`language.${primary}`) ? vocabulary(`language.${primary}`) : lang;
}

const formatName = (vocabulary: Translate, { mediaType }: Version): string =>
  vocabulary(`mediaType.${formats[mediaType] ?? 'file'}`);

/** The format and size of a version: “PDF, 24 kB”. */
export function formatAndSize(locale: Locale, version: Version): string {
  return `${formatName(translator(locale, 'vocabulary'), version)}, ${formatBytes(locale, version.bytes)}`;
}

/** A version by its language and format: “English, PDF”. */
export function versionName(locale: Locale, version: Version): string {
  const vocabulary = translator(locale, 'vocabulary');
  return `${languageName(vocabulary, version.lang)}, ${formatName(vocabulary, version)}`;
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
            <abbr title={languageName(vocabulary, version.lang)}>{version.lang}</abbr> {formatName(vocabulary, version)}
          </a>
          <span className="small">{vocabulary(`versionKind.${version.kind}`)}</span>
        </li>
      ))}
      {row.missing.map((lang) => (
        <li key={lang} className="small">
          <abbr title={languageName(vocabulary, lang)}>{lang}</abbr>
          <span>{t('notAtHand')}</span>
        </li>
      ))}
    </ul>
  );
}
