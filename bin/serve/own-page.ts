import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Locale, locales } from '#db/vocabulary.ts';
import { referencePlaceholder } from '#lib/ground/fault-log.ts';
import { translator } from '#lib/language/language.ts';
import { finishHtml } from '#lib/page/finished-html.ts';
import type { Holding } from '#lib/page/held-page.ts';
import { commonHeaders, publicPolicy } from '#lib/page/security-headers.ts';

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);

type Words = 'readOnly' | 'tooLarge' | 'unmeasured';
/** The pages for when there is nothing to show; the app has one for each. */
type Trouble = 'unavailable' | 'fault';
const troubles = ['unavailable', 'fault'] as const;

/**
 * The server's own answers: pages that are kept in memory and need neither the register nor the framework when they are
 * sent. `keep` renders those for trouble, and is called again until all are there.
 */
export function ownPages({ render, secure }: { render: Holding['render']; secure: boolean }) {
  const kept = new Map<string, string>();
  const addresses = locales.flatMap((locale) => troubles.map((trouble) => ({ locale, path: `/${locale}/${trouble}` })));

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

  /** A page of one heading and one sentence, in the pages' own type where their style sheets are known. */
  function plainPage(locale: Locale, title: string, lead: string, more = ''): string {
    const styles =
      kept
        .get(`/${locale}/fault`)
        ?.match(/<link rel="stylesheet"[^>]*>/g)
        ?.join('') ?? '';
    const heading = escapeHtml(title);
    return [
      `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"><title>${heading}</title>`,
      '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
      `${styles}</head><body><main><h1>${heading}</h1><p>${escapeHtml(lead)}</p>${more}`,
      `<p><a href="/${locale}">${escapeHtml(translator(locale, 'frame')('first'))}</a></p></main></body></html>`,
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
    sendTrouble(
      request: IncomingMessage,
      response: ServerResponse,
      { trouble, locale, reference }: { trouble: Trouble; locale: Locale; reference: string },
    ): void {
      if (trouble === 'unavailable') response.setHeader('Retry-After', '10');
      const page = kept.get(`/${locale}/${trouble}`)?.replaceAll(referencePlaceholder, reference);
      const t = translator(locale, 'frame');
      const plain = () =>
        plainPage(locale, t(`${trouble}.title`), t(`${trouble}.lead`), referenceLine(locale, reference));
      send(request, response, trouble === 'unavailable' ? 503 : 500, page ?? plain());
    },
    /** A refusal in one sentence. */
    sendPlain(
      request: IncomingMessage,
      response: ServerResponse,
      {
        status,
        locale,
        words,
        values = {},
      }: { status: number; locale: Locale; words: Words; values?: Record<string, string | number> },
    ): void {
      const t = translator(locale, 'service');
      send(request, response, status, plainPage(locale, t(`${words}.title`), t(`${words}.lead`, values)));
    },
  };
}
