import type { Metadata } from 'next';
import { pageMetadata, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { PrivacyPage } from '#components/retention/privacy-page.tsx';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  return pageMetadata(locale, '/privacy', await frame(locale), { part: 'retention' });
}

export default async function Privacy({ params }: Props) {
  const { locale } = readPath(await params);
  return (
    <PublicShell locale={locale} path="/privacy" frame={await frame(locale)}>
      <PrivacyPage locale={locale} />
    </PublicShell>
  );
}
