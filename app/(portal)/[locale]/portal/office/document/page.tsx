import { DocumentOffice } from '#components/document/document-office.tsx';
import { queryOf } from '#components/layout/page-of.ts';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { officeConferences } from '#lib/conference/queries.ts';
import { officeDocuments } from '#lib/document/office/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office')('room.document') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['conference', 'stage', 'done']);
  const entered = await enter(locale, 'addDocument', `/office/document${text}`);
  const { done, ...filter } = values;
  const conferences = await officeConferences(entered.actor, locale);
  const documents = await officeDocuments(entered.actor, locale, filter);
  return (
    <Room locale={locale} path={`/portal/office/document${text}`} entered={entered} done={done}>
      <DocumentOffice locale={locale} documents={documents} conferences={conferences} filter={filter} />
    </Room>
  );
}
