import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type Duplex, duplexPair } from 'node:stream';
import type { Rendered } from '#lib/page/held-page.ts';

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Nobody's page is longer than this; what is, is a fault. */
const mostBytes = 8_000_000;

function pick({ headers }: IncomingMessage): Rendered['passed'] {
  const { location, 'content-disposition': disposition } = headers;
  return { ...(location && { location }), ...(disposition && { 'content-disposition': disposition }) };
}

/**
 * Renders addresses by the framework's handler, over a connection in memory that nothing outside can reach, and with headers
 * of our own only: whatever a visitor sent, no cookie or credential is in it unless it is given as `cookie`, which is never
 * done for what is held. `origin` is the portal's address.
 */
export function renderer(handle: Handle, origin: string) {
  const { host, protocol } = new URL(origin);
  const inner = createServer((req, res) => {
    handle(req, res).catch((fault: unknown) => res.destroy(fault instanceof Error ? fault : new Error(String(fault))));
  });
  inner.requestTimeout = 0;
  const connect = (): Duplex => {
    const [ours, theirs] = duplexPair();
    inner.emit('connection', theirs);
    return ours;
  };
  const agent = Object.assign(new Agent({ keepAlive: false }), { createConnection: connect });
  const headers = {
    host,
    accept: 'text/html,application/xhtml+xml',
    'user-agent': 'portal-held-pages',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
  };

  return function render(address: string, signal: AbortSignal, cookie?: string): Promise<Rendered> {
    return new Promise((resolve, reject) => {
      const asked = request(
        { agent, path: address, headers: cookie ? { ...headers, cookie } : headers, signal },
        (answer) => {
          const chunks: Buffer[] = [];
          let length = 0;
          answer.on('data', (chunk: Buffer) => {
            chunks.push(chunk);
            length += chunk.length;
            if (length > mostBytes) answer.destroy(new Error(`${address} is longer than ${mostBytes} bytes.`));
          });
          answer.on('error', reject);
          answer.on('close', () => {
            if (!answer.complete) reject(new Error('The render broke off.'));
          });
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 500,
              type: answer.headers['content-type'] ?? '',
              body: Buffer.concat(chunks),
              passed: pick(answer),
            }),
          );
        },
      );
      asked.on('error', reject);
      asked.end();
    });
  };
}
