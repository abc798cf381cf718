import { notFound } from 'next/navigation';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { ArrangementDetail } from '#components/secretariat/staff/arrangement-detail.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { translator } from '#lib/language/language.ts';
import { staffSecretariat } from '#lib/secretariat/staff/queries.ts';

type Props = { params: Promise<{ locale: string; id: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'staff-secretariat')('arrangement') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const entered = await enter(locale, 'enterStaff', `/staff/secretariat/${id}`);
  const view = await staffSecretariat(entered.actor, locale);
  const arrangement = view?.arrangements.find((one) => one.id === id);
  if (!view || !arrangement) notFound();
  const { done } = await searchParams;
  return (
    <PortalPage locale={locale} path={`/portal/staff/secretariat/${id}`} entered={entered} done={done}>
      <ArrangementDetail locale={locale} view={view} arrangement={arrangement} idempotencyKey={crypto.randomUUID()} />
    </PortalPage>
  );
}
