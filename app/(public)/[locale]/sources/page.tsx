import type { Metadata } from 'next';
import { pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { SourcesPage } from '#components/source/sources-page.tsx';
import { frame } from '#lib/process/queries.ts';
import { sources } from '#lib/source/resting/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['page']);
  return pageMetadata(locale, `/sources${query.text}`, await frame(locale), { part: 'source-page' });
}

export default async function Sources({ params, searchParams }: Props) {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['sort', 'page']);
  const [named, list] = await Promise.all([frame(locale), sources(query.values)]);
  return (
    <PublicShell locale={locale} path={`/sources${query.text}`} frame={named}>
      <SourcesPage locale={locale} list={list} sort={query.values.sort} />
    </PublicShell>
  );
}
