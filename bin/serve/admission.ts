import type { IncomingMessage, ServerResponse } from 'node:http';
import { drain, followForm, lengthOf, measure } from '#bin/serve/body.ts';
import type { errorPages, Refusal } from '#bin/serve/error-pages.ts';
import { isForeign, localeFor, remoteOf } from '#bin/serve/visitor.ts';
import type { Locale } from '#db/vocabulary.ts';
import { networkOf } from '#lib/ground/caller-address.ts';
import { Busy } from '#lib/ground/fair-queue.ts';
import { logFault } from '#lib/ground/fault-log.ts';
import { takeTurn } from '#lib/ground/turns.ts';
import { megabyte } from '#lib/language/language.ts';
import { cookieOf, isToken, sessionCookie } from '#lib/page/cookie.ts';

type Door = {
  origin: URL;
  pages: Pick<ReturnType<typeof errorPages>, 'sendRefusal'>;
  uploadLimitMb: number;
  /** Is this the token of a session that is alive? Rejects when the register is away. */
  isLive: (token: string) => Promise<boolean>;
  languages: () => readonly Locale[];
};

/** Room for the other fields of a form with a file. */
export const formBytes = 2_000_000;
/** What signing in or out sends; outside the portal nothing else takes a body but what keeps what is typed, of somebody signed in. */
const doorBytes = 16_000;
/** As many letters as are kept of a form, each escaped as two bytes: Cyrillic and Arabic are. */
const typingBytes = 650_000;
const isTyping = ({ url, headers }: IncomingMessage, cookie: string): boolean =>
  url === '/api/typing' && isToken(cookieOf(headers.cookie, cookie));
/**
 * A form of words whose session has ended may still be read: it comes back filled, and nothing typed is lost. So it is where the browser
 * has dropped the cookie by then, as far as a script of ours sent it: a form sent without one gets the page that leads to sign in.
 */
const wordsBytes = 256_000;

/** Decides, before anything of a body is read, whether it will be: who sends it, from where, and how much of it there is. */
export function admission({ origin, pages, uploadLimitMb, isLive, languages }: Door) {
  const mostBytes = uploadLimitMb * megabyte + formBytes;
  const cookie = sessionCookie(origin.protocol === 'https:');

  async function isHeard(request: IncomingMessage): Promise<boolean> {
    const token = cookieOf(request.headers.cookie, cookie);
    const isWords = lengthOf(request) <= wordsBytes;
    if (!isToken(token)) return isWords && request.headers['next-action'] !== undefined;
    if (isWords) return true;
    return isLive(token).catch((fault: unknown) => {
      logFault({ address: request.url ?? '', fault });
      return true; // the register is away: whoever is signed in reads that, with all they typed
    });
  }

  /** Why a request is refused as it stands, or null. `portal`: it is for a page of the portal. */
  async function reason(request: IncomingMessage, portal: boolean): Promise<Refusal | null> {
    const most = portal ? mostBytes : isTyping(request, cookie) ? typingBytes : doorBytes;
    const measured = measure(request, most);
    if (measured === 'unmeasured') return 'unmeasured';
    if (measured === 'too-large') return portal ? 'tooLarge' : 'tooLong';
    if (request.method === 'GET' || request.method === 'HEAD') return null;
    if (isForeign(request, origin)) return 'foreign';
    if (!portal) {
      const isPlain = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
      return isPlain || lengthOf(request) === 0 ? null : 'unreadable';
    }
    if (!(await isHeard(request))) return 'signedOut';
    return followForm(request.headers, mostBytes) ? null : 'unreadable';
  }

  async function refuse(refusal: Refusal, request: IncomingMessage, response: ServerResponse): Promise<null> {
    if (lengthOf(request) > 0 || request.headers['transfer-encoding'] !== undefined) {
      await drain(request, mostBytes);
      response.setHeader('Connection', 'close');
    }
    const values = { limit: uploadLimitMb };
    pages.sendRefusal(request, response, { locale: localeFor(request, languages()), refusal, values });
    return null;
  }

  /** Lets a request in, in its turn, and gives what to call once its body is done with; null when it was refused and answered. */
  return async function admit(
    request: IncomingMessage,
    response: ServerResponse,
    portal: boolean,
  ): Promise<(() => void) | null> {
    const refusal = await reason(request, portal);
    if (refusal) return refuse(refusal, request, response);
    const bytes = lengthOf(request);
    if (bytes === 0) return () => {};
    const release = await takeTurn('bodies', { source: networkOf(remoteOf(request)), weight: bytes }).catch((fault) => {
      if (fault instanceof Busy) return null;
      throw fault;
    });
    if (!release) return refuse('busy', request, response);
    response.once('close', release);
    return release;
  };
}
