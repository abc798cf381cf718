import type { Metadata } from 'next';
import { pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { SourcesPage } from '#components/source/sources-page.tsx';
import { asked, beyond, orderAmong, pageNumber } from '#lib/page/asked.ts';
import { frame } from '#lib/process/queries.ts';
import { sourceOrders, sources } from '#lib/source/resting/queries.ts';

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
  const { values, wrong } = asked(query.values, { sort: orderAmong(...sourceOrders), page: pageNumber });
  const [named, list] = await Promise.all([frame(locale), sources(values)]);
  const all = [...wrong, ...beyond(values.page, list)];
  return (
    <PublicShell locale={locale} path={`/sources${query.text}`} frame={named} wrong={all}>
      <SourcesPage locale={locale} list={list} sort={values.sort} />
    </PublicShell>
  );
}
