import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { headOf } from '#components/participant/head.ts';
import { ParticipantPage } from '#components/participant/participant-page.tsx';
import { asked, day } from '#lib/page/asked.ts';
import { organizationStory } from '#lib/participant/queries.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = {
  params: Promise<{ locale: string; organization: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, organization: key } = readPath(await params);
  const { date } = asked(queryOf(await searchParams, ['date']).values, { date: day }).values;
  const [named, view] = await Promise.all([frame(locale), organizationStory(locale, key, date)]);
  return pageMetadata(locale, `/organizations/${key}`, named, headOf(locale, view, named));
}

/** One organization; an address in large letters leads to the one in small letters. */
export default async function Organization({ params, searchParams }: Props) {
  const { locale, organization: key } = readPath(await params);
  const query = queryOf(await searchParams, ['date']);
  const { values, wrong } = asked(query.values, { date: day });
  const [named, view] = await Promise.all([frame(locale), organizationStory(locale, key, values.date)]);
  if (!view) notFound();
  const path = `/organizations/${encodeURIComponent(view.code.toLowerCase())}`;
  if (decodeURIComponent(key) !== view.code.toLowerCase()) permanentRedirect(`/${locale}${path}${query.text}`);
  return (
    <PublicShell locale={locale} path={`${path}${query.text}`} frame={named} wrong={wrong}>
      <ParticipantPage locale={locale} view={view} wrong={wrong} />
    </PublicShell>
  );
}
