import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ConferenceReports } from '#components/commitment/follow-up.tsx';
import { AnnulledConferencePage, ConferencePage } from '#components/conference/conference-page.tsx';
import { conferenceHead } from '#components/conference/described.ts';
import { expectSpelling, pageMetadata, readSlug } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { reportsAtConference } from '#lib/commitment/report/queries.ts';
import { annulledConferenceOf, conferenceBySlug } from '#lib/conference/queries.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string; slug: string }> };
/** Once a request, for the head and the page. */
const find = cache(conferenceBySlug);
const annulled = cache(annulledConferenceOf);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = readSlug(await params);
  const [named, view] = await Promise.all([frame(locale), find(locale, slug)]);
  const gone = view ? null : await annulled(locale, slug);
  return pageMetadata(locale, `/conferences/${slug}`, named, conferenceHead(locale, view, gone));
}

export default async function Conference({ params }: Props) {
  const { locale, slug, given } = readSlug(await params);
  const [named, view] = await Promise.all([frame(locale), find(locale, slug)]);
  const gone = view ? null : await annulled(locale, slug);
  if (!view && !gone) notFound();
  expectSpelling(locale, 'conferences', given, slug);
  const followUp = <ConferenceReports locale={locale} rows={await reportsAtConference(locale, slug)} />;
  return (
    <PublicShell locale={locale} path={`/conferences/${slug}`} frame={named}>
      {view && <ConferencePage locale={locale} view={view} followUp={followUp} />}
      {gone && <AnnulledConferencePage locale={locale} view={gone} />}
    </PublicShell>
  );
}
