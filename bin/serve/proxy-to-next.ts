import { randomBytes } from 'node:crypto';
import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type FormFollower, followForm, lengthOf } from '#bin/serve/body.ts';
import { bytesOf, type nextProxy } from '#bin/serve/next-proxy.ts';
import { headersFor, headersFrom } from '#bin/serve/visitor.ts';
import { expired, unsaidCookie } from '#lib/page/cookie.ts';
import { withoutScripts } from '#lib/page/finished-html.ts';
import { actionHeader } from '#lib/page/next-internals.ts';
import { commonHeaders, finishedPolicy, portalPolicy } from '#lib/page/security-headers.ts';

type Asking = {
  ask: ReturnType<typeof nextProxy>;
  origin: URL;
  /** Answers in place of a page that is none (404), failed (5xx), or was sent what cannot be read (400). */
  instead: (portal: boolean, request: IncomingMessage, response: ServerResponse, status: number) => Promise<void>;
  mostFieldBytes: number;
};

const nothing = "default-src 'none'; frame-ancestors 'none'";

/** The one switch: an element that is nothing without its script says so, and a page with none is sent without any. */
const needsScript = (html: string) => html.includes(' data-script=""');

const isPage = ({ headers: { 'content-type': type = '' } }: IncomingMessage) =>
  type === '' || type.startsWith('text/html');

/** A page that is none, or whatever failed. An answer that says when to come again has its own words, and one in JSON. */
const hasNoWords = (answer: IncomingMessage, status: number) =>
  answer.headers['retry-after'] === undefined &&
  (isPage(answer) ? status === 404 || status >= 500 : status >= 500 && !isData(answer));
const isData = ({ headers: { 'content-type': type = '' } }: IncomingMessage) => type.startsWith('application/json');

/** A form of words is read whole before the framework hears of it: one that cannot be read is then no fault of anybody's. */
const readFirst = 256_000;

/** A form of words, whole; null when it is not, or whoever sent it is gone. */
async function readForm(request: IncomingMessage, follower: FormFollower): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) {
      follower.write(chunk);
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return (await follower.end()) ? Buffer.concat(chunks) : null;
}

/** Hands a body on as it comes, and its end only once the form was found whole. */
function handOnBody(request: IncomingMessage, follower: FormFollower | null, broken: () => void) {
  return (inner: ClientRequest): void => {
    request.on('data', (chunk: Buffer) => {
      follower?.write(chunk);
      if (!inner.write(chunk)) request.pause();
    });
    inner.on('drain', () => request.resume());
    request.on('end', async () => {
      if (!follower || (await follower.end())) inner.end();
      else broken();
    });
  };
}

/** Hands requests on to the framework and its answers to the world, with the headers that every answer of ours has. */
export function proxyToNext({ ask, origin, instead, mostFieldBytes }: Asking) {
  const secure = origin.protocol === 'https:';
  const common = commonHeaders(secure);

  function headersOf(answer: IncomingMessage, portal: boolean, policy: string): OutgoingHttpHeaders {
    const own = { 'cache-control': 'private, no-store', 'content-security-policy': policy };
    // The framework drops the length of what a route answers: a route that sends a file says it beside.
    const { 'x-file-length': length, ...rest } = headersFrom(answer);
    const given = { ...rest, ...(typeof length === 'string' && { 'content-length': length }) };
    const lacking = Object.fromEntries(Object.entries(common).map(([name, value]) => [name.toLowerCase(), value]));
    return portal ? { ...given, ...lacking, ...own } : { ...lacking, ...own, ...given };
  }

  /** A page of the portal: whole, and without any script where nothing on it needs one. What was just done is said once. */
  async function sendPage(
    answer: IncomingMessage,
    request: IncomingMessage,
    response: ServerResponse,
    policy: string,
  ): Promise<void> {
    const rendered = (await bytesOf(answer)).toString();
    const finished = needsScript(rendered) ? null : withoutScripts(rendered);
    const scripted = finished === null;
    const {
      link,
      etag: _,
      vary: __,
      'content-length': ___,
      ...headers
    } = headersOf(answer, true, scripted ? policy : finishedPolicy);
    const body = Buffer.from(finished ?? rendered);
    const ended = expired(request.headers.cookie, secure);
    if (ended.length > 0) headers['set-cookie'] = ended;
    const more = scripted && link !== undefined ? { link } : {};
    response.writeHead(answer.statusCode ?? 200, { ...headers, ...more, 'content-length': body.length });
    response.end(body);
  }

  /** A page that leads on: the framework sends all of a page with it, which nobody sees. */
  function sendOn(answer: IncomingMessage, response: ServerResponse): void {
    answer.resume();
    const { location, 'set-cookie': cookie } = answer.headers;
    const own = { 'Cache-Control': 'private, no-store', 'Content-Security-Policy': nothing, 'Content-Length': 0 };
    response.writeHead(answer.statusCode ?? 307, {
      ...common,
      ...own,
      location,
      ...(cookie && { 'set-cookie': cookie }),
    });
    response.end();
  }

  return async function hand(request: IncomingMessage, response: ServerResponse, portal: boolean): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const { method = 'GET', url: path = '/' } = request;
    const policy = portal ? portalPolicy(randomBytes(18).toString('base64')) : nothing;
    const headers = headersFor(request, origin);
    // The framework reads the nonce of its inline scripts from the request's own policy.
    if (portal) headers['content-security-policy'] = policy;
    // After an act it asks this server itself for the next page's stream, in vain; by https, which is not spoken here, that were a fault.
    if (headers[actionHeader] !== undefined) headers['x-forwarded-proto'] = 'http';
    const reads = method === 'GET' || method === 'HEAD';
    let broken = false;
    const follower = portal && !reads ? followForm(request.headers, mostFieldBytes) : null;
    response.once('finish', () => request.resume()); // of what was answered early, the rest is read away
    const read = follower && lengthOf(request) <= readFirst ? await readForm(request, follower) : undefined;
    if (read === null) return instead(portal, request, response, 400);
    const handOn = handOnBody(request, follower, () => {
      broken = true;
      gone.abort();
    });
    const body = (inner: ClientRequest) => (read ? inner.end(read) : handOn(inner));
    let answer: IncomingMessage;
    try {
      const signal = gone.signal;
      answer = await ask({ method, path, headers, signal, ...(lengthOf(request) > 0 && { body }) });
    } catch (fault) {
      if (broken) return instead(portal, request, response, 400);
      if (response.destroyed) return;
      throw fault;
    }
    const { statusCode: status = 500 } = answer;
    if (status === 500 && headers[actionHeader] !== undefined) {
      // Faults of our own actions come back as words: what failed was the reading of what was sent.
      answer.resume();
      return instead(portal, request, response, 400);
    }
    if (portal && !reads && headers[actionHeader] === undefined && status >= 400 && !isPage(answer)) {
      // What names no act of ours, or one of a build before this one.
      answer.resume();
      return instead(portal, request, response, 400);
    }
    const sent = [answer.headers['set-cookie'] ?? []].flat();
    const unsaid = sent.find((cookie) => cookie.startsWith(`${unsaidCookie}=`))?.split(';')[0];
    if (hasNoWords(answer, status)) {
      answer.resume();
      if (unsaid) request.headers.cookie = [request.headers.cookie, unsaid].filter(Boolean).join('; ');
      return instead(portal, request, response, status);
    }
    if (portal && method === 'GET' && isPage(answer)) {
      if (status === 200) return sendPage(answer, request, response, policy);
      if (answer.headers.location) return sendOn(answer, response);
    }
    if (unsaid && isPage(answer) && !answer.headers.location) {
      // This page says it.
      const others = sent.filter((cookie) => !cookie.startsWith(unsaid));
      if (others.length > 0) answer.headers['set-cookie'] = others;
      else delete answer.headers['set-cookie'];
    }
    // Led on by the page that answers a form, a browser asks for the next one, and does not send the form there too.
    const led = portal && !reads && status === 307 ? 303 : status;
    response.writeHead(led, headersOf(answer, portal, policy));
    await pipeline(answer, response).catch((fault: unknown) => {
      if (!response.destroyed) throw fault;
    });
  };
}
