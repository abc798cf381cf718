import plexCyrillic from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-400-normal.woff2';
import plexCyrillicStrong from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-600-normal.woff2';
import plexLatin from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2';
import plexLatinStrong from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2';
import bookCyrillic from '@fontsource/source-serif-4/files/source-serif-4-cyrillic-600-normal.woff2';
import bookLatin from '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2';
import type { Locale } from '#db/vocabulary.ts';
import { scriptOf } from '#lib/language/formatter.ts';

/** The faces that a page's first screen needs. Digits and marks stand in the Latin file, so a Cyrillic page needs it too. */
const faces = {
  public: { Latn: [plexLatin, bookLatin], Cyrl: [plexCyrillic, bookCyrillic, plexLatin] },
  portal: { Latn: [plexLatin, plexLatinStrong, bookLatin], Cyrl: [plexCyrillic, plexCyrillicStrong, plexLatin] },
} as const;

/**
 * Asks for the type faces of a page's language before its style sheet is read, so that they are there when it is first
 * drawn: three at most, those of its body first. What is not there then is kept for the next page (app/faces.css).
 */
export function Faces({ side, locale }: { side: 'public' | 'portal'; locale: Locale }) {
  return faces[side][scriptOf(locale) === 'Cyrl' ? 'Cyrl' : 'Latn'].map((href) => (
    <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />
  ));
}
