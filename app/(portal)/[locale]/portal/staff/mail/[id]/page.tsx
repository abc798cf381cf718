import { notFound } from 'next/navigation';
import { queryOf, stepOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { MailDetail, steps } from '#components/mail/staff/mail-detail.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { mailOf } from '#lib/mail/queries.ts';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export const generateMetadata = titled('staff', 'area.mail');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const { values, text } = queryOf(await searchParams, ['step']);
  const entered = await enter(locale, 'retryMail', `/staff/mail/${id}${text}`);
  const mail = await mailOf(entered.actor, id);
  if (!mail) notFound();
  const step = stepOf(steps, values.step);
  const of = { locale, mail, step, zone: entered.clock.zone, idempotencyKey: crypto.randomUUID() };
  return (
    <PortalPage locale={locale} path={`/portal/staff/mail/${id}${text}`} entered={entered}>
      <MailDetail {...of} />
    </PortalPage>
  );
}
