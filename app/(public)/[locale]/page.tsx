import type { Metadata } from 'next';
import { pageMetadata, readPath } from '#components/layout/page-of.ts';
import { PlainPage } from '#components/layout/plain-page.tsx';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { ProcessPage } from '#components/process/process-page.tsx';
import { membersOn } from '#lib/membership/queries.ts';
import { frame, processPage } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  const named = await frame(locale);
  return pageMetadata(locale, '', named, { part: 'process', title: named?.name });
}

export default async function FirstPage({ params }: Props) {
  const { locale } = readPath(await params);
  const [named, view, members] = await Promise.all([frame(locale), processPage(locale), membersOn(locale, null)]);
  return (
    <PublicShell locale={locale} path="" frame={named}>
      {view ? (
        <ProcessPage locale={locale} view={view} members={members} />
      ) : (
        <PlainPage locale={locale} what="emptyRegister" />
      )}
    </PublicShell>
  );
}
