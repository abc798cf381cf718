import type { Metadata } from 'next';
import { pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { SearchPage } from '#components/search/search-page.tsx';
import { searchKinds } from '#db/vocabulary.ts';
import { among, asked, beyond, pageNumber, text } from '#lib/page/asked.ts';
import { frame } from '#lib/process/queries.ts';
import { search } from '#lib/search/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['q', 'kind', 'page']);
  const head = pageMetadata(locale, `/search${query.text}`, await frame(locale), { part: 'search' });
  return { ...head, robots: { index: false } };
}

export default async function Search({ params, searchParams }: Props) {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['q', 'kind', 'page']);
  const { values, wrong } = asked(query.values, { q: text, kind: among(searchKinds), page: pageNumber });
  const kind = searchKinds.find((one) => one === values.kind);
  const page = values.page === undefined ? undefined : Number(values.page);
  const [named, view] = await Promise.all([frame(locale), values.q ? search(locale, values.q, { kind, page }) : null]);
  const all = [...wrong, ...(view ? beyond(values.page, view) : [])];
  return (
    <PublicShell locale={locale} path={`/search${query.text}`} frame={named} wrong={all}>
      <SearchPage locale={locale} q={query.values.q} kind={kind} view={view} wrong={all} />
    </PublicShell>
  );
}
