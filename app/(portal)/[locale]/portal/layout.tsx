import '#app/globals.css';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { TroubleWordsProvider } from '#components/desk/trouble.tsx';
import { troubleWords } from '#components/desk/trouble-words.ts';
import { Faces } from '#components/layout/faces.tsx';
import { isLocale } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';

export const dynamic = 'force-dynamic';
// 'no-referrer' would have forms posted without script say “Origin: null”, and every act of theirs refused.
export const metadata: Metadata = { icons: { icon: '/icon.svg' }, referrer: 'same-origin', robots: { index: false } };

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** The root of the portal side: the language and the look; every page below asks who is there itself. */
export default async function PortalLayout({ children, params }: Props) {
  const { locale: given } = await params;
  const locale = isLocale(given) ? given : 'en';
  return (
    <html {...inLanguage(locale)} className="tw:has-data-done:scroll-pt-24">
      <body>
        <Faces side="portal" locale={locale} />
        <TroubleWordsProvider words={troubleWords(locale)}>{children}</TroubleWordsProvider>
      </body>
    </html>
  );
}
