import { DocumentChoice } from '#components/document/document-choice.tsx';
import { DocumentForm } from '#components/document/document-form.tsx';
import { queryOf } from '#components/layout/page-of.ts';
import { Room } from '#components/office/room.tsx';
import { env } from '#env.ts';
import { enter, localeOf } from '#lib/account/guard.ts';
import { officeConferences } from '#lib/conference/queries.ts';
import { proposal } from '#lib/document/symbol/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office-document')('new.title') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values: asked, text } = queryOf(await searchParams, ['conference', 'nature', 'of']);
  const entered = await enter(locale, 'addDocument', `/office/document/new${text}`);
  const proposed = await proposal(entered.actor, locale, asked);
  const conferences = proposed ? [] : await officeConferences(entered.actor, locale);
  const of = { locale, sending: crypto.randomUUID(), limitMb: env().UPLOAD_LIMIT_MB };
  return (
    <Room locale={locale} path={`/portal/office/document/new${text}`} entered={entered}>
      {proposed ? (
        <DocumentForm {...of} proposal={proposed} />
      ) : (
        <DocumentChoice locale={locale} conferences={conferences} chosen={asked} />
      )}
    </Room>
  );
}
