import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { MembersPage } from '#components/membership/members-page.tsx';
import { membersOn } from '#lib/membership/queries.ts';
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
  const [named, view] = await Promise.all([frame(locale), membersOn(locale, query.values.date ?? null)]);
  if (!view) notFound();
  return (
    <PublicShell locale={locale} path={`/members${query.text}`} frame={named}>
      <MembersPage locale={locale} view={view} sort={query.values.sort} />
    </PublicShell>
  );
}
