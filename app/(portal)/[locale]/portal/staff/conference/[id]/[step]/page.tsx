import { notFound } from 'next/navigation';
import { otherStep, StepForm } from '#components/conference/staff/step-form.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffConference } from '#lib/conference/staff/queries.ts';

type Props = { params: Promise<{ locale: string; id: string; step: string }> };

export const generateMetadata = titled('staff-conference', 'step.title');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { id, step: named } = await params;
  const path = `/staff/conference/${id}/${named}`;
  const entered = await enter(locale, 'enterStaff', path);
  const conference = await staffConference(entered.actor, locale, id);
  const step = conference && otherStep(conference, named);
  if (!step) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <StepForm locale={locale} conference={conference} step={step} idempotencyKey={crypto.randomUUID()} />
    </PortalPage>
  );
}
