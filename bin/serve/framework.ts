import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { commonHeaders, portalPolicy } from '#lib/kernel/security-headers.ts';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const near = /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^(::1$|f[cd])/i;

/** The host that an answer is for: the configured one, whatever a request says; on this machine any name of it will do. */
function hostOf(request: IncomingMessage, configured: string): string {
  const given = request.headers.host ?? '';
  const port = /:\d+$/.exec(configured)?.[0] ?? '';
  return loopback.test(configured) && loopback.test(given) && given.endsWith(port) ? given : configured;
}

/** Who asks: the last address that a reverse proxy on this machine or network wrote down, else the connection's own. */
function remoteOf(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? '';
  const forwarded = request.headers['x-forwarded-for'];
  const last = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  return near.test(peer) && last ? last : peer;
}

/**
 * Prepares a request for the framework and its answer for the world: headers that only we may set are ours, the portal gets
 * a policy with a nonce of this request and is never stored, and every answer gets the security headers it lacks.
 * The framework reads the nonce from the request's own policy header, so no proxy.ts has to stand before uploads.
 */
export function handOver(request: IncomingMessage, response: ServerResponse, portal: boolean, origin: URL): void {
  const { headers } = request;
  for (const name of Object.keys(headers)) {
    if (/^(x-middleware-|x-forwarded-|x-nextjs-|x-matched-path|x-invoke-|x-now-)/.test(name) || name === 'forwarded') {
      if (name !== 'x-forwarded-for') delete headers[name];
    }
  }
  headers['x-forwarded-for'] = remoteOf(request);
  headers['x-forwarded-host'] = hostOf(request, origin.host);
  headers['x-forwarded-proto'] = origin.protocol.slice(0, -1);
  headers.host = headers['x-forwarded-host'];
  delete headers['content-security-policy-report-only'];
  delete headers['content-security-policy'];
  const policy = portalPolicy(randomBytes(18).toString('base64'));
  if (portal) headers['content-security-policy'] = policy;

  const write = response.writeHead;
  const lacking: Record<string, string> = commonHeaders(origin.protocol === 'https:');
  if (portal) lacking['Content-Security-Policy'] = policy;
  else lacking['Content-Security-Policy'] = "default-src 'none'; frame-ancestors 'none'";
  lacking['Cache-Control'] = 'private, no-store';
  const writeHead = (...args: unknown[]) => {
    if (portal) response.removeHeader('Cache-Control');
    for (const [name, value] of Object.entries(lacking)) if (!response.hasHeader(name)) response.setHeader(name, value);
    return Reflect.apply(write, response, args);
  };
  Object.assign(response, { writeHead });
}
