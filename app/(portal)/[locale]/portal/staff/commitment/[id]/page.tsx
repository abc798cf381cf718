import { notFound } from 'next/navigation';
import { CommitmentDetail, commitmentSteps } from '#components/commitment/staff/commitment-detail.tsx';
import { queryOf, stepOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { commitmentById } from '#lib/commitment/queries.ts';
import { agendaChoices } from '#lib/commitment/report/queries.ts';
import { reviewSteps } from '#lib/commitment/rules.ts';
import { actorChoices, successorChoices } from '#lib/commitment/staff/queries.ts';

type Props = { params: Promise<{ locale: string; id: string }>; searchParams: Promise<Record<string, string>> };

export const generateMetadata = titled('staff', 'area.commitment');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const { values, text } = queryOf(await searchParams, ['step', 'report']);
  const entered = await enter(locale, 'addCommitment', `/staff/commitment/${id}${text}`);
  const view = await commitmentById(entered.actor, locale, id);
  if (!view) notFound();
  const step = stepOf([...commitmentSteps, ...reviewSteps], values.step);
  const decided = reviewSteps.find((known) => known === step);
  const props = {
    ...{ locale, view, step: commitmentSteps.find((known) => known === step) ?? null },
    review: values.report && decided ? { report: values.report, step: decided } : null,
    successors: values.step === 'supersede' ? await successorChoices(entered.actor, locale, id) : [],
    items: decided === 'schedule' ? await agendaChoices(entered.actor, locale, id) : [],
    participants: values.step === 'correct' ? await actorChoices(entered.actor, locale) : [],
    workingLanguages: entered.frame.workingLanguages,
  };
  return (
    <PortalPage locale={locale} path={`/portal/staff/commitment/${id}${text}`} entered={entered}>
      <CommitmentDetail {...props} idempotencyKey={crypto.randomUUID()} />
    </PortalPage>
  );
}
