import '#app/globals.css';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Faces } from '#components/layout/faces.tsx';
import { settings } from '#env.ts';
import { isLocale } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';

export const dynamic = 'force-dynamic';
export const generateMetadata = (): Metadata => ({
  metadataBase: new URL(settings().PORTAL_URL),
  icons: {
    icon: [
      { url: '/favicon.ico', sizes: '48x48' },
      { url: '/icon.svg', type: 'image/svg+xml' },
    ],
    apple: '/apple-touch-icon.png',
  },
  referrer: 'no-referrer',
});

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** The root of the public side: the language and the look, nothing else. */
export default async function PublicLayout({ children, params }: Props) {
  const { locale: given } = await params;
  const locale = isLocale(given) ? given : 'en';
  return (
    <html {...inLanguage(locale)}>
      <body>
        <Faces side="public" locale={locale} />
        {children}
      </body>
    </html>
  );
}
