import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { HeldPage } from '#lib/page/held-page.ts';
import { commonHeaders, publicPolicy } from '#lib/page/security-headers.ts';

type Encoding = 'br' | 'gzip' | 'identity';
/** An answer ready to send: `whole` is head and body in one piece. */
type Reply = { tag: string; headers: OutgoingHttpHeaders; body: Buffer; head: string; whole: Buffer };

const compressible =
  /^(text\/|application\/(json|xml|vnd\.oai\.openapi\+json|\w+\+xml|javascript|manifest\+json)|image\/svg)/;

function compress(body: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'gzip') return gzipSync(body, { level: 6 });
  if (encoding === 'identity') return body;
  // Level 11, the default, takes 10 ms a page; 5 comes within a few per cent of it in one.
  return brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}

const readings = new Map<string, Encoding>();

function readEncoding(accepted: string): Encoding {
  const refused = new Set<string>();
  const named = new Set<string>();
  for (const part of accepted.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((one) => one.trim());
    const nought = parameters.some((one) => /^q=0(\.0*)?$/.test(one));
    (nought ? refused : named).add(name);
  }
  for (const encoding of ['br', 'gzip'] as const) {
    if (named.has(encoding) || (named.has('*') && !refused.has(encoding))) return encoding;
  }
  return 'identity';
}

/** The best encoding that a client takes. Browsers send a handful of different headers, so each is read once. */
function encodingFor(accepted: string | string[] | undefined): Encoding {
  if (typeof accepted !== 'string') return 'identity';
  const known = readings.get(accepted);
  if (known) return known;
  if (readings.size >= 200) readings.clear();
  const encoding = readEncoding(accepted);
  readings.set(accepted, encoding);
  return encoding;
}

/**
 * How finished pages are sent: compressed once, with a strong entity tag, their security headers, and a head that is written
 * once. `secure` adds the promise of https. Gives the function that answers a GET or HEAD request with a page.
 */
export function heldReplies({ secure }: { secure: boolean }) {
  const made = new WeakMap<HeldPage, Partial<Record<Encoding, Reply>>>();
  const common = { 'Content-Security-Policy': publicPolicy, ...commonHeaders(secure) };

  function makeReply(page: HeldPage, encoding: Encoding): Reply {
    const body = compress(page.body, encoding);
    const tag = `"${page.hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    const headers: OutgoingHttpHeaders = {
      ...(page.type && { 'Content-Type': page.type }),
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
      'Content-Length': body.length,
      // What a browser keeps it must ask about each time: what is public is never older than a second.
      'cache-control': page.good ? 'no-store' : 'public, max-age=0, must-revalidate',
      ...page.passed,
      ETag: tag,
      Vary: 'Accept-Encoding',
      ...(page.good && { Warning: '110 - "Response is Stale"', 'Last-Modified': page.asOf.toUTCString() }),
      ...common,
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const head = `HTTP/1.1 200 OK\r\nDate: ${new Date().toUTCString()}\r\n${lines.join('')}\r\n`;
    return { tag, headers, body, head, whole: Buffer.concat([Buffer.from(head, 'latin1'), body]) };
  }

  function replyOf(page: HeldPage, accepted: string | string[] | undefined): Reply {
    const encoding = compressible.test(page.type) ? encodingFor(accepted) : 'identity';
    const replies = made.get(page) ?? {};
    const known = replies[encoding];
    if (known) return known;
    const reply = makeReply(page, encoding);
    made.set(page, Object.assign(replies, { [encoding]: reply }));
    return reply;
  }

  const isKnown = (tags: string, tag: string) =>
    tags === tag || tags === '*' || tags.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);

  return function send(page: HeldPage, request: IncomingMessage, response: ServerResponse): void {
    const { headers } = request;
    const reply = replyOf(page, headers['accept-encoding']);
    const seen = headers['if-none-match'];
    if (seen !== undefined && page.status === 200 && isKnown(seen, reply.tag)) {
      const {
        'Content-Length': _length,
        'Content-Type': _type,
        'Content-Encoding': _encoding,
        ...kept
      } = reply.headers;
      response.writeHead(304, kept).end();
      return;
    }
    const plain = page.status === 200 && request.method === 'GET' && request.httpVersionMinor === 1;
    if (plain && response.shouldKeepAlive && '_header' in response) {
      // Node's own writing of twelve headers costs a third of a request; this head was written once, and goes out with the
      // body in one piece. What Node keeps of a head that it has sent is set as if it had.
      Object.assign(response, { _header: reply.head, _headerSent: true });
      response.end(reply.whole);
      return;
    }
    response.writeHead(page.status, reply.headers);
    response.end(request.method === 'HEAD' ? undefined : reply.body);
  };
}
