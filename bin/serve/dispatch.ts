import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type Address, preferredLocale, readAddress } from '#bin/serve/address.ts';
import { admission, formBytes } from '#bin/serve/admission.ts';
import type { errorPages } from '#bin/serve/error-pages.ts';
import type { nextProxy } from '#bin/serve/next-proxy.ts';
import { proxyToNext } from '#bin/serve/proxy-to-next.ts';
import type { renderer } from '#bin/serve/render.ts';
import { isTextFile } from '#bin/serve/static-file.ts';
import { localeFor, remoteOf } from '#bin/serve/visitor.ts';
import type { Locale } from '#db/vocabulary.ts';
import { networkOf } from '#lib/ground/caller-address.ts';
import { Busy, fairQueue } from '#lib/ground/fair-queue.ts';
import { logFault } from '#lib/ground/fault-log.ts';
import { megabyte } from '#lib/language/language.ts';
import { expired } from '#lib/page/cookie.ts';
import { isData, preflight, wantsPage, wrongParameter } from '#lib/page/data-error.ts';
import { finishHtml } from '#lib/page/finished-html.ts';
import { type HeldPage, type HeldPages, NothingHeld } from '#lib/page/held-page.ts';
import type { heldReplies } from '#lib/page/held-reply.ts';
import { commonHeaders, publicPolicy } from '#lib/page/security-headers.ts';

export type House = {
  pages: HeldPages;
  /** Answers of the open data. */
  data: HeldPages;
  send: ReturnType<typeof heldReplies>;
  /** Style sheets, scripts and drawings. */
  files: HeldPages;
  errors: ReturnType<typeof errorPages>;
  render: ReturnType<typeof renderer>;
  /** The framework's answers. */
  ask: ReturnType<typeof nextProxy>;
  framework: ReadonlySet<string>;
  /** The languages that the process is shown in. */
  languages: () => readonly Locale[];
  isReady: () => Promise<string | null>;
  isLive: (token: string) => Promise<boolean>;
  origin: URL;
  uploadLimitMb: number;
};

/**
 * Pages of the portal rendered at one time by this process, and how many more may wait: with more at once each only comes later, and
 * all of them stand in memory. Who waits is served in turn by network, so one that asks for many keeps no other from theirs.
 */
const renders = { atOnce: 8, room: 300 };

/** Pages that are answers to other addresses, and nothing at their own. */
const kept = /^\/\w+\/(missing|unavailable|fault)(\?|$)/;
/** Addresses for programs and forms: what is wrong there is said as data, unless a page was asked for. */
const isApi = (target: string): boolean => target.startsWith('/api/');
/** Of those the ones that forms are sent to; the others are read. */
const isDoor = (target: string): boolean => /^\/api\/(sign-in|sign-out|invitation|typing)(?=\?|$)/.test(target);
/** What pages of other sites may ask for. */
const isOpen = (target: string): boolean => isData(target) || target.startsWith('/api/released/');
const isRead = ({ method }: IncomingMessage) => method === 'GET' || method === 'HEAD';

/** Answers every request: a page that is held at once, the rest by whose address it is. */
export function dispatcher(house: House): (request: IncomingMessage, response: ServerResponse) => void {
  const { pages, data, files, send, errors, render, framework, languages, isReady, isLive, origin, uploadLimitMb } =
    house;
  const common = { 'Content-Security-Policy': publicPolicy, ...commonHeaders(origin.protocol === 'https:') };
  const inRenderTurn = fairQueue(renders);
  const admit = admission({ origin, pages: errors, uploadLimitMb, isLive, languages });
  const hand = proxyToNext({
    ask: house.ask,
    origin,
    instead: answerInstead,
    mostFieldBytes: uploadLimitMb * megabyte + formBytes,
  });

  function sendText(response: ServerResponse, status: number, text: string, headers: OutgoingHttpHeaders = {}): void {
    const body = text && `${text}\n`;
    const own =
      status === 204 ? {} : { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(body) };
    response.writeHead(status, { 'Cache-Control': 'no-store', ...own, ...common, ...headers }).end(body);
  }

  async function pageOf(address: Address & { kind: 'public' | 'missing' }, locale: Locale): Promise<HeldPage> {
    const missing = `/${locale}/missing`; // one page for all addresses that are none
    if (address.kind === 'missing' || kept.test(address.key)) return pages.get(missing);
    const page = await pages.get(address.key);
    return page.status === 404 ? pages.get(missing) : page;
  }

  /** Of an address that can only be read. */
  function refuseBody(
    request: IncomingMessage,
    response: ServerResponse,
    locale = localeFor(request, languages()),
  ): void {
    response.setHeader('Allow', 'GET, HEAD').setHeader('Connection', 'close'); // a body is not read
    errors.sendRefusal(request, response, { locale, refusal: 'readOnly' });
  }

  async function answerPublic(
    address: Address & { kind: 'public' | 'missing' },
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const locale = address.locale ?? preferredLocale(request.headers['accept-language'], languages());
    if (!isRead(request)) return refuseBody(request, response, locale);
    let page: HeldPage;
    try {
      page = await pageOf(address, locale);
    } catch (fault) {
      const reference =
        fault instanceof NothingHeld ? fault.reference : logFault({ address: request.url ?? '', fault });
      return errors.sendFault(request, response, { fault: await kindOfFault(), locale, reference });
    }
    send(page, request, response);
  }

  const kindOfFault = async () => ((await isReady()) ? ('unavailable' as const) : ('fault' as const));

  /** In place of what the framework has no page for: words of ours, whole without a script. */
  async function answerInstead(
    portal: boolean,
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
  ): Promise<void> {
    const locale = localeFor(request, languages());
    const target = request.url ?? '';
    if (isData(target) || (isApi(target) && !wantsPage(request.headers.accept) && (status === 404 || status >= 500))) {
      if (status < 500) return errors.sendData(request, response, 404, { code: 'not-found' });
      const reference = logFault({ address: target, fault: `the framework answered ${status}` });
      return errors.sendData(request, response, 500, { code: 'fault', reference });
    }
    if (status === 400) return errors.sendRefusal(request, response, { locale, refusal: 'unreadable' });
    if (status === 404 && !portal) return send(await pages.get(`/${locale}/missing`), request, response);
    if (status === 404) {
      // As whoever is signed in would see it.
      const signal = AbortSignal.timeout(10_000);
      const page = await render(`/${locale}/portal/missing`, signal, request.headers.cookie).catch(() => null);
      const ended = expired(request.headers.cookie, origin.protocol === 'https:');
      if (page?.status === 200 && ended.length > 0) response.setHeader('Set-Cookie', ended);
      if (page?.status === 200) return errors.sendFinished(request, response, 404, finishHtml(page.body.toString()));
    }
    const reference = logFault({ address: request.url ?? '', fault: `the framework answered ${status}` });
    errors.sendFault(request, response, { fault: await kindOfFault(), locale, reference });
  }

  async function handOn(
    portal: boolean,
    request: IncomingMessage,
    response: ServerResponse,
    missing = false,
  ): Promise<void> {
    // The portal's links are plain: a stream of components of a page is asked for by nothing of ours.
    if (portal && request.method === 'GET' && request.headers.rsc !== undefined)
      return sendText(response, 406, 'This address is a page.');
    if (portal && isRead(request)) {
      const source = networkOf(remoteOf(request));
      const answered = () =>
        missing ? answerInstead(true, request, response, 404) : handAdmitted(portal, request, response);
      const work = async () => void (response.destroyed || (await answered()));
      return inRenderTurn.run({ source }, work).catch((fault: unknown) => {
        if (!(fault instanceof Busy)) throw fault;
        errors.sendRefusal(request, response, { locale: localeFor(request, languages()), refusal: 'crowded' });
      });
    }
    return handAdmitted(portal, request, response);
  }

  async function handAdmitted(portal: boolean, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const release = await admit(request, response, portal);
    if (release) await hand(request, response, portal).finally(release);
  }

  async function answerData(
    { key, wrong }: Address & { kind: 'data' },
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (wrong)
      return errors.sendData(request, response, 400, {
        code: 'parameter-invalid',
        ...wrongParameter(wrong, wrong === 'locale' ? languages().join(', ') : undefined),
      });
    let found: HeldPage;
    try {
      found = await data.get(key);
    } catch (fault) {
      const reference = fault instanceof NothingHeld ? fault.reference : logFault({ address: key, fault });
      const away = await isReady();
      if (away) return errors.sendData(request, response, 503, { code: 'register-unreachable' });
      return errors.sendData(request, response, 500, { code: 'fault', reference });
    }
    // Of an address that is none at all the framework has a page.
    if (found.status === 404 && found.type.startsWith('text/html'))
      return errors.sendData(request, response, 404, { code: 'not-found' });
    send(found, request, response);
  }

  /** What is asked of an address for programs in a way that it has no answer to; false where it has. */
  function refuseMethod(request: IncomingMessage, response: ServerResponse): boolean {
    const { url: target = '', method = 'GET' } = request;
    if (!isApi(target) && !isData(target)) return false;
    const allowed = isDoor(target) ? 'POST' : isOpen(target) ? 'GET, HEAD, OPTIONS' : 'GET, HEAD';
    if (method === 'OPTIONS') {
      sendText(response, 204, '', { Allow: allowed, ...(isOpen(target) && preflight) });
      return true;
    }
    if (isDoor(target) ? method === 'POST' : isRead(request)) return false;
    response.setHeader('Allow', allowed).setHeader('Connection', 'close'); // a body is not read
    errors.sendData(request, response, 405, { code: isDoor(target) ? 'not-read' : 'read-only' });
    return true;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = readAddress(request.url ?? '', framework, languages());
    if (refuseMethod(request, response)) return;
    switch (address.kind) {
      case 'health':
        return sendText(response, 200, 'alive');
      case 'ready': {
        const why = await isReady();
        return sendText(response, why ? 503 : 200, why ?? 'ready');
      }
      case 'root': {
        const locale = preferredLocale(request.headers['accept-language'], languages());
        return sendText(response, 307, '', { Location: `/${locale}`, Vary: 'Accept-Language' });
      }
      case 'moved':
        return sendText(response, 308, '', { Location: address.to });
      case 'missing':
        if (isData(request.url ?? '')) return errors.sendData(request, response, 404, { code: 'not-found' });
        if (isApi(request.url ?? '') && !wantsPage(request.headers.accept))
          return errors.sendData(request, response, 404, { code: 'not-found' });
        if (isRead(request) && /^\/\w+\/portal(?=[/?]|$)/.test(request.url ?? ''))
          return handOn(true, request, response, true);
        return answerPublic(address, request, response);
      case 'data':
        return answerData(address, request, response);
      case 'public':
        return answerPublic(address, request, response);
      case 'framework':
        if (!isApi(request.url ?? '') && !isRead(request)) return refuseBody(request, response);
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
      if (response.destroyed) return; // whoever asked is gone, and what was begun for them broke off
      const reference = logFault({ address: request.url ?? '', fault });
      if (response.headersSent) response.destroy();
      else sendText(response, 500, reference);
    });
  };
}
