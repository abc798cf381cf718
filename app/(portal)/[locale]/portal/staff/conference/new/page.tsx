import { notFound } from 'next/navigation';
import { NewConferenceForm } from '#components/conference/staff/conference-form.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { conferenceFormChoices } from '#lib/conference/staff/queries.ts';

type Props = { params: Promise<{ locale: string }> };
const path = '/staff/conference/new';

export const generateMetadata = titled('staff-conference', 'add');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterStaff', path);
  const choices = await conferenceFormChoices(entered.actor, locale);
  if (!choices?.can.add) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <NewConferenceForm
        locale={locale}
        choices={choices}
        workingLanguages={entered.frame.workingLanguages}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
