import { DocumentChoice } from '#components/document/staff/document-choice.tsx';
import { DocumentForm } from '#components/document/staff/document-form.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { env } from '#env.ts';
import { enter, localeOf } from '#lib/account/guard.ts';
import { conferenceChoices } from '#lib/conference/queries.ts';
import { proposal } from '#lib/document/symbol/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff-document', 'new.title');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values: asked, text } = queryOf(await searchParams, ['conference', 'nature', 'of']);
  const entered = await enter(locale, 'addDocument', `/staff/document/new${text}`);
  const proposed = await proposal(entered.actor, locale, asked);
  const conferences = proposed ? [] : await conferenceChoices(entered.actor, locale, asked.conference);
  const of = { locale, idempotencyKey: crypto.randomUUID(), limitMb: env().UPLOAD_LIMIT_MB };
  return (
    <PortalPage locale={locale} path={`/portal/staff/document/new${text}`} entered={entered}>
      {proposed ? (
        <DocumentForm {...of} proposal={proposed} />
      ) : (
        <DocumentChoice locale={locale} conferences={conferences} chosen={asked} />
      )}
    </PortalPage>
  );
}
