import { notFound } from 'next/navigation';
import { ConferenceReports } from '#components/commitment/follow-up.tsx';
import { ConferenceDetail } from '#components/conference/staff/conference-detail.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { ConferenceTexts } from '#components/text/conference-texts.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { reportsAtConference } from '#lib/commitment/report/queries.ts';
import { staffConference } from '#lib/conference/staff/queries.ts';
import { texts } from '#lib/text/queries.ts';

type Props = { params: Promise<{ locale: string; id: string }> };

export const generateMetadata = titled('conference', 'conference');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const entered = await enter(locale, 'enterStaff', `/staff/conference/${id}`);
  const conference = await staffConference(entered.actor, locale, id);
  if (!conference) notFound();
  const list = await texts(entered.actor, locale, { conference: conference.id });
  const addTo = conference.can.addText ? conference.id : null;
  const reports = await reportsAtConference(locale, conference.slug, entered.actor);
  const idempotencyKeys = { agenda: crypto.randomUUID(), first: crypto.randomUUID(), second: crypto.randomUUID() };
  return (
    <PortalPage locale={locale} path={`/portal/staff/conference/${id}`} entered={entered}>
      <ConferenceDetail
        locale={locale}
        conference={conference}
        workingLanguages={entered.frame.workingLanguages}
        idempotencyKeys={idempotencyKeys}
      >
        <ConferenceTexts locale={locale} room="staff" zone={entered.clock.zone} list={list} addTo={addTo} />
      </ConferenceDetail>
      <ConferenceReports locale={locale} rows={reports} side="staff" />
    </PortalPage>
  );
}
