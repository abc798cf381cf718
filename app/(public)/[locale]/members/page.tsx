import type { Metadata } from 'next';
import { pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { MembersPage } from '#components/membership/members-page.tsx';
import { memberOrders, membersOn } from '#lib/membership/queries.ts';
import { asked, day, orderAmong } from '#lib/page/asked.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['date']);
  return pageMetadata(locale, `/members${query.text}`, await frame(locale), { part: 'membership' });
}

export default async function Members({ params, searchParams }: Props) {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['date', 'sort']);
  const { values, wrong } = asked(query.values, { date: day, sort: orderAmong(...memberOrders) });
  const [named, view] = await Promise.all([frame(locale), membersOn(locale, values.date ?? null)]);
  return (
    <PublicShell locale={locale} path={`/members${query.text}`} frame={named} wrong={wrong}>
      {view && <MembersPage locale={locale} view={view} sort={values.sort} wrong={wrong} />}
    </PublicShell>
  );
}
