import { notFound } from 'next/navigation';
import { ProcessOfficeForm } from '#components/body/staff/body-step.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { officeKept } from '#lib/body/queries.ts';
import { can } from '#lib/policy.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff', 'area.chairmanship');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['of']);
  const entered = await enter(locale, 'enterStaff', `/staff/chairmanship/office${text}`);
  const office = values.of ? await officeKept(entered.actor, locale, values.of) : null;
  if (!can(entered.actor, 'addOffice') || (values.of && !office)) notFound();
  return (
    <PortalPage locale={locale} path={`/portal/staff/chairmanship/office${text}`} entered={entered}>
      <ProcessOfficeForm
        locale={locale}
        office={office}
        workingLanguages={entered.frame.workingLanguages}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
