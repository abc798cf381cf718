import type { Metadata } from 'next';
import { DocumentsPage } from '#components/document/documents-page.tsx';
import { pageMetadata, queryOf, readPath } from '#components/layout/page-of.ts';
import { PublicShell } from '#components/layout/public-shell.tsx';
import { released } from '#lib/document/queries.ts';
import { outcomes } from '#lib/outcome/queries.ts';
import { asked, beyond, pageNumber, text } from '#lib/page/asked.ts';
import { frame } from '#lib/process/queries.ts';

export const dynamic = 'force-dynamic';
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['q', 'page']);
  return pageMetadata(locale, `/documents${query.text}`, await frame(locale), { part: 'document' });
}

export default async function Documents({ params, searchParams }: Props) {
  const { locale } = readPath(await params);
  const query = queryOf(await searchParams, ['q', 'page']);
  const { values, wrong } = asked(query.values, { q: text, page: pageNumber });
  const [named, view, { total }] = await Promise.all([
    frame(locale),
    released(locale, values),
    outcomes(locale, { notAtHand: true, q: values.q }),
  ]);
  const all = [...wrong, ...beyond(values.page, view)];
  return (
    <PublicShell locale={locale} path={`/documents${query.text}`} frame={named} wrong={all}>
      <DocumentsPage locale={locale} view={view} frame={named} notAtHand={total} q={query.values.q} wrong={all} />
    </PublicShell>
  );
}
