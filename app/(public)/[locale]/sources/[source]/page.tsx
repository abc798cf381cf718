import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { SourcePage } from '#components/source/source-page.tsx';
import { translator } from '#lib/language/language.ts';
import { frame } from '#lib/process/queries.ts';
import { restingOn, sourceOf } from '#lib/source/resting/queries.ts';

export const dynamic = 'force-dynamic';
type Props = {
  params: Promise<{ locale: string; source: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, source: key } = readPath(await params);
  const [named, source] = await Promise.all([frame(locale), sourceOf(decodeURIComponent(key))]);
  const said = source && { publisher: source.publisher, title: source.title };
  const description = said ? translator(locale, 'source-page')('described', said) : undefined;
  return pageMetadata(locale, `/sources/${key}`, named, { part: 'source-page', title: source?.title, description });
}

export default async function Source({ params, searchParams }: Props) {
  const { locale, source: key } = readPath(await params);
  const { values, text } = queryOf(await searchParams, ['page']);
  const [named, source] = await Promise.all([frame(locale), sourceOf(decodeURIComponent(key))]);
  if (!source) notFound();
  const path = `/sources/${encodeURIComponent(source.key)}`;
  if (source.key !== decodeURIComponent(key)) permanentRedirect(`/${locale}${path}${text}`);
  const resting = await restingOn(locale, source.key, values);
  return (
    <PublicShell locale={locale} path={`${path}${text}`} frame={named}>
      <SourcePage locale={locale} source={source} resting={resting} />
    </PublicShell>
  );
}
