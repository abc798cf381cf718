import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Locale, locales } from '#db/vocabulary.ts';
import { referencePlaceholder } from '#lib/ground/fault-log.ts';
import { translator } from '#lib/language/language.ts';
import { type DataError, dataError, openToAll } from '#lib/page/data-error.ts';
import { finishHtml } from '#lib/page/finished-html.ts';
import type { Holding } from '#lib/page/held-page.ts';
import { commonHeaders, publicPolicy } from '#lib/page/security-headers.ts';

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);

/** A form is sent to the address of its own page. */
const isPortalPage = (url: string | undefined) => /^\/\w+\/portal\//.test(url ?? '');

/** Refusals in one sentence each, with the status they mean. */
const refusals = {
  readOnly: 405,
  tooLarge: 413,
  tooLong: 413,
  unmeasured: 411,
  unreadable: 400,
  foreign: 403,
  signedOut: 401,
  busy: 503,
  crowded: 503,
} as const;
export type Refusal = keyof typeof refusals;
/** The pages for when there is nothing to show; the app has one for each. */
const faults = ['unavailable', 'fault'] as const;
type Fault = (typeof faults)[number];

/**
 * The server's own answers: pages that are kept in memory and need neither the register nor the framework when they are
 * sent. `keep` renders those for faults, and is called again until all are there.
 */
export function errorPages({ render, secure }: { render: Holding['render']; secure: boolean }) {
  const kept = new Map<string, string>();
  const addresses = locales.flatMap((locale) => faults.map((fault) => ({ locale, path: `/${locale}/${fault}` })));

  function referenceLine(locale: Locale, reference: string): string {
    return `<p class="reference">${escapeHtml(translator(locale, 'frame')('fault.reference', { reference }))}</p>`;
  }

  async function keep(): Promise<void> {
    for (const { locale, path } of addresses) {
      if (kept.has(path)) continue;
      try {
        const { status, body } = await render(path, AbortSignal.timeout(10_000));
        const html = status === 200 ? finishHtml(body.toString()) : null;
        if (html) kept.set(path, html.replace(/<\/main>/, `${referenceLine(locale, referencePlaceholder)}</main>`));
      } catch {
        // It is tried again; until then a plain page stands in for it.
      }
    }
  }

  /** A page of one heading and one sentence: with the header and the look of the public pages, where a page of them is kept. */
  function plainPage(locale: Locale, title: string, lead: string, more = ''): string {
    const heading = escapeHtml(title);
    const t = translator(locale, 'frame');
    const page = kept.get(`/${locale}/fault`);
    if (page) {
      const framed = page
        .replace(/<title>[^<]*/, () => `<title>${heading}`)
        .replace(`>${escapeHtml(t('fault.title'))}</h1>`, () => `>${heading}</h1>`)
        .replace(escapeHtml(t('fault.lead')), () => escapeHtml(lead))
        .replace(/<p class="reference">.*?<\/p>/, () => more);
      if (framed.includes(`>${heading}</h1>`) && framed.includes(escapeHtml(lead))) return framed;
    }
    return [
      `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"><title>${heading}</title>`,
      '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
      `</head><body><main><h1>${heading}</h1><p>${escapeHtml(lead)}</p>${more}`,
      `<p><a href="/${locale}">${escapeHtml(t('first'))}</a></p></main></body></html>`,
    ].join('');
  }

  function send(request: IncomingMessage, response: ServerResponse, status: number, html: string): void {
    const body = Buffer.from(html);
    response.writeHead(status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': body.length,
      'Cache-Control': 'no-store',
      'Content-Security-Policy': publicPolicy,
      ...commonHeaders(secure),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  return {
    keep,
    /** Sends a finished page, without any script of the framework, with the status it means. */
    sendFinished(request: IncomingMessage, response: ServerResponse, status: number, html: string): void {
      send(request, response, status, html);
    },
    isKept: () => kept.size === addresses.length,
    /** 503 when the register is away, 500 when the fault is ours, and nothing is held; the page names the reference. */
    sendFault(
      request: IncomingMessage,
      response: ServerResponse,
      { fault, locale, reference }: { fault: Fault; locale: Locale; reference: string },
    ): void {
      if (fault === 'unavailable') response.setHeader('Retry-After', '10');
      const page = kept.get(`/${locale}/${fault}`)?.replaceAll(referencePlaceholder, reference);
      const t = translator(locale, 'frame');
      const plain = () => plainPage(locale, t(`${fault}.title`), t(`${fault}.lead`), referenceLine(locale, reference));
      send(request, response, fault === 'unavailable' ? 503 : 500, page ?? plain());
    },
    /** What is wrong with a request that no page was asked for by, in the form it was asked for, as docs/API.md has it. */
    sendData(request: IncomingMessage, response: ServerResponse, status: number, error: DataError): void {
      const { type, text } = dataError(request.url ?? '', error);
      const body = Buffer.from(text);
      if (status === 503) response.setHeader('Retry-After', '10');
      response.writeHead(status, {
        'Content-Type': type,
        'Content-Length': body.length,
        'Cache-Control': 'no-store',
        ...openToAll,
        'Content-Security-Policy': publicPolicy,
        ...commonHeaders(secure),
      });
      response.end(request.method === 'HEAD' ? undefined : body);
    },
    /** A refusal in one sentence, with the way back to the form whose sending was refused. */
    sendRefusal(
      request: IncomingMessage,
      response: ServerResponse,
      { locale, refusal, values = {} }: { locale: Locale; refusal: Refusal; values?: Record<string, string | number> },
    ): void {
      const t = translator(locale, 'service');
      const door = `<p><a href="/${locale}/portal/sign-in">${escapeHtml(translator(locale, 'account')('signIn.title'))}</a></p>`;
      const isForm = refusal !== 'foreign' && request.method === 'POST' && isPortalPage(request.url);
      const form = isForm ? `<p><a href="${escapeHtml(request.url ?? '')}">${escapeHtml(t('back'))}</a></p>` : '';
      const more = refusal === 'signedOut' ? door : form;
      if (refusals[refusal] === 503) response.setHeader('Retry-After', '10');
      const html = plainPage(locale, t(`${refusal}.title`), t(`${refusal}.lead`, values), more);
      send(request, response, refusals[refusal], html);
    },
  };
}
