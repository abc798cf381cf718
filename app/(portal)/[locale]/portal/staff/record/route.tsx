import { finished } from '#app/(portal)/finished.tsx';
import { queryOf } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { RecordPage } from '#components/record/record-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { record } from '#lib/record/queries.ts';

export const GET = finished(async (locale, _params, query) => {
  const { values, text } = queryOf(query, ['page', 'act', 'day', 'person', 'subject']);
  const entered = await enter(locale, 'readRecord', `/staff/record${text}`);
  const view = await record(entered.actor, locale, values);
  return (
    <PortalPage locale={locale} area="record" path={`/portal/staff/record${text}`} entered={entered}>
      <RecordPage locale={locale} view={view} zone={entered.clock.zone} />
    </PortalPage>
  );
});
