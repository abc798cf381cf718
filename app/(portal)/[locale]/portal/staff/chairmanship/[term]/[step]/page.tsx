import { notFound } from 'next/navigation';
import { stepsOf } from '#components/chairmanship/staff/term-detail.tsx';
import { TermStepForm } from '#components/chairmanship/staff/term-step.tsx';
import { OpenBusiness } from '#components/commitment/staff/open-business.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { OpenTexts } from '#components/text/staff/open-texts.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffTerm } from '#lib/chairmanship/staff/queries.ts';
import { openCommitments } from '#lib/commitment/queries.ts';
import { conferenceChoices } from '#lib/conference/queries.ts';
import { textsLed } from '#lib/text/queries.ts';

type Props = { params: Promise<{ locale: string; term: string; step: string }> };

export const generateMetadata = titled('staff', 'area.chairmanship');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { term, step: asked } = await params;
  const path = `/staff/chairmanship/${term}/${asked}`;
  const { actor, ...entered } = await enter(locale, 'enterStaff', path);
  const view = await staffTerm(actor, locale, term);
  const step = view?.can.keep && stepsOf(view.term).find((one) => one === asked);
  if (!view || !step) notFound();
  const conferences = step === 'hand-over' ? await conferenceChoices(actor, locale) : [];
  const open = step === 'hand-over' ? await openCommitments(actor, locale) : null;
  const led = open && (await textsLed(actor, locale, 100)).filter(({ office }) => office === view.office.key);
  const form = { locale, view, step, conferences, idempotencyKey: crypto.randomUUID() };
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={{ actor, ...entered }}>
      <TermStepForm {...form} />
      {open && <OpenBusiness locale={locale} list={open} />}
      {led && <OpenTexts locale={locale} zone={entered.clock.zone} rows={led} />}
    </PortalPage>
  );
}
