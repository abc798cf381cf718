import { notFound } from 'next/navigation';
import { DeskCommitmentPage, reportTyping } from '#components/commitment/delegate/commitment-page.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { typingUnder } from '#lib/account/typing/queries.ts';
import { commitmentById } from '#lib/commitment/queries.ts';
import { can } from '#lib/policy.ts';

type Props = { params: Promise<{ locale: string; id: string }> };

export const generateMetadata = titled('commitment', 'commitment');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const path = `/desk/commitment/${id}`;
  const entered = await enter(locale, 'enterDesk', path);
  const { participant: key, actsForName } = entered.actor;
  const view = await commitmentById(entered.actor, locale, id);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <DeskCommitmentPage
        locale={locale}
        view={view}
        participant={key === null ? null : { key, name: actsForName?.[locale] ?? actsForName?.en ?? key }}
        canReport={can(entered.actor, 'reportProgress', { participant: key })}
        workingLanguages={entered.frame.workingLanguages}
        zone={entered.clock.zone}
        typing={await typingUnder(entered.actor, `${reportTyping}${id}`)}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
