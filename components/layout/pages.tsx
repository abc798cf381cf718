import { type PageLink, Pagination } from '#components/ui/pagination.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import { translator } from '#lib/language/language.ts';

type Query = Readonly<Record<string, string | undefined>>;

type Props = {
  locale: Locale;
  /** The page's own address, without a query, and what its query keeps from page to page. */
  path: string;
  query: Query;
  list: Pick<Listed<unknown>, 'page' | 'pages'>;
};

/** The address of a page of a list: what narrows and orders it stays, the first page is the address itself. */
export function pageHref(path: string, query: Query, page: number): string {
  const kept = Object.entries(query).flatMap(([name, value]) => (value && name !== 'page' ? [[name, value]] : []));
  const text = new URLSearchParams(page > 1 ? [...kept, ['page', `${page}`]] : kept).toString();
  return text ? `${path}?${text}` : path;
}

/** Links to the other pages of a list that has more than one. */
export function Pages({ locale, path, query, list: { page, pages } }: Props) {
  const t = translator(locale, 'frame');
  if (pages === 1) return null;
  const link = (to: number, label: string, rel?: 'prev' | 'next'): PageLink => ({
    href: pageHref(path, query, to),
    label,
    ...(rel && { rel }),
  });
  const links = [
    ...(page > 1 ? [link(1, t('pages.first')), link(page - 1, t('pages.previous'), 'prev')] : []),
    { ...link(page, t('pages.of', { page, pages })), current: true },
    ...(page < pages ? [link(page + 1, t('pages.next'), 'next'), link(pages, t('pages.last'))] : []),
  ];
  return <Pagination label={t('pages.label')} links={links} />;
}
