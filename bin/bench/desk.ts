import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as OTPAuth from 'otpauth';
import { z } from 'zod';

const accounts = z.array(
  z.object({
    email: z.string(),
    password: z.string(),
    totpSecret: z.string(),
    role: z.string(),
    actsFor: z.string().nullable(),
  }),
);

/** Signs a demonstration account in as its form does; gives the Cookie header of the session. */
export async function signedIn(origin: string, dataDir: string, role: string): Promise<string> {
  const all = accounts.parse(JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8')));
  const account = all.find((one) => one.role === role);
  if (!account) throw new Error(`There is no demonstration account of the role ${role}.`);
  const code = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(account.totpSecret) }).generate();
  const body = new URLSearchParams({ email: account.email, password: account.password, code, locale: 'en', next: '' });
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
