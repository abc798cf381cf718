import type { Metadata } from 'next';
import { ConferencesPage } from '#components/conference/conferences-page.tsx';
import { pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { conferenceOrders, conferences } from '#lib/conference/queries.ts';
import { asked, beyond, orderAmong, pageNumber, text, unknown, without, year } from '#lib/page/asked.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['body', 'year', 'participant', 'page']);
  return pageMetadata(locale, `/conferences${query.text}`, await frame(locale), { part: 'conference' });
}

export default async function Conferences({ params, searchParams }: Props) {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['body', 'year', 'participant', 'sort', 'page']);
  const readers = { body: text, year, participant: text, sort: orderAmong(...conferenceOrders), page: pageNumber };
  const { values, wrong } = asked(query.values, readers);
  const [named, found] = await Promise.all([frame(locale), conferences(locale, values)]);
  const among = found.participant ? [found.participant] : [];
  const none = [...unknown('body', values.body, found.bodies), ...unknown('participant', values.participant, among)];
  const view = none.length > 0 ? await conferences(locale, without(values, none)) : found;
  const all = [...wrong, ...none, ...beyond(values.page, view)];
  return (
    <PublicShell locale={locale} path={`/conferences${query.text}`} frame={named} wrong={all}>
      <ConferencesPage locale={locale} view={view} filter={values} wrong={all} />
    </PublicShell>
  );
}
