/** The session's cookie; __Host- binds it to this host over https, which plain http on this machine cannot carry. */
export const sessionCookie = (secure: boolean) => (secure ? '__Host-portal-session' : 'portal-session');

/** Could this be the token of a session? 32 random bytes, base64url: whatever else a cookie holds is none of ours. */
export const isToken = (text: string | undefined): text is string => /^[\w-]{43}$/.test(text ?? '');

/**
 * The act that was just recorded, for the one page that says so: set with the redirect after an act, and expired with the
 * page that shows it, so that a reload, a bookmark or a link sent on says nothing.
 */
export const doneCookie = 'portal-done';

export const doneOptions = (secure: boolean) =>
  ({ httpOnly: true, secure, sameSite: 'lax', path: '/', maxAge: 30 }) as const;

/**
 * Why an act sent without a script was refused, for the page that has its form no longer: the answer to the form itself takes it
 * back, unless it leads on to another page.
 */
export const unsaidCookie = 'portal-unsaid';

/** The Set-Cookie that ends what is told once, of those that a Cookie header has. */
export const expired = (header: string | undefined, secure: boolean): string[] =>
  [doneCookie, unsaidCookie]
    .filter((name) => cookieOf(header, name) !== undefined)
    .map((name) => `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`);

/** The value of a cookie in a Cookie header; of one given twice, the first. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  const given = header?.split(';').find((one) => one.trimStart().startsWith(`${name}=`));
  return given?.slice(given.indexOf('=') + 1).trim();
}
