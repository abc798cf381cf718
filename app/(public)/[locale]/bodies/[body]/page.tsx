import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { BodyPage } from '#components/body/body-page.tsx';
import { headOf } from '#components/body/head.ts';
import { expectSpelling, pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { meetingsOf } from '#lib/body/meeting/queries.ts';
import { bodyInAddress } from '#lib/body/queries.ts';
import { asked, beyond, pageNumber } from '#lib/page/asked.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Query = Promise<Record<string, string | string[]>>;
type Props = { params: Promise<{ locale: string; body: string }>; searchParams: Query };

const read = cache(bodyInAddress);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, body } = readPath(await params);
  const [named, view] = await Promise.all([frame(locale), read(locale, body)]);
  return pageMetadata(locale, `/bodies/${body}`, named, headOf(locale, view, named));
}

export default async function Body({ params, searchParams }: Props) {
  const { locale, body } = readPath(await params);
  const query = queryOf(await searchParams, ['page']);
  const { values, wrong } = asked(query.values, { page: pageNumber });
  const [named, view] = await Promise.all([frame(locale), read(locale, body)]);
  if (!view) notFound();
  expectSpelling(locale, 'bodies', body, view.key, query.text);
  const meetings = await meetingsOf(locale, view.key, values.page);
  const all = [...wrong, ...beyond(values.page, meetings)];
  return (
    <PublicShell locale={locale} path={`/bodies/${body}${query.text}`} frame={named} wrong={all}>
      <BodyPage locale={locale} view={view} meetings={meetings} />
    </PublicShell>
  );
}
