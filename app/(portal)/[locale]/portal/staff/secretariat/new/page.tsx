import { notFound } from 'next/navigation';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { ArrangementForm } from '#components/secretariat/staff/arrangement-form.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffSecretariat } from '#lib/secretariat/staff/queries.ts';

type Props = { params: Promise<{ locale: string }> };
const path = '/staff/secretariat/new';

export const generateMetadata = titled('staff-secretariat', 'add');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterStaff', path);
  const view = await staffSecretariat(entered.actor, locale);
  if (!view?.can.record) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <ArrangementForm
        locale={locale}
        view={view}
        workingLanguages={entered.frame.workingLanguages}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
