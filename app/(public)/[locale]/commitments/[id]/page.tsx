import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CommitmentPage, titleOf } from '#components/commitment/commitment-page.tsx';
import { pageMetadata, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { PUBLIC } from '#lib/act/actor.ts';
import { commitmentById } from '#lib/commitment/queries.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string; id: string }> };
/** Once a request, for the head and the page. */
const find = cache(commitmentById);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id } = readPath(await params);
  const [named, view] = await Promise.all([frame(locale), find(PUBLIC, locale, id)]);
  const title = view ? titleOf(locale, view) : undefined;
  return pageMetadata(locale, `/commitments/${id}`, named, { part: 'commitment', title, description: view?.words });
}

export default async function Commitment({ params }: Props) {
  const { locale, id } = readPath(await params);
  const [named, view] = await Promise.all([frame(locale), find(PUBLIC, locale, id)]);
  if (!view) notFound();
  return (
    <PublicShell locale={locale} path={`/commitments/${id}`} frame={named}>
      <CommitmentPage locale={locale} view={view} />
    </PublicShell>
  );
}
