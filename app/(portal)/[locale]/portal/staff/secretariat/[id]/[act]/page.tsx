import { notFound } from 'next/navigation';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { PutRightForm, putRight } from '#components/secretariat/staff/put-right-form.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffSecretariat } from '#lib/secretariat/staff/queries.ts';

type Props = {
  params: Promise<{ locale: string; id: string; act: string }>;
  searchParams: Promise<{ step?: string | string[] }>;
};

export const generateMetadata = titled('staff-secretariat', 'put.correct');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id, act } = await params;
  const { step } = await searchParams;
  const path = `/staff/secretariat/${id}/${act}`;
  const entered = await enter(locale, 'enterStaff', path);
  const view = await staffSecretariat(entered.actor, locale);
  const arrangement = view?.arrangements.find((one) => one.id === id);
  const put = arrangement && putRight(arrangement, act, [step].flat()[0]);
  if (!view?.can.correct || !put) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <PutRightForm
        locale={locale}
        view={view}
        arrangement={arrangement}
        put={put}
        workingLanguages={entered.frame.workingLanguages}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
