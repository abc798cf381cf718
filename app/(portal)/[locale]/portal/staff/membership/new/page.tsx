import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { ParticipantForm } from '#components/membership/staff/participant-form.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff', 'thing.participant');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['kind']);
  const entered = await enter(locale, 'addState', `/staff/membership/new${text}`);
  const kind = values.kind === 'organization' ? 'organization' : 'state';
  return (
    <PortalPage locale={locale} path={`/portal/staff/membership/new${text}`} entered={entered}>
      <ParticipantForm
        locale={locale}
        kind={kind}
        languages={entered.frame.workingLanguages}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
