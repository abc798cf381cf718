import { notFound } from 'next/navigation';
import { queryOf } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { TextPage } from '#components/text/text-page.tsx';
import { env } from '#env.ts';
import { enter, localeOf } from '#lib/account/guard.ts';
import { currentSession } from '#lib/account/session.ts';
import { typingUnder } from '#lib/account/typing/queries.ts';
import { adoptionView } from '#lib/adoption/queries.ts';
import { translator } from '#lib/language/language.ts';
import { textTitle, textView } from '#lib/text/queries.ts';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata({ params }: Props) {
  const [locale, { id }, session] = [await localeOf(params), await params, await currentSession()];
  const title = session && (await textTitle(session.actor, locale, id));
  return { title: title ?? translator(locale, 'staff')('thing.text') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const { values, text } = queryOf(await searchParams, ['language', 'paragraph', 'from', 'page', 'do']);
  const path = `/staff/text/${id}${text}`;
  const entered = await enter(locale, 'editText', path);
  const view = await textView(entered.actor, locale, id, values.language);
  const adoption = await adoptionView(entered.actor, locale, id);
  if (!view || !adoption) notFound();
  const of = { view, adoption, limitMb: env().UPLOAD_LIMIT_MB, newKey: () => crypto.randomUUID() };
  const at = { locale, room: 'staff' as const, id, ...values, open: values.do };
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <TextPage {...of} at={at} typing={await typingUnder(entered.actor, `text:${id}:`)} />
    </PortalPage>
  );
}
