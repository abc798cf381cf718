import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { commonHeaders, portalPolicy } from '#lib/page/security-headers.ts';

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

const ours =
  /^(x-middleware-|x-forwarded-|x-nextjs-|x-matched-path|x-invoke-|x-now-|content-security-policy)|^forwarded$/;

/** Headers that only we or the framework may set are ours. */
function cleanRequest(request: IncomingMessage, origin: URL): void {
  const { headers } = request;
  const remote = remoteOf(request, origin.protocol === 'https:');
  for (const name of Object.keys(headers)) if (ours.test(name)) delete headers[name];
  const host = hostOf(request, origin.host);
  const forwarded = {
    'x-forwarded-for': remote,
    'x-forwarded-host': host,
    'x-forwarded-proto': origin.protocol.slice(0, -1),
  };
  Object.assign(headers, forwarded, { host });
}

/** Adds the headers that an answer lacks when its head is written: a route that has stricter ones keeps them. */
function fillHeaders(response: ServerResponse, lacking: Record<string, string>, replaced: readonly string[]): void {
  const write = response.writeHead;
  const writeHead = (...args: unknown[]) => {
    for (const name of replaced) response.removeHeader(name);
    for (const [name, value] of Object.entries(lacking)) if (!response.hasHeader(name)) response.setHeader(name, value);
    return Reflect.apply(write, response, args);
  };
  Object.assign(response, { writeHead });
}

/**
 * Prepares a request for the framework and its answer for the world. The portal gets a policy with a nonce of this request
 * and is never stored. The framework reads the nonce from the request's own policy header, so no proxy.ts has to stand
 * before the pages, and with them before uploads.
 */
export function handOver(request: IncomingMessage, response: ServerResponse, portal: boolean, origin: URL): void {
  cleanRequest(request, origin);
  const policy = portal
    ? portalPolicy(randomBytes(18).toString('base64'))
    : "default-src 'none'; frame-ancestors 'none'";
  if (portal) request.headers['content-security-policy'] = policy;
  const common = commonHeaders(origin.protocol === 'https:');
  const lacking = { ...common, 'Content-Security-Policy': policy, 'Cache-Control': 'private, no-store' };
  fillHeaders(response, lacking, portal ? ['Cache-Control'] : []);
}
