import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { preferredLocale } from '#bin/serve/address.ts';
import { isLocale, type Locale } from '#lib/language/language.ts';
import { routerHeaders, trustedHeaders } from '#lib/page/next-internals.ts';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const near = /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^(::1$|f[cd])/i;

/** The host that an answer is for: the configured one, whatever a request says; on this machine any name of it will do. */
function hostOf(request: IncomingMessage, configured: string): string {
  const given = request.headers.host ?? '';
  const port = /:\d+$/.exec(configured)?.[0] ?? '';
  return loopback.test(configured) && loopback.test(given) && given.endsWith(port) ? given : configured;
}

/**
 * Who asks: the connection's own address. A portal that people reach by https has a reverse proxy before it, since it does
 * no TLS itself; there it is the last address that the proxy, on this machine or network, wrote down.
 */
function remoteOf(request: IncomingMessage, secure: boolean): string {
  const peer = request.socket.remoteAddress ?? '';
  const forwarded = request.headers['x-forwarded-for'];
  const last = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  return secure && last && near.test(peer) ? last : peer;
}

/** Headers of one connection, which is not the one to the framework. */
const ofConnection = /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect)$/;

/**
 * A visitor's headers as the framework gets them: what only we may set is ours, nothing of its own router's, and nothing by
 * which it would answer that a page is unchanged.
 */
export function headersFor(request: IncomingMessage, origin: URL): IncomingHttpHeaders {
  const headers: IncomingHttpHeaders = {};
  for (const [name, value] of Object.entries(request.headers))
    if (!trustedHeaders.test(name) && !ofConnection.test(name)) headers[name] = value;
  for (const name of routerHeaders) delete headers[name];
  const host = hostOf(request, origin.host);
  headers.host = host;
  headers['x-forwarded-for'] = remoteOf(request, origin.protocol === 'https:');
  headers['x-forwarded-host'] = host;
  headers['x-forwarded-proto'] = origin.protocol.slice(0, -1);
  return headers;
}

/** An answer's headers as they go on to the visitor. */
export function headersFrom(answer: IncomingMessage): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !ofConnection.test(name)));
}

/** Was something sent here by another site's page? Its scheme, host and port are compared, and what the browser itself says. */
export function isForeign(request: IncomingMessage, origin: URL): boolean {
  const { origin: given, 'sec-fetch-site': site } = request.headers;
  if (site === 'cross-site' || site === 'same-site') return true;
  return given !== undefined && given !== `${origin.protocol}//${hostOf(request, origin.host)}`;
}

/** The language of an address that begins with one, else the one that the browser asks for. */
export function localeFor({ url, headers }: IncomingMessage): Locale {
  const first = url?.split('/')[1] ?? '';
  return isLocale(first) ? first : preferredLocale(headers['accept-language']);
}
