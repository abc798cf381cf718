import { CommitmentsStaffPage } from '#components/commitment/staff/commitments-page.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { commitments, filterChoices } from '#lib/commitment/queries.ts';
import { reportsToReview } from '#lib/commitment/report/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff', 'area.commitment');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['outcome', 'status', 'actor', 'page']);
  const entered = await enter(locale, 'addCommitment', `/staff/commitment${text}`);
  return (
    <PortalPage locale={locale} path={`/portal/staff/commitment${text}`} entered={entered}>
      <CommitmentsStaffPage
        locale={locale}
        waiting={await reportsToReview(entered.actor, locale)}
        list={await commitments(entered.actor, locale, values)}
        filter={values}
        choices={await filterChoices(entered.actor, locale)}
      />
    </PortalPage>
  );
}
