import type { Metadata } from 'next';
import { ChairmanshipPage } from '#components/chairmanship/chairmanship-page.tsx';
import { pageMetadata, readPath } from '#components/layout/page-of.ts';
import { PlainPage } from '#components/layout/plain-page.tsx';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { chairmanship } from '#lib/chairmanship/queries.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  return pageMetadata(locale, '/chairmanship', await frame(locale), { part: 'chairmanship' });
}

export default async function Chairmanship({ params }: Props) {
  const { locale } = readPath(await params);
  const [named, view] = await Promise.all([frame(locale), chairmanship(locale)]);
  return (
    <PublicShell locale={locale} path="/chairmanship" frame={named}>
      {view ? <ChairmanshipPage locale={locale} view={view} /> : <PlainPage locale={locale} what="emptyRegister" />}
    </PublicShell>
  );
}
