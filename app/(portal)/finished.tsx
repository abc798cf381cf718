import type { ReactNode } from 'react';
import { PortalDocument } from '#components/layout/portal-document.tsx';
import { localeOf } from '#lib/account/guard.ts';
import type { Locale } from '#lib/language/language.ts';
import { finishedHtml, styleSheets } from '#lib/page/finished-page.ts';
import { finishedPolicy } from '#lib/page/security-headers.ts';

type Asked<Params> = { params: Promise<Params & { locale: string }> };
type Query = Readonly<Record<string, string | undefined>>;
type Make<Params> = (locale: Locale, params: Params, query: Query) => Promise<ReactNode>;

/**
 * Makes the GET of a room in which no act is done: its page is finished HTML, rendered once and without any script
 * (docs/decisions/013-rooms-without-an-act-are-finished-pages.md). `make` gives what stands in the body, for the language,
 * the parameters and the query of the address; it may call notFound() and redirect(), as a page may.
 */
export function finished<Params>(make: Make<Params>) {
  return async (request: Request, { params }: Asked<Params>): Promise<Response> => {
    const locale = await localeOf(params);
    const query = [...new URL(request.url).searchParams].toReversed(); // of a parameter given twice the first counts
    const body = await make(locale, await params, Object.fromEntries(query));
    const html = finishedHtml(
      <PortalDocument locale={locale} styleSheets={await styleSheets()}>
        {body}
      </PortalDocument>,
    );
    return new Response(html, {
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': finishedPolicy },
    });
  };
}
