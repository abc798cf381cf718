import { notFound } from 'next/navigation';
import { DocumentDetail } from '#components/document/staff/document-detail.tsx';
import { steps } from '#components/document/staff/document-steps.tsx';
import { queryOf, stepOf } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { env } from '#env.ts';
import { enter, localeOf } from '#lib/account/guard.ts';
import { currentSession } from '#lib/account/session.ts';
import { staffDocument } from '#lib/document/staff/queries.ts';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata({ params }: Props) {
  const session = await currentSession();
  const found = session && (await staffDocument(session.actor, await localeOf(params), (await params).id));
  return { title: found?.symbol ?? found?.title };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const { values, text } = queryOf(await searchParams, ['step', 'file']);
  const entered = await enter(locale, 'addDocument', `/staff/document/${id}${text}`);
  const document = await staffDocument(entered.actor, locale, id);
  if (!document) notFound();
  return (
    <PortalPage locale={locale} path={`/portal/staff/document/${id}`} entered={entered}>
      <DocumentDetail
        locale={locale}
        document={document}
        asked={{ step: stepOf(steps, values.step), file: values.file }}
        {...{ zone: entered.clock.zone, limitMb: env().UPLOAD_LIMIT_MB }}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
