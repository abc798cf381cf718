import type { Metadata } from 'next';
import { pageMetadata, readPath } from '#components/layout/page-of.ts';
import { PlainPage } from '#components/layout/plain-page.tsx';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { SecretariatPage } from '#components/secretariat/secretariat-page.tsx';
import { frame } from '#lib/process/queries.ts';
import { secretariat } from '#lib/secretariat/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  return pageMetadata(locale, '/secretariat', await frame(locale), { part: 'secretariat' });
}

export default async function Secretariat({ params }: Props) {
  const { locale } = readPath(await params);
  const [named, view] = await Promise.all([frame(locale), secretariat(locale)]);
  return (
    <PublicShell locale={locale} path="/secretariat" frame={named}>
      {view ? <SecretariatPage locale={locale} view={view} /> : <PlainPage locale={locale} what="emptyRegister" />}
    </PublicShell>
  );
}
