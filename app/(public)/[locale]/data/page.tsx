import type { Metadata } from 'next';
import { offersOf } from '#app/api/v1/openapi.ts';
import { DataPage } from '#components/data/data-page.tsx';
import { pageMetadata, readPath } from '#components/layout/page-of.ts';
import { PlainPage } from '#components/layout/plain-page.tsx';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { settings } from '#env.ts';
import { changes, registerOf } from '#lib/data/queries.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  return pageMetadata(locale, '/data', await frame(locale), { part: 'data' });
}

export default async function Data({ params }: Props) {
  const { locale } = readPath(await params);
  const [named, view, changed] = await Promise.all([frame(locale), registerOf(locale), changes(locale)]);
  return (
    <PublicShell locale={locale} path="/data" frame={named}>
      {view ? (
        <DataPage
          locale={locale}
          view={view}
          changes={changed.rows}
          {...offersOf(locale, view, settings().PORTAL_URL)}
        />
      ) : (
        <PlainPage locale={locale} what="emptyRegister" />
      )}
    </PublicShell>
  );
}
