import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { OutcomeForm } from '#components/outcome/staff/outcome-form.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { conferenceChoices } from '#lib/conference/queries.ts';
import { releasedChoices } from '#lib/document/queries.ts';
import { outcomeChoices } from '#lib/outcome/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff-outcome', 'new.title');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['conference', 'replaces']);
  const entered = await enter(locale, 'publishOutcome', `/staff/outcome/new${text}`);
  const conferences = await conferenceChoices(entered.actor, locale, values.conference);
  const released = await releasedChoices(locale, values.conference);
  return (
    <PortalPage locale={locale} path={`/portal/staff/outcome/new${text}`} entered={entered}>
      <OutcomeForm
        locale={locale}
        conferences={conferences}
        conference={values.conference}
        released={released}
        workingLanguages={entered.frame.workingLanguages}
        choices={await outcomeChoices(locale, values.replaces)}
        replaces={values.replaces}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
