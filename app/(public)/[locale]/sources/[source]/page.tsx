import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { headOf } from '#components/source/source-head.ts';
import { SourcePage } from '#components/source/source-page.tsx';
import { asked, beyond, pageNumber } from '#lib/page/asked.ts';
import { frame } from '#lib/process/queries.ts';
import { restingOn, sourceOf } from '#lib/source/resting/queries.ts';

export const dynamic = 'force-dynamic';
type Props = {
  params: Promise<{ locale: string; source: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, source: key } = readPath(await params);
  const [named, source] = await Promise.all([frame(locale), sourceOf(locale, decodeURIComponent(key))]);
  return pageMetadata(locale, `/sources/${key}`, named, headOf(locale, source));
}

export default async function Source({ params, searchParams }: Props) {
  const { locale, source: given } = readPath(await params);
  const query = queryOf(await searchParams, ['page']);
  const { values, wrong } = asked(query.values, { page: pageNumber });
  const [named, source] = await Promise.all([frame(locale), sourceOf(locale, decodeURIComponent(given))]);
  if (!source) notFound();
  const path = `/sources/${encodeURIComponent(source.key)}`;
  if (source.key !== decodeURIComponent(given)) permanentRedirect(`/${locale}${path}${query.text}`);
  const resting = await restingOn(locale, source.key, values);
  const all = [...wrong, ...beyond(values.page, resting)];
  return (
    <PublicShell locale={locale} path={`${path}${query.text}`} frame={named} wrong={all}>
      <SourcePage locale={locale} source={source} resting={resting} />
    </PublicShell>
  );
}
