import type { Metadata } from 'next';
import { BodiesPage } from '#components/body/bodies-page.tsx';
import { pageMetadata, readPath } from '#components/layout/page-of.ts';
import { PlainPage } from '#components/layout/plain-page.tsx';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { bodies } from '#lib/body/queries.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  return pageMetadata(locale, '/bodies', await frame(locale), { part: 'body' });
}

export default async function Bodies({ params }: Props) {
  const { locale } = readPath(await params);
  const [named, view] = await Promise.all([frame(locale), bodies(locale)]);
  return (
    <PublicShell locale={locale} path="/bodies" frame={named}>
      {view ? <BodiesPage locale={locale} bodies={view.bodies} /> : <PlainPage locale={locale} what="emptyRegister" />}
    </PublicShell>
  );
}
