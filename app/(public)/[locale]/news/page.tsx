import type { Metadata } from 'next';
import { pageMetadata, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { NewsListPage } from '#components/news/news-list.tsx';
import { news } from '#lib/news/queries.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  return pageMetadata(locale, '/news', await frame(locale), { part: 'news' });
}

export default async function News({ params }: Props) {
  const { locale } = readPath(await params);
  const [named, rows] = await Promise.all([frame(locale), news(locale)]);
  return (
    <PublicShell locale={locale} path="/news" frame={named}>
      <NewsListPage locale={locale} rows={rows} />
    </PublicShell>
  );
}
