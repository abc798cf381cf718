import { finished } from '#app/(portal)/finished.tsx';
import { DocumentsStaffPage } from '#components/document/staff/documents-page.tsx';
import { queryOf } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { conferenceChoices } from '#lib/conference/queries.ts';
import { staffDocuments } from '#lib/document/staff/queries.ts';

export const GET = finished(async (locale, _params, query) => {
  const { values, text } = queryOf(query, ['conference', 'stage', 'missing', 'sort', 'page', 'done']);
  const entered = await enter(locale, 'addDocument', `/staff/document${text}`);
  const { done, ...filter } = values;
  const conferences = await conferenceChoices(entered.actor, locale, filter.conference);
  const documents = await staffDocuments(entered.actor, locale, filter);
  return (
    <PortalPage locale={locale} area="document" path={`/portal/staff/document${text}`} entered={entered} done={done}>
      <DocumentsStaffPage locale={locale} documents={documents} conferences={conferences} filter={filter} />
    </PortalPage>
  );
});
