import { notFound } from 'next/navigation';
import { queryOf } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { textHead } from '#components/text/text-head.ts';
import { TextPage } from '#components/text/text-page.tsx';
import { env } from '#env.ts';
import { enter, localeOf } from '#lib/account/guard.ts';
import { typingUnder } from '#lib/account/typing/queries.ts';
import { adoptionView } from '#lib/adoption/queries.ts';
import { textView } from '#lib/text/queries.ts';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export const generateMetadata = textHead;

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const { values, text } = queryOf(await searchParams, ['language', 'paragraph', 'do']);
  const path = `/staff/text/${id}${text}`;
  const entered = await enter(locale, 'editText', path);
  const { language, paragraph, do: open } = values;
  const view = await textView(entered.actor, locale, id, language);
  const adoption = await adoptionView(entered.actor, locale, id);
  if (!view || !adoption) notFound();
  const of = { view, adoption, limitMb: env().UPLOAD_LIMIT_MB, newKey: () => crypto.randomUUID() };
  const at = { locale, room: 'staff' as const, id, language, paragraph, open };
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <TextPage {...of} at={at} typing={await typingUnder(entered.actor, `text:${id}:`)} />
    </PortalPage>
  );
}
