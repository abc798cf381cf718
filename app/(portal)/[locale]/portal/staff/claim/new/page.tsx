import { ClaimForm } from '#components/claim/staff/claim-form.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { claimDraft } from '#lib/claim/staff/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff-claim', 'new.title');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['noun', 'about']);
  const entered = await enter(locale, 'recordClaim', `/staff/claim/new${text}`);
  const draft = await claimDraft(entered.actor, locale, values);
  return (
    <PortalPage locale={locale} path={`/portal/staff/claim/new${text}`} entered={entered}>
      <ClaimForm locale={locale} draft={draft} idempotencyKey={crypto.randomUUID()} />
    </PortalPage>
  );
}
