import { notFound } from 'next/navigation';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { ArrangementDetail } from '#components/secretariat/staff/arrangement-detail.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffSecretariat } from '#lib/secretariat/staff/queries.ts';

type Props = { params: Promise<{ locale: string; id: string }> };

export const generateMetadata = titled('staff-secretariat', 'arrangement');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const entered = await enter(locale, 'enterStaff', `/staff/secretariat/${id}`);
  const view = await staffSecretariat(entered.actor, locale);
  const arrangement = view?.arrangements.find((one) => one.id === id);
  if (!view || !arrangement) notFound();
  return (
    <PortalPage locale={locale} path={`/portal/staff/secretariat/${id}`} entered={entered}>
      <ArrangementDetail
        locale={locale}
        view={view}
        arrangement={arrangement}
        workingLanguages={entered.frame.workingLanguages}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
