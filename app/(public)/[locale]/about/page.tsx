import type { Metadata } from 'next';
import { pageMetadata, readPath } from '#components/layout/page-of.ts';
import { PlainPage } from '#components/layout/plain-page.tsx';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { AboutPage } from '#components/process/about-page.tsx';
import { about } from '#lib/process/about/queries.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  return pageMetadata(locale, '/about', await frame(locale), { part: 'process-about' });
}

export default async function About({ params }: Props) {
  const { locale } = readPath(await params);
  const [named, view] = await Promise.all([frame(locale), about(locale)]);
  return (
    <PublicShell locale={locale} path="/about" frame={named}>
      {view ? <AboutPage locale={locale} view={view} /> : <PlainPage locale={locale} what="emptyRegister" />}
    </PublicShell>
  );
}
