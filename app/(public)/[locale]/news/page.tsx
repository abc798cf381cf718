import type { Metadata } from 'next';
import { pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { NewsListPage } from '#components/news/news-list.tsx';
import { news } from '#lib/news/queries.ts';
import { asked, beyond, pageNumber } from '#lib/page/asked.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['page']);
  return pageMetadata(locale, `/news${query.text}`, await frame(locale), { part: 'news' });
}

export default async function News({ params, searchParams }: Props) {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['page']);
  const { values, wrong } = asked(query.values, { page: pageNumber });
  const [named, list] = await Promise.all([frame(locale), news(locale, values)]);
  return (
    <PublicShell
      locale={locale}
      path={`/news${query.text}`}
      frame={named}
      wrong={[...wrong, ...beyond(values.page, list)]}
    >
      <NewsListPage locale={locale} list={list} />
    </PublicShell>
  );
}
