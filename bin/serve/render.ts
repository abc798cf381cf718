import type { IncomingMessage } from 'node:http';
import { bytesOf, type nextProxy } from '#bin/serve/next-proxy.ts';
import { isData } from '#lib/page/data-error.ts';
import type { Rendered } from '#lib/page/held-page.ts';

const ofPages = ['location', 'content-disposition'];
/** What an answer of the open data says beside: who may read it, in which language it is, for how long it may be kept. */
const ofData = [
  ...ofPages,
  ...['access-control-allow-origin', 'access-control-expose-headers', 'cross-origin-resource-policy'],
  ...['content-language', 'cache-control', 'retry-after'],
];

function pick(path: string, { headers }: IncomingMessage): Rendered['passed'] {
  return Object.fromEntries(
    (isData(path) ? ofData : ofPages).flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** The whole register is longer than a page. */
const mostDataBytes = 64_000_000;

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
    const body = await bytesOf(answer, isData(path) ? mostDataBytes : undefined);
    return {
      status: answer.statusCode ?? 500,
      type: answer.headers['content-type'] ?? '',
      body,
      passed: pick(path, answer),
    };
  };
}
