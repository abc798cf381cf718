import { AccountForm } from '#components/account/staff/account-form.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { actsForChoices } from '#lib/account/queries.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff-account', 'new.title');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'keepDelegation', '/desk/delegation/new');
  const { participant } = entered.actor;
  const choices = (await actsForChoices(entered.actor, locale)).filter(({ value }) => value === participant);
  return (
    <PortalPage locale={locale} path="/portal/desk/delegation/new" entered={entered}>
      <AccountForm locale={locale} room="delegation" choices={choices} idempotencyKey={crypto.randomUUID()} />
    </PortalPage>
  );
}
