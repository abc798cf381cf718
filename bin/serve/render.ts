import type { IncomingMessage } from 'node:http';
import { bytesOf, type nextProxy } from '#bin/serve/next-proxy.ts';
import type { Rendered } from '#lib/page/held-page.ts';

function pick({ headers }: IncomingMessage): Rendered['passed'] {
  const { location, 'content-disposition': disposition } = headers;
  return { ...(location && { location }), ...(disposition && { 'content-disposition': disposition }) };
}

/**
 * Renders addresses by the framework, with headers of our own only: whatever a visitor sent, no cookie or credential is in it
 * unless it is given as `cookie`, which is never done for what is held. `origin` is the portal's address.
 */
export function renderer(ask: ReturnType<typeof nextProxy>, origin: string) {
  const { host, protocol } = new URL(origin);
  const headers = {
    host,
    accept: 'text/html,application/xhtml+xml',
    'user-agent': 'portal-held-pages',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
  };
  return async function render(path: string, signal: AbortSignal, cookie?: string): Promise<Rendered> {
    const answer = await ask({ method: 'GET', path, headers: cookie ? { ...headers, cookie } : headers, signal });
    const body = await bytesOf(answer);
    return {
      status: answer.statusCode ?? 500,
      type: answer.headers['content-type'] ?? '',
      body,
      passed: pick(answer),
    };
  };
}
