import { notFound } from 'next/navigation';
import { RecordTermForm } from '#components/chairmanship/staff/record-form.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffChairmanship } from '#lib/chairmanship/staff/queries.ts';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const path = '/staff/chairmanship/record';

export const generateMetadata = titled('staff-chairmanship', 'record');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['office']);
  const entered = await enter(locale, 'enterStaff', `${path}${text}`);
  const view = await staffChairmanship(entered.actor, locale);
  if (!view?.can.keep) notFound();
  const form = { locale, view, office: values.office, idempotencyKey: crypto.randomUUID() };
  return (
    <PortalPage locale={locale} path={`/portal${path}${text}`} entered={entered}>
      <RecordTermForm {...form} />
    </PortalPage>
  );
}
