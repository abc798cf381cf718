import { DocumentsStaffPage } from '#components/document/staff/documents-page.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { conferenceChoices } from '#lib/conference/queries.ts';
import { staffDocuments } from '#lib/document/staff/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff', 'area.document');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['conference', 'stage', 'missing', 'sort', 'page']);
  const entered = await enter(locale, 'addDocument', `/staff/document${text}`);
  const conferences = await conferenceChoices(entered.actor, locale, values.conference);
  const documents = await staffDocuments(entered.actor, locale, values);
  return (
    <PortalPage locale={locale} path={`/portal/staff/document${text}`} entered={entered}>
      <DocumentsStaffPage locale={locale} documents={documents} conferences={conferences} filter={values} />
    </PortalPage>
  );
}
