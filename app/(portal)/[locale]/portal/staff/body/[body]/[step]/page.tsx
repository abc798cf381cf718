import { notFound } from 'next/navigation';
import { BodyStepForm, bodySteps, fieldsOfStep } from '#components/body/staff/body-step.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { bodyChoices, bodyOf } from '#lib/body/queries.ts';

type Props = {
  params: Promise<{ locale: string; body: string; step: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export const generateMetadata = titled('staff', 'area.body');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { body, step: asked } = await params;
  const { values, text } = queryOf(await searchParams, ['of']);
  const path = `/staff/body/${body}/${asked}${text}`;
  const entered = await enter(locale, 'enterStaff', path);
  const view = await bodyOf(locale, decodeURIComponent(body), entered.actor);
  const choices = await bodyChoices(entered.actor, locale);
  const step = bodySteps.find((one) => one === asked);
  const { workingLanguages } = entered.frame;
  const fields = view && step && fieldsOfStep({ locale, view, choices, workingLanguages, step, of: values.of });
  if (!fields || !choices.can.keep) notFound();
  const form = { locale, view, step, fields, idempotencyKey: crypto.randomUUID() };
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <BodyStepForm {...form} />
    </PortalPage>
  );
}
