import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { preferredLocale } from '#bin/serve/address.ts';
import { env } from '#env.ts';
import { callerAddress } from '#lib/ground/caller-address.ts';
import type { Locale } from '#lib/language/language.ts';
import { routerHeaders, trustedHeaders } from '#lib/page/next-internals.ts';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** The host that an answer is for: the configured one, whatever a request says; on this machine any name of it will do. */
function hostOf(request: IncomingMessage, configured: string): string {
  const given = request.headers.host ?? '';
  const port = /:\d+$/.exec(configured)?.[0] ?? '';
  return loopback.test(configured) && loopback.test(given) && given.endsWith(port) ? given : configured;
}

/** Who asks, in the words of the proxies that TRUSTED_PROXY names, and of nobody else. */
export function remoteOf({ socket, headers }: IncomingMessage): string {
  const forwarded = headers['x-forwarded-for'];
  const told = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
  return callerAddress(socket.remoteAddress ?? '', told, env().TRUSTED_PROXY);
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
  headers['x-forwarded-for'] = remoteOf(request);
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

/** The language of an address that begins with one of those offered, else the one that the browser asks for. */
export function localeFor({ url, headers }: IncomingMessage, languages: readonly Locale[]): Locale {
  const first = url?.split('/')[1] ?? '';
  return languages.find((one) => one === first) ?? preferredLocale(headers['accept-language'], languages);
}
