import { notFound } from 'next/navigation';
import { queryOf, stepOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { OutcomeDetail, outcomeSteps } from '#components/outcome/staff/outcome-detail.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { conferenceChoices } from '#lib/conference/queries.ts';
import { releasedChoices } from '#lib/document/queries.ts';
import { outcomeChoices, staffOutcome } from '#lib/outcome/queries.ts';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export const generateMetadata = titled('staff', 'area.outcome');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const { values, text } = queryOf(await searchParams, ['step']);
  const entered = await enter(locale, 'publishOutcome', `/staff/outcome/${id}${text}`);
  const outcome = await staffOutcome(entered.actor, locale, id);
  if (!outcome) notFound();
  return (
    <PortalPage locale={locale} path={`/portal/staff/outcome/${id}${text}`} entered={entered}>
      <OutcomeDetail
        locale={locale}
        outcome={outcome}
        step={stepOf(outcomeSteps, values.step)}
        conferences={await conferenceChoices(entered.actor, locale, outcome.conference?.id)}
        released={await releasedChoices(locale)}
        choices={await outcomeChoices(locale, outcome.replacesId ?? undefined)}
        workingLanguages={entered.frame.workingLanguages}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
