import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type Address, preferredLocale, readAddress } from '#bin/serve/address.ts';
import { handOver } from '#bin/serve/framework.ts';
import type { ownPages } from '#bin/serve/own-page.ts';
import type { renderer } from '#bin/serve/render.ts';
import { isTextFile } from '#bin/serve/static-file.ts';
import { replaceTroubles } from '#bin/serve/trouble.ts';
import { drain, measure } from '#bin/serve/upload-limit.ts';
import type { Locale } from '#db/vocabulary.ts';
import { logFault } from '#lib/ground/fault-log.ts';
import { isLocale } from '#lib/language/language.ts';
import { type HeldPage, type HeldPages, NothingHeld } from '#lib/page/held-page.ts';
import type { heldReplies } from '#lib/page/held-reply.ts';
import { commonHeaders } from '#lib/page/security-headers.ts';

export type House = {
  pages: HeldPages;
  send: ReturnType<typeof heldReplies>;
  /** Style sheets, scripts and drawings. */
  files: HeldPages;
  own: ReturnType<typeof ownPages>;
  render: ReturnType<typeof renderer>;
  /** The framework's handler. */
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  framework: ReadonlySet<string>;
  isReady: () => Promise<string | null>;
  origin: URL;
  uploadLimitMb: number;
};

/** Pages that are answers to other addresses, and nothing at their own. */
const kept = /^\/\w+\/(missing|unavailable|fault)(\?|$)/;
/** Room for the other fields of a form with a file. */
const formBytes = 2_000_000;

/** The language of an address that begins with one, else the one that the browser asks for. */
function localeFor({ url, headers }: IncomingMessage): Locale {
  const first = url?.split('/')[1] ?? '';
  return isLocale(first) ? first : preferredLocale(headers['accept-language']);
}

/** Answers every request: a page that is held at once, the rest by whose address it is. */
export function dispatcher(house: House): (request: IncomingMessage, response: ServerResponse) => void {
  const { pages, files, send, own, render, handle, framework, isReady, origin, uploadLimitMb } = house;
  const mostBytes = uploadLimitMb * 1_000_000 + formBytes;

  const common = commonHeaders(origin.protocol === 'https:');

  function sendText(response: ServerResponse, status: number, text: string, headers: OutgoingHttpHeaders = {}): void {
    const body = text && `${text}\n`;
    const own = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(body) };
    response.writeHead(status, { 'Cache-Control': 'no-store', ...own, ...common, ...headers }).end(body);
  }

  async function pageOf(address: Address & { kind: 'public' | 'missing' }, locale: Locale): Promise<HeldPage> {
    const missing = `/${locale}/missing`; // one page for all addresses that are none
    if (address.kind === 'missing' || kept.test(address.key)) return pages.get(missing);
    const page = await pages.get(address.key);
    return page.status === 404 ? pages.get(missing) : page;
  }

  async function answerPublic(
    address: Address & { kind: 'public' | 'missing' },
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const locale = address.locale ?? preferredLocale(request.headers['accept-language']);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return own.sendPlain(request, response, { status: 405, locale, words: 'readOnly' });
    }
    let page: HeldPage;
    try {
      page = await pageOf(address, locale);
    } catch (fault) {
      const reference =
        fault instanceof NothingHeld ? fault.reference : logFault({ address: request.url ?? '', fault });
      const trouble = (await isReady()) ? 'unavailable' : 'fault';
      return own.sendTrouble(request, response, { trouble, locale, reference });
    }
    send(page, request, response);
  }

  /** What the framework could not do: whether the register is away or the fault is ours, and the number it is logged under. */
  async function answerFailed(request: IncomingMessage, response: ServerResponse, status: number): Promise<void> {
    const reference = logFault({ address: request.url ?? '', fault: `the framework answered ${status}` });
    const trouble = (await isReady()) ? 'unavailable' : 'fault';
    own.sendTrouble(request, response, { trouble, locale: localeFor(request), reference });
  }

  /** Words for a page of the portal that is none or failed, whole without a script: as whoever is signed in would see them. */
  async function answerTrouble(request: IncomingMessage, response: ServerResponse, status: number): Promise<void> {
    const locale = localeFor(request);
    if (status === 404) {
      const signal = AbortSignal.timeout(10_000);
      const page = await render(`/${locale}/portal/missing`, signal, request.headers.cookie).catch(() => null);
      if (page?.status === 200) return own.sendFinished(request, response, 404, page.body.toString());
    }
    return answerFailed(request, response, status);
  }

  /** An address below the API or the framework's files that is none, and whatever else of theirs would be a page. */
  async function answerUnknown(request: IncomingMessage, response: ServerResponse, status: number): Promise<void> {
    if (status === 404) return send(await pages.get(`/${localeFor(request)}/missing`), request, response);
    return answerFailed(request, response, status);
  }

  async function refuseBody(
    words: 'tooLarge' | 'unmeasured',
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    await drain(request, mostBytes);
    const locale = localeFor(request);
    response.setHeader('Connection', 'close');
    const status = words === 'tooLarge' ? 413 : 411;
    own.sendPlain(request, response, { status, locale, words, values: { limit: uploadLimitMb } });
  }

  function handOn(portal: boolean, request: IncomingMessage, response: ServerResponse): Promise<void> {
    handOver(request, response, portal, origin);
    const instead = portal ? answerTrouble : answerUnknown;
    replaceTroubles(response, (status) => instead(request, response, status));
    return handle(request, response);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = readAddress(request.url ?? '', framework);
    const measured = measure(request, mostBytes);
    if (measured === 'too-large') return refuseBody('tooLarge', request, response);
    if (measured === 'unmeasured') return refuseBody('unmeasured', request, response);
    switch (address.kind) {
      case 'health':
        return sendText(response, 200, 'alive');
      case 'ready': {
        const why = await isReady();
        return sendText(response, why ? 503 : 200, why ?? 'ready');
      }
      case 'root': {
        const locale = preferredLocale(request.headers['accept-language']);
        return sendText(response, 307, '', { Location: `/${locale}`, Vary: 'Accept-Language' });
      }
      case 'moved':
        return sendText(response, 308, '', { Location: address.to });
      case 'public':
      case 'missing':
        return answerPublic(address, request, response);
      case 'framework':
        if (request.method === 'GET' && isTextFile(request.url ?? '', framework)) {
          const file = await files.get(request.url ?? '');
          if (file.status === 200) return send(file, request, response);
        }
        return handOn(false, request, response);
      case 'portal':
        return handOn(true, request, response);
    }
  }

  return (request, response) => {
    const page = request.method === 'GET' ? pages.live(request.url ?? '') : undefined;
    if (page) return send(page, request, response);
    answer(request, response).catch((fault: unknown) => {
      const reference = logFault({ address: request.url ?? '', fault });
      if (response.headersSent) response.destroy();
      else sendText(response, 500, reference);
    });
  };
}
