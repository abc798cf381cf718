import { createHash } from 'node:crypto';
import { isUnreachable } from '#lib/act/conflict.ts';
import type { Listed } from '#lib/act/shape.ts';
import { Busy } from '#lib/ground/fair-queue.ts';
import { logFault } from '#lib/ground/fault-log.ts';
import { isLocale, type Locale } from '#lib/language/language.ts';
import { interfaceLanguages } from '#lib/process/queries.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { citedByField, sourceWords, type Vouched } from '#lib/source/rules.ts';
import { type Bound, boundText } from '#lib/time/period.ts';

export type Asked = { locale: Locale; given: (name: string) => string | undefined };

/** What a route gives: the content with its type, which parameter is wrong, that no process was loaded, or that there is nothing of that address. */
export type Answer =
  | { type: string; text: string | Uint8Array; headers?: Record<string, string> }
  | { wrong: string }
  | 'empty'
  | 'none';

const common = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

type Wrong = { code: string; parameter?: string; reference?: string };

function refused(status: 400 | 404 | 500 | 503, error: Wrong): Response {
  const again = status === 503 && { 'retry-after': '10' };
  return Response.json({ error }, { status, headers: { ...common, 'cache-control': 'no-store', ...again } });
}

/**
 * Answers a request for what is public, read as nobody: no session is looked at. Kept a second at most, as every public page,
 * then asked for again by its ETag. A wrong parameter is 400, an empty register or an unknown address 404, a register that is away 503, a fault 500.
 */
export async function answer(request: Request, make: (asked: Asked) => Promise<Answer>): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const given = (name: string): string | undefined => searchParams.get(name)?.trim() || undefined;
  // No text of the register can hold a NUL: which parameter has one is said before anything is asked.
  for (const [name, value] of searchParams)
    if (value.includes('\0')) return refused(400, { code: 'parameter-invalid', parameter: name });
  const asked = given('locale');
  if (asked !== undefined && !isLocale(asked)) return refused(400, { code: 'parameter-invalid', parameter: 'locale' });
  let made: Answer;
  let locale: Locale;
  try {
    locale = asked ?? (await preferred());
    made = await make({ locale, given });
  } catch (fault) {
    if (fault instanceof Busy) return refused(503, { code: 'busy' });
    if (isUnreachable(fault)) return refused(503, { code: 'register-unreachable' });
    const reference = logFault({ address: new URL(request.url).pathname, fault });
    return refused(500, { code: 'fault', reference });
  }
  if (made === 'empty') return refused(404, { code: 'register-empty' });
  if (made === 'none') return refused(404, { code: 'not-found' });
  if ('wrong' in made) return refused(400, { code: 'parameter-invalid', parameter: made.wrong });
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
async function preferred(): Promise<Locale> {
  const [first = 'en', ...others] = await interfaceLanguages();
  return others.includes('en') ? 'en' : first;
}

export const json = (body: object): Answer => ({
  type: 'application/json; charset=utf-8',
  text: `${JSON.stringify(body)}\n`,
});

/** Can this be the number of a page? */
export const isPage = (given: string): boolean => /^[1-9]\d{0,6}$/.test(given);

/** Which page of a list this is, of how many, and how many entries there are in all. */
export const pageOf = ({ page, pages, total }: Listed<unknown>) => ({ total, page, pages });

/**
 * A date as the API writes it, as precisely as it is known: 2013, 2013-06 or 2013-06-05; `[..2011-04]` where it is no later, `[2023..]`
 * where it is no earlier (ISO 8601-2), `unknown`.
 */
export const dated = (d: Bound | null): string | null => d && boundText(d);

export const sourced = (source: SourceView | null) =>
  source && { publisher: source.publisher, title: source.title, date: dated(source.date), url: source.url };

/** A list of sources; of what no source says, the secretariat in words, with the day of its entry. */
export const allSourced = (locale: Locale, all: readonly SourceView[]) =>
  all.map((source) => sourced({ ...source, ...sourceWords(locale, source) }));

/** The sources of each field that is said, by field. */
export const sourcesByField = (
  locale: Locale,
  of: Vouched<SourceView>,
  said: Readonly<Record<string, unknown>>,
): Record<string, ReturnType<typeof allSourced>> =>
  Object.fromEntries(Object.entries(citedByField(of, said)).map(([field, all]) => [field, allSourced(locale, all)]));
