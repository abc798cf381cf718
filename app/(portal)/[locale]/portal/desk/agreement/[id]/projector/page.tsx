import { notFound } from 'next/navigation';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { ProjectorPage } from '#components/text/projector-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { textView } from '#lib/text/queries.ts';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export const generateMetadata = titled('text', 'live.projector');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const { values, text } = queryOf(await searchParams, ['language']);
  const { actor } = await enter(locale, 'enterDesk', `/desk/agreement/${id}/projector${text}`);
  const view = await textView(actor, locale, id, values.language);
  if (!view) notFound();
  return <ProjectorPage locale={locale} view={view} />;
}
