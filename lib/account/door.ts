import { z } from 'zod';
import { env } from '#env.ts';
import { acceptInvitation } from '#lib/account/invitation/commands.ts';
import { deviceDays } from '#lib/account/rules.ts';
import { deviceCookie, deviceToken, makeToken } from '#lib/account/secret.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import { networkOf } from '#lib/ground/caller-address.ts';
import { type Locale, translator } from '#lib/language/language.ts';

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

/** Do people reach the portal by https? Then no cookie of it goes by anything else. */
export const isSecure = (): boolean => env().PORTAL_URL.startsWith('https:');

type Jar = {
  get: (name: string) => { value: string } | undefined;
  getAll: () => { name: string }[];
  set: (name: string, value: string, options: CookieOptions) => unknown;
};
type CookieOptions = { httpOnly: true; sameSite: 'lax'; secure: boolean; path: string; maxAge: number };

/** How each cookie of the portal is set; `maxAge` 0 takes it away, by the same marks that it was set with, which browsers ask of __Host-. */
export const cookieOptions = (maxAge: number, path = '/'): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure(),
  path,
  maxAge,
});

const deviceName = () => (isSecure() ? '__Host-portal-device' : 'portal-device');

/** What the browser is known by, or will be once somebody signs in from it: the cookie's whole value. */
function deviceOf(jar: Jar): string {
  const cookie = jar.get(deviceName())?.value;
  return cookie && deviceToken(cookie) ? cookie : deviceCookie(makeToken());
}

/** Who stands at the door, as far as it is told: the network, the device, and what the browser says of itself. */
export const callerOf = ({ headers }: Request, jar: Jar) => ({
  address: networkOf(headers.get('x-forwarded-for') ?? ''),
  device: deviceOf(jar),
  browser: (headers.get('user-agent') ?? '').slice(0, 1000),
});

/** Lets the browser keep what it is known by, and takes away what Auth.js leaves and nothing reads. */
export function keepDevice(jar: Jar, device: string): void {
  jar.set(deviceName(), device, cookieOptions(deviceDays * 86_400));
  for (const { name } of jar.getAll())
    if (/^(__Host-|__Secure-)?authjs\./.test(name)) jar.set(name, '', cookieOptions(0));
}

/** The address by which a person sets password and second factor, whole, as it is handed over. */
export const invitationAddress = (locale: Locale, token: string): string =>
  `${env().PORTAL_URL}/${locale}/portal/invitation/${token}`;

type Given = Parameters<typeof acceptInvitation>[1];

/** Sets password and second factor by an address that was handed over; nobody is signed in yet, so the portal itself does it. */
export const setSignIn = (given: Given) => acceptInvitation(SYSTEM, given);

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

/** More sign in than can be looked at: a page of words alone, which costs nothing, and when to try again. */
export function tryLater(locale: Locale): Response {
  const t = translator(locale, 'account');
  const title = t('signIn.busy');
  const html = [
    `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"><title>${title}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head>',
    `<body><main><h1>${title}</h1><p>${translator(locale, 'refusal')('sign-in-busy')}</p>`,
    `<p><a href="/${locale}/portal/sign-in">${t('signIn.title')}</a></p></main></body></html>`,
  ].join('');
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '5' };
  return new Response(html, { status: 503, headers });
}
