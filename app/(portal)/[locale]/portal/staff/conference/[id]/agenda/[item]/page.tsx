import { notFound } from 'next/navigation';
import { AgendaItemForms } from '#components/conference/staff/agenda-item.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffConference } from '#lib/conference/staff/queries.ts';

type Props = { params: Promise<{ locale: string; id: string; item: string }> };

export const generateMetadata = titled('staff-conference', 'agenda.correct');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { id, item: named } = await params;
  const path = `/staff/conference/${id}/agenda/${named}`;
  const entered = await enter(locale, 'enterStaff', path);
  const conference = await staffConference(entered.actor, locale, id);
  const item = conference?.agenda.find((one) => one.id === named);
  if (!conference?.can.addAgendaItem || !item) notFound();
  const keys = Array.from({ length: 4 }, () => crypto.randomUUID());
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <AgendaItemForms
        locale={locale}
        conference={conference}
        item={item}
        workingLanguages={entered.frame.workingLanguages}
        idempotencyKeys={keys}
      />
    </PortalPage>
  );
}
