import type { Locale } from '#db/vocabulary.ts';
import { labelled, languageName, translator } from '#lib/language/language.ts';

const formats = ['docx', 'pdf', 'html', 'akn'] as const;
const named = { docx: 'DOCX', pdf: 'PDF', html: 'HTML', akn: 'Akoma Ntoso' } as const;

type Props = {
  locale: Locale;
  original: string;
  /** The languages that there are files in. */
  languages: readonly string[];
  href: (format: (typeof formats)[number], languages: readonly string[]) => string;
};

/** The entries of a list of a text's files: in each language, and in two side by side. */
export function FileLinks({ locale, original, languages, href }: Props) {
  const t = translator(locale, 'text');
  const rows = [
    ...languages.map((language) => ({ languages: [language], label: languageName(locale, language), of: formats })),
    ...languages
      .filter((language) => language !== original)
      .map((other) => ({
        languages: [original, other],
        label: t('files.columns', { one: languageName(locale, original), other: languageName(locale, other) }),
        of: formats.slice(0, 3),
      })),
  ];
  return rows.map((row) => (
    <li key={row.languages.join(' ')}>
      {row.label}:{' '}
      {row.of.map((format, nth) => (
        <span key={format}>
          {nth > 0 && ' · '}
          <a href={href(format, row.languages)} download="" aria-label={labelled(locale, named[format], row.label)}>
            {named[format]}
          </a>
        </span>
      ))}
    </li>
  ));
}
