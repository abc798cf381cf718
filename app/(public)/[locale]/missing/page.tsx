import type { Metadata } from 'next';
import { pageMetadata, readPath } from '#components/layout/page-of.ts';
import { PlainPage } from '#components/layout/plain-page.tsx';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  // No address of its own, in no language.
  const { title } = pageMetadata(locale, '/missing', null, { part: 'frame', key: 'missing.title' });
  return { title, robots: { index: false } };
}

/** The server answers with this page where there is none at the address asked for. */
export default async function Missing({ params }: Props) {
  const { locale } = readPath(await params);
  return (
    <PublicShell locale={locale} path="" frame={await frame(locale)}>
      <PlainPage locale={locale} what="missing" />
    </PublicShell>
  );
}
