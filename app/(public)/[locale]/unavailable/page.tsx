import type { Metadata } from 'next';
import { pageMetadata, readPath } from '#components/layout/page-of.ts';
import { PlainPage } from '#components/layout/plain-page.tsx';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  return {
    ...pageMetadata(locale, '/unavailable', null, { part: 'frame', key: 'unavailable.title' }),
    robots: { index: false },
  };
}

/** The server answers with this page while the register cannot be reached. */
export default async function Unavailable({ params }: Props) {
  const { locale } = readPath(await params);
  return (
    <PublicShell locale={locale} path="" frame={await frame(locale)}>
      <PlainPage locale={locale} what="unavailable" />
    </PublicShell>
  );
}
