import { notFound } from 'next/navigation';
import { RevisedConferenceForm } from '#components/conference/staff/conference-form.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { conferenceFormChoices, staffConference } from '#lib/conference/staff/queries.ts';

type Props = { params: Promise<{ locale: string; id: string }> };

export const generateMetadata = titled('staff-conference', 'form.reviseTitle');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const path = `/staff/conference/${id}/revise`;
  const entered = await enter(locale, 'enterStaff', path);
  const conference = await staffConference(entered.actor, locale, id);
  const choices = await conferenceFormChoices(entered.actor, locale);
  if (!choices || !conference?.can.revise) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <RevisedConferenceForm
        locale={locale}
        choices={choices}
        conference={conference}
        workingLanguages={entered.frame.workingLanguages}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
