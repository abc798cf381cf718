import { notFound } from 'next/navigation';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { NamesForm } from '#components/membership/staff/participant-form.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { namesOf } from '#lib/membership/queries.ts';

type Props = { params: Promise<{ locale: string; participant: string }> };

export const generateMetadata = titled('staff', 'thing.participant');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const wanted = (await params).participant;
  const entered = await enter(locale, 'correctNames', `/staff/membership/${wanted}/names`);
  const names = await namesOf(entered.actor, locale, decodeURIComponent(wanted));
  if (!names) notFound();
  return (
    <PortalPage locale={locale} path={`/portal/staff/membership/${wanted}/names`} entered={entered}>
      <NamesForm
        locale={locale}
        names={names}
        languages={entered.frame.workingLanguages}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
