import type { Metadata } from 'next';
import { pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { OutcomesPage } from '#components/outcome/outcomes-page.tsx';
import { adopterNamed, outcomeOrders, outcomes } from '#lib/outcome/queries.ts';
import { asked, beyond, orderAmong, pageNumber, text, unknown, without } from '#lib/page/asked.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['participant', 'page']);
  return pageMetadata(locale, `/outcomes${query.text}`, await frame(locale), { part: 'outcome' });
}

export default async function Outcomes({ params, searchParams }: Props) {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['participant', 'sort', 'page']);
  const readers = { participant: text, sort: orderAmong(...outcomeOrders), page: pageNumber };
  const { values, wrong } = asked(query.values, readers);
  const [named, found, adopter] = await Promise.all([
    frame(locale),
    outcomes(locale, values),
    adopterNamed(locale, values.participant ?? ''),
  ]);
  const among = adopter ? [adopter] : [];
  const none = unknown('participant', values.participant, among);
  const list = none.length > 0 ? await outcomes(locale, without(values, none)) : found;
  const all = [...wrong, ...none, ...beyond(values.page, list)];
  return (
    <PublicShell locale={locale} path={`/outcomes${query.text}`} frame={named} wrong={all}>
      <OutcomesPage locale={locale} list={list} sort={values.sort} adopter={adopter} />
    </PublicShell>
  );
}
