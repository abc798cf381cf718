import { notFound } from 'next/navigation';
import { BodyForm } from '#components/body/staff/body-step.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { bodyChoices } from '#lib/body/queries.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff-body', 'add');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterStaff', '/staff/body/new');
  const choices = await bodyChoices(entered.actor, locale);
  if (!choices.can.keep) notFound();
  return (
    <PortalPage locale={locale} path="/portal/staff/body/new" entered={entered}>
      <BodyForm
        locale={locale}
        choices={choices}
        workingLanguages={entered.frame.workingLanguages}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
