import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { BodyPage } from '#components/body/body-page.tsx';
import { pageMetadata, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { bodyOf } from '#lib/body/queries.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string; body: string }> };

/** Read once for the head and the page. */
const read = cache(bodyOf);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, body } = readPath(await params);
  const view = await read(locale, decodeURIComponent(body));
  return pageMetadata(locale, `/bodies/${body}`, await frame(locale), { part: 'body', title: view?.name });
}

export default async function Body({ params }: Props) {
  const { locale, body } = readPath(await params);
  const [named, view] = await Promise.all([frame(locale), read(locale, decodeURIComponent(body))]);
  if (!view) notFound();
  return (
    <PublicShell locale={locale} path={`/bodies/${body}`} frame={named}>
      <BodyPage locale={locale} view={view} />
    </PublicShell>
  );
}
