import { DeskCommitmentsPage } from '#components/commitment/delegate/commitments-page.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { commitments, commitmentsAwaiting, filterChoices } from '#lib/commitment/queries.ts';
import { can } from '#lib/policy.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('commitment', 'title');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['outcome', 'status', 'actor', 'page']);
  const entered = await enter(locale, 'enterDesk', `/desk/commitment${text}`);
  const { actor } = entered;
  const { participant } = actor;
  const awaiting = await commitmentsAwaiting(actor, locale);
  return (
    <PortalPage locale={locale} path={`/portal/desk/commitment${text}`} entered={entered}>
      <DeskCommitmentsPage
        locale={locale}
        awaiting={can(actor, 'reportProgress', { participant }) ? awaiting : null}
        ours={participant === null ? null : await commitments(actor, locale, { actor: participant })}
        list={await commitments(actor, locale, values)}
        filter={values}
        choices={await filterChoices(actor, locale)}
      />
    </PortalPage>
  );
}
