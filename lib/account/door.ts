import { z } from 'zod';
import { env } from '#env.ts';

/** Was this form posted from another site? Only the portal's own pages may begin or end a session. */
export function fromElsewhere(request: Request): boolean {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin';
  return origin !== null && origin !== new URL(env().PORTAL_URL).origin;
}

/** On with a plain GET, an address of this portal; letters that a header cannot carry are written as an address has them. */
export const seeOther = (path: string, headers: Record<string, string> = {}): Response => {
  const location = path.toWellFormed().replaceAll(/[^\x21-\x7e]+/gu, encodeURIComponent);
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', ...headers } });
};

const kept = z.object({ email: z.string().max(254), code: z.string(), minutes: z.number() });

/** What is shown of a refused sign-in: the cookie's content while it is of this refusal, else the refusal alone. */
export function refusedSignIn(code: string | undefined, cookie: string | undefined): z.output<typeof kept> | null {
  if (code !== 'sign-in-wrong' && code !== 'sign-in-throttled' && code !== 'register-unreachable') return null;
  try {
    const parsed = kept.safeParse(JSON.parse(cookie ?? ''));
    if (parsed.success && parsed.data.code === code) return parsed.data;
  } catch {
    // An edited cookie is no cookie.
  }
  return { email: '', code, minutes: 15 };
}
