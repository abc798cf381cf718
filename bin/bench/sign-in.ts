import { Secret, TOTP } from 'otpauth';
import { findAccount, readAccounts } from '#e2e/sign-in.ts';

/** Signs a demonstration account in as its form does; gives the Cookie header of the session. */
export async function signedIn(origin: string, role: string): Promise<string> {
  const { email, password, totpSecret } = findAccount(await readAccounts(), role);
  const code = new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate();
  const body = new URLSearchParams({ email, password, code, locale: 'en', next: '' });
  const answer = await fetch(`${origin}/api/sign-in`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin },
  });
  const cookie = answer.headers.getSetCookie().find((one) => one.includes('portal-session='));
  if (!cookie) throw new Error(`The demonstration account of the role ${role} could not sign in (${answer.status}).`);
  return cookie.split(';')[0] ?? '';
}
