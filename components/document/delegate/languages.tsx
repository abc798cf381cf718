import { formatName } from '#components/document/version-words.ts';
import { day } from '#components/source/when.ts';
import { classes } from '#components/ui/classes.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { Version } from '#lib/document/reading/queries.ts';
import type { DocumentRow } from '#lib/document/reading/rules.ts';
import { formatBytes, languageName, translator } from '#lib/language/language.ts';

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

const versionLine =
  'tw:grid tw:grid-cols-[4.25rem_minmax(min-content,1fr)] tw:items-baseline tw:gap-x-1 tw:@list/rows:@max-columns/rows:grid-cols-1 tw:@list/rows:@max-columns/rows:wrap-anywhere tw:2xl:grid-cols-[4.25rem_max-content]';

/** Was a version added after the day on which its document was issued? */
export const isLate = ({ issuedOn }: DocumentRow, { addedAt }: Version): boolean =>
  issuedOn !== null && addedAt.slice(0, 10) > issuedOn;

/** en · ru: each version leads to its reading, with its kind and format; what is missing is said. */
export function DeskLanguages({ locale, row }: { locale: Locale; row: DocumentRow }) {
  const t = translator(locale, 'document-reader');
  const vocabulary = translator(locale, 'vocabulary');
  return (
    <ul className="tw:grid tw:gap-y-1">
      {row.versions.map((version) => (
        <li key={version.id} className={versionLine}>
          <a className="tw:justify-self-start" href={readHref(locale, row.id, version)} hrefLang={version.lang}>
            <abbr className="tw:[text-decoration:inherit]" title={languageName(locale, version.lang)}>
              {version.lang}
            </abbr>{' '}
            {formatName(locale, version.mediaType)}
          </a>
          <span className="tw:text-sm tw:font-normal tw:text-muted">
            {vocabulary(`versionKind.${version.kind}`)}
            {isLate(row, version) && `, ${t('addedOn', { day: day(locale, version.addedAt.slice(0, 10)) })}`}
          </span>
        </li>
      ))}
      {!row.withdrawnOn &&
        row.missing.map((lang) => (
          <li key={lang} className={classes(versionLine, 'tw:text-sm tw:text-muted')}>
            <abbr className="tw:no-underline" title={languageName(locale, lang)}>
              {lang}
            </abbr>
            <span>{t('notAtHand')}</span>
          </li>
        ))}
    </ul>
  );
}
