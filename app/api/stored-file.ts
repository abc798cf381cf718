import { isUnreachable } from '#lib/act/conflict.ts';
import { Refused } from '#lib/act/result.ts';
import type { StoredFile, WithdrawnFile } from '#lib/document/reading/queries.ts';
import { mayServe } from '#lib/document/version/queries.ts';
import { formatPartialDate, type Locale, translator } from '#lib/language/language.ts';
import { type DataError, dataError, openToAll, wantsPage } from '#lib/page/data-error.ts';
import { interfaceLanguages } from '#lib/process/queries.ts';
import { fileResponse } from '#lib/upload/file-response.ts';
import { filesRoot } from '#lib/upload/files-root.ts';

/** What a reader of a file's address is told in its place: one sentence in each language. */
type Words = 'missing' | 'unavailable' | 'tooMany' | 'heldBack' | 'notScanned';

function wordsIn(locale: Locale, words: Words): string {
  if (words === 'missing' || words === 'unavailable') return translator(locale, 'frame')(`${words}.title`);
  return translator(locale, 'document-reader')(words);
}

/** What a program is told in the same place. */
const codes: Record<Words, string> = {
  missing: 'not-found',
  unavailable: 'register-unreachable',
  tooMany: 'busy',
  heldBack: 'held-back',
  notScanned: 'not-scanned',
};

/** Why there is no file, in one sentence in each language: a file's address says nothing of who asks. */
export const sentence = (request: Request, status: 403 | 404 | 503, said: Words): Promise<Response> =>
  refused(request, status, { code: codes[said] }, (locale) => wordsIn(locale, said));

/** That a file was withdrawn from the public, when and why: it stays known that it was there. */
const withdrawn = (request: Request, { symbol, withdrawnOn, reason }: WithdrawnFile): Promise<Response> =>
  refused(request, 410, { code: 'withdrawn', symbol, on: withdrawnOn, reason }, (locale) => {
    const day = formatPartialDate(locale, { date: withdrawnOn, precision: 'day' });
    return translator(locale, 'document')('file.withdrawn', { symbol, day, reason });
  });

/** Why there is no file: to a browser that follows a link in a sentence of each language, to anything else as data. */
async function refused(
  request: Request,
  status: 403 | 404 | 410 | 503,
  error: DataError,
  said: (locale: Locale) => string,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const words = async () => (await interfaceLanguages()).map((locale) => `${said(locale)}\n`).join('');
  const { type, text } = wantsPage(request.headers.get('accept'))
    ? { type: 'text/plain; charset=utf-8', text: await words() }
    : dataError(pathname, error);
  return new Response(text, {
    status,
    headers: {
      'content-type': type,
      vary: 'Accept',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      ...(pathname.startsWith('/api/released/') && openToAll),
      ...(status === 503 && { 'retry-after': '10' }),
    },
  });
}

/**
 * Answers GET or HEAD with the file that `find` gives, whole or a range of it. Where it gives none the answer is the same
 * whatever the reason: there is no such file, or not for whoever asks. What was withdrawn from the public is gone (410), with the notice. What the virus scanner refused is held back (403), and
 * while it cannot say (503).
 */
export async function answerFile(
  request: Request,
  area: 'restricted' | 'released',
  find: () => Promise<StoredFile | WithdrawnFile | null>,
): Promise<Response> {
  let file: StoredFile | WithdrawnFile | null;
  try {
    file = await find();
  } catch (fault) {
    if (isUnreachable(fault)) return sentence(request, 503, 'unavailable');
    throw fault;
  }
  if (!file) return sentence(request, 404, 'missing');
  if ('withdrawnOn' in file) return withdrawn(request, file);
  try {
    if (!(await mayServe(area, file))) return sentence(request, 403, 'heldBack');
  } catch (fault) {
    if (fault instanceof Refused) return sentence(request, 503, 'notScanned');
    throw fault;
  }
  const response = await fileResponse({
    ...file,
    root: filesRoot(),
    area,
    cache: area === 'released' ? 'public' : 'private',
    inline: new URL(request.url).searchParams.get('inline') === '1',
    method: request.method,
    rangeHeader: request.headers.get('range'),
    ifRange: request.headers.get('if-range'),
    ifNoneMatch: request.headers.get('if-none-match'),
  });
  // The framework drops the length of what a route answers; bin/serve/proxy-to-next.ts puts it back from here.
  const length = response.headers.get('content-length');
  if (length !== null) response.headers.set('x-file-length', length);
  if (area === 'released') for (const [name, value] of Object.entries(openToAll)) response.headers.set(name, value);
  return response;
}
