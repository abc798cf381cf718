import type { Metadata } from 'next';
import { pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { OutcomesPage } from '#components/outcome/outcomes-page.tsx';
import { outcomeOrders, outcomes } from '#lib/outcome/queries.ts';
import { asked, beyond, orderAmong, pageNumber } from '#lib/page/asked.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['page']);
  return pageMetadata(locale, `/outcomes${query.text}`, await frame(locale), { part: 'outcome' });
}

export default async function Outcomes({ params, searchParams }: Props) {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['sort', 'page']);
  const { values, wrong } = asked(query.values, { sort: orderAmong(...outcomeOrders), page: pageNumber });
  const [named, list] = await Promise.all([frame(locale), outcomes(locale, values)]);
  const all = [...wrong, ...beyond(values.page, list)];
  return (
    <PublicShell locale={locale} path={`/outcomes${query.text}`} frame={named} wrong={all}>
      <OutcomesPage locale={locale} list={list} sort={values.sort} />
    </PublicShell>
  );
}
