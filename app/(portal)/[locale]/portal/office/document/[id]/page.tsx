import { notFound } from 'next/navigation';
import { DocumentRecord } from '#components/document/document-record.tsx';
import { steps } from '#components/document/document-steps.tsx';
import { queryOf } from '#components/layout/page-of.ts';
import { Room } from '#components/office/room.tsx';
import { env } from '#env.ts';
import { enter, localeOf } from '#lib/account/guard.ts';
import { currentSession } from '#lib/account/session.ts';
import { officeDocument } from '#lib/document/office/queries.ts';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata({ params }: Props) {
  const session = await currentSession();
  return { title: session && (await officeDocument(session.actor, await localeOf(params), (await params).id))?.symbol };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const { values, text } = queryOf(await searchParams, ['step', 'done']);
  const entered = await enter(locale, 'addDocument', `/office/document/${id}${text}`);
  const document = await officeDocument(entered.actor, locale, id);
  if (!document) notFound();
  return (
    <Room locale={locale} path={`/portal/office/document/${id}`} entered={entered} done={values.done}>
      <DocumentRecord
        locale={locale}
        document={document}
        step={steps.find((known) => known === values.step) ?? null}
        zone={entered.clock.zone}
        limitMb={env().UPLOAD_LIMIT_MB}
        sending={crypto.randomUUID()}
      />
    </Room>
  );
}
