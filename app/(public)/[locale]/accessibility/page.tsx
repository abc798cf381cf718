import type { Metadata } from 'next';
import { AccessibilityPage } from '#components/layout/accessibility-page.tsx';
import { pageMetadata, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  return pageMetadata(locale, '/accessibility', await frame(locale), { part: 'frame-accessibility' });
}

export default async function Accessibility({ params }: Props) {
  const { locale } = readPath(await params);
  return (
    <PublicShell locale={locale} path="/accessibility" frame={await frame(locale)}>
      <AccessibilityPage locale={locale} />
    </PublicShell>
  );
}
