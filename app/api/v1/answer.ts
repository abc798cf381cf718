import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type Given, type ParameterName, readParameters } from '#app/api/v1/parameters.ts';
import { isUnreachable } from '#lib/act/conflict.ts';
import { isShaped } from '#lib/act/read.ts';
import type { Listed } from '#lib/act/shape.ts';
import { Busy } from '#lib/ground/fair-queue.ts';
import { logFault } from '#lib/ground/fault-log.ts';
import type { Locale } from '#lib/language/language.ts';
import { type DataError, dataError, openToAll, wrongParameter } from '#lib/page/data-error.ts';
import { interfaceLanguages } from '#lib/process/queries.ts';

export type Asked = { locale: Locale; given: Given };

/** What a route gives: the content with its type, which parameter is wrong, that no process was loaded, or that there is nothing of that address. */
export type Answer =
  | { type: string; text: string | Uint8Array; headers?: Record<string, string> }
  | { wrong: ParameterName; allowed?: string }
  | 'empty'
  | 'none';

const common = { ...openToAll, 'x-content-type-options': 'nosniff' };

function refused(request: Request, status: 400 | 404 | 500 | 503, error: DataError): Response {
  const { type, text } = dataError(new URL(request.url).pathname, error);
  const again = status === 503 && { 'retry-after': '10' };
  return new Response(text, {
    status,
    headers: { ...common, 'content-type': type, 'cache-control': 'no-store', ...again },
  });
}

/**
 * Answers a request for what is public, read as nobody: no session is looked at. Kept a second at most, as every public page,
 * then asked for again by its ETag. A wrong parameter is 400, an empty register or an unknown address 404, a register that is away 503, a fault 500.
 */
export async function answer(
  request: Request,
  names: readonly ParameterName[],
  make: (asked: Asked) => Promise<Answer>,
): Promise<Response> {
  const { searchParams, pathname } = new URL(request.url);
  const read = readParameters(searchParams, names);
  if ('wrong' in read) return refused(request, 400, { code: 'parameter-invalid', ...wrongParameter(read.wrong) });
  const { given } = read;
  let made: Answer;
  let locale: Locale;
  try {
    const offered = await interfaceLanguages();
    locale = given.locale ?? preferred(offered);
    // The public side is shown in the languages of the process: what it does not have is no language to answer in.
    if (offered.length > 0 && !offered.includes(locale))
      return refused(request, 400, { code: 'parameter-invalid', ...wrongParameter('locale', offered.join(', ')) });
    made = await make({ locale, given });
  } catch (fault) {
    if (fault instanceof Busy) return refused(request, 503, { code: 'busy' });
    if (isUnreachable(fault)) return refused(request, 503, { code: 'register-unreachable' });
    const reference = logFault({ address: pathname, fault });
    return refused(request, 500, { code: 'fault', reference });
  }
  if (made === 'empty') return refused(request, 404, { code: 'register-empty' });
  if (made === 'none') return refused(request, 404, { code: 'not-found' });
  if ('wrong' in made)
    return refused(request, 400, { code: 'parameter-invalid', ...wrongParameter(made.wrong, made.allowed) });
  const etag = `"${createHash('sha256').update(made.text).digest('base64url').slice(0, 22)}"`;
  const headers = {
    ...common,
    'content-type': made.type,
    'content-language': locale,
    'cache-control': 'public, max-age=1, must-revalidate',
    etag,
    ...made.headers,
  };
  const known = (request.headers.get('if-none-match') ?? '')
    .split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etag);
  return known ? new Response(null, { status: 304, headers }) : new Response(bytesOf(made.text), { headers });
}

const bytesOf = (text: string | Uint8Array) => (typeof text === 'string' ? text : Buffer.from(text));

/** English where the process is shown in it, else its first language. */
const preferred = ([first = 'en', ...others]: readonly Locale[]): Locale => (others.includes('en') ? 'en' : first);

/** An answer in JSON of the shape that the description of the API says: where that is checked, in tests and in `npm run dev`, another is a fault. */
export function json<S extends z.ZodType>(shape: S, body: z.output<S>): Answer {
  isShaped(shape, body);
  return { type: 'application/json; charset=utf-8', text: `${JSON.stringify(body)}\n` };
}

/** A page of a list as the API gives it; a page beyond the last is a wrong one. */
export const isBeyond = ({ page }: Listed<unknown>, { page: asked }: Given): boolean =>
  asked !== undefined && Number(asked) !== page;

/** Which page of a list this is, of how many, and how many entries there are in all. */
export const pageOf = ({ page, pages, total }: Listed<unknown>) => ({ total, page, pages });
