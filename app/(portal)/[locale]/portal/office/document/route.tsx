import { finished } from '#app/(portal)/finished.tsx';
import { DocumentOffice } from '#components/document/document-office.tsx';
import { queryOf } from '#components/layout/page-of.ts';
import { Room } from '#components/office/room.tsx';
import { enter } from '#lib/account/guard.ts';
import { officeConferences } from '#lib/conference/queries.ts';
import { officeDocuments } from '#lib/document/office/queries.ts';

export const GET = finished(async (locale, _params, query) => {
  const { values, text } = queryOf(query, ['conference', 'stage', 'sort', 'done']);
  const entered = await enter(locale, 'addDocument', `/office/document${text}`);
  const { done, ...filter } = values;
  const conferences = await officeConferences(entered.actor, locale);
  const documents = await officeDocuments(entered.actor, locale, filter);
  return (
    <Room locale={locale} room="document" path={`/portal/office/document${text}`} entered={entered} done={done}>
      <DocumentOffice locale={locale} documents={documents} conferences={conferences} filter={filter} />
    </Room>
  );
});
