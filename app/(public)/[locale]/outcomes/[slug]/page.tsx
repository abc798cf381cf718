import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { followedAt, OutcomeCommitments } from '#components/commitment/follow-up.tsx';
import { expectSpelling, pageMetadata, readSlug } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { outcomeHead } from '#components/outcome/described.ts';
import { OutcomePage } from '#components/outcome/outcome-page.tsx';
import { settings } from '#env.ts';
import { commitmentsOfOutcome } from '#lib/commitment/queries.ts';
import { outcomeBySlug } from '#lib/outcome/queries.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string; slug: string }> };
const find = cache(outcomeBySlug);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = readSlug(await params);
  const [named, view] = await Promise.all([frame(locale), find(locale, slug)]);
  return pageMetadata(locale, `/outcomes/${slug}`, named, outcomeHead(locale, view));
}

export default async function Outcome({ params }: Props) {
  const { locale, slug, given } = readSlug(await params);
  const [named, view, promised] = await Promise.all([
    frame(locale),
    find(locale, slug),
    commitmentsOfOutcome(locale, slug),
  ]);
  if (!view) notFound();
  expectSpelling(locale, 'outcomes', given, slug);
  return (
    <PublicShell locale={locale} path={`/outcomes/${slug}`} frame={named}>
      <OutcomePage locale={locale} view={view} origin={settings().PORTAL_URL} followed={followedAt(locale, promised)}>
        <OutcomeCommitments locale={locale} rows={promised} />
      </OutcomePage>
    </PublicShell>
  );
}
