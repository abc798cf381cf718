import { isUnreachable } from '#lib/act/conflict.ts';
import type { StoredFile } from '#lib/document/reading/queries.ts';
import { locales, translator } from '#lib/language/language.ts';
import { fileResponse } from '#lib/upload/file-response.ts';
import { filesRoot } from '#lib/upload/files-root.ts';

/** One sentence in each language: a file's address says nothing of who asks. */
function sentence(status: 404 | 503, key: 'missing.title' | 'unavailable.title'): Response {
  const words = locales.map((locale) => `${translator(locale, 'frame')(key)}\n`).join('');
  return new Response(words, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      ...(status === 503 && { 'retry-after': '10' }),
    },
  });
}

/**
 * Answers GET or HEAD with the file that `find` gives, whole or a range of it. Where it gives none the answer is the same
 * whatever the reason: there is no such file, or not for whoever asks.
 */
export async function answerFile(
  request: Request,
  area: 'restricted' | 'released',
  find: () => Promise<StoredFile | null>,
): Promise<Response> {
  let file: StoredFile | null;
  try {
    file = await find();
  } catch (fault) {
    if (isUnreachable(fault)) return sentence(503, 'unavailable.title');
    throw fault;
  }
  if (!file) return sentence(404, 'missing.title');
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
  // The framework drops the length of what a route answers; bin/serve puts it back from here.
  const length = response.headers.get('content-length');
  if (length !== null) response.headers.set('x-file-length', length);
  return response;
}
