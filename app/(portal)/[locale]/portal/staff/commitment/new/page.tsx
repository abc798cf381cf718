import { CommitmentForm } from '#components/commitment/staff/commitment-form.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { actorChoices, groundChoices, groundOf } from '#lib/commitment/staff/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff-commitment', 'new.title');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['outcome', 'text', 'paragraph']);
  const entered = await enter(locale, 'addCommitment', `/staff/commitment/new${text}`);
  const { actor, frame } = entered;
  return (
    <PortalPage locale={locale} path={`/portal/staff/commitment/new${text}`} entered={entered}>
      <CommitmentForm
        locale={locale}
        ground={await groundOf(actor, locale, values)}
        grounds={await groundChoices(actor, locale)}
        paragraph={values.paragraph}
        participants={await actorChoices(actor, locale)}
        workingLanguages={frame.workingLanguages}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
