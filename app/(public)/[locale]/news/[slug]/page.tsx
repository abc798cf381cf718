import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { expectSpelling, pageMetadata, readSlug } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { NewsPage } from '#components/news/news-page.tsx';
import { descriptionOf } from '#lib/news/notation/rules.ts';
import { newsBySlug } from '#lib/news/queries.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string; slug: string }> };
/** Once a request, for the head and the page. */
const find = cache(newsBySlug);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = readSlug(await params);
  const [named, view] = await Promise.all([frame(locale), find(locale, slug)]);
  const description = (view && descriptionOf(view.lead ?? '', view.body)) || undefined;
  return pageMetadata(locale, `/news/${slug}`, named, { part: 'news', title: view?.headline, description });
}

export default async function PressRelease({ params }: Props) {
  const { locale, slug, given } = readSlug(await params);
  const [named, view] = await Promise.all([frame(locale), find(locale, slug)]);
  if (!view) notFound();
  expectSpelling(locale, 'news', given, slug);
  return (
    <PublicShell locale={locale} path={`/news/${slug}`} frame={named}>
      <NewsPage locale={locale} view={view} />
    </PublicShell>
  );
}
