import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { BodyPage } from '#components/body/body-page.tsx';
import { pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { meetingsOf } from '#lib/body/meeting/queries.ts';
import { bodyOf } from '#lib/body/queries.ts';
import { translator } from '#lib/language/language.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = {
  params: Promise<{ locale: string; body: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

const read = cache(bodyOf);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, body } = readPath(await params);
  const [named, view] = await Promise.all([frame(locale), read(locale, decodeURIComponent(body))]);
  const said = view && { body: view.name, process: named?.name ?? '', count: view.conferences };
  const description = said ? translator(locale, 'body')('described', said) : undefined;
  return pageMetadata(locale, `/bodies/${body}`, named, { part: 'body', title: view?.name, description });
}

export default async function Body({ params, searchParams }: Props) {
  const { locale, body } = readPath(await params);
  const key = decodeURIComponent(body);
  const { values, text } = queryOf(await searchParams, ['page']);
  const [named, view] = await Promise.all([frame(locale), read(locale, key)]);
  if (!view) notFound();
  const meetings = await meetingsOf(locale, key, values.page);
  return (
    <PublicShell locale={locale} path={`/bodies/${body}${text}`} frame={named}>
      <BodyPage locale={locale} view={view} meetings={meetings} />
    </PublicShell>
  );
}
