import { notFound } from 'next/navigation';
import { queryOf } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { TextPage } from '#components/text/text-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { textView } from '#lib/text/queries.ts';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const { values, text } = queryOf(await searchParams, ['language', 'paragraph', 'do']);
  const path = `/desk/agreement/${id}${text}`;
  const entered = await enter(locale, 'enterDesk', path);
  const view = await textView(entered.actor, locale, id, values.language);
  if (!view) notFound();
  const { language, paragraph, do: open } = values;
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <TextPage
        at={{ locale, room: 'desk', id, language, paragraph, open }}
        view={view}
        newKey={() => crypto.randomUUID()}
      />
    </PortalPage>
  );
}
