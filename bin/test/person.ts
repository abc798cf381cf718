import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as OTPAuth from 'otpauth';
import { PASSWORD, rows, value } from '#bin/test/world.ts';
import { openAccount } from '#lib/account/commands.ts';
import { hashToken, makeTotpSecret } from '#lib/account/secret.ts';
import { signIn } from '#lib/account/sign-in/commands.ts';
import { SYSTEM } from '#lib/act/actor.ts';

/** Somebody with an account who can sign in. */
export type Person = { id: string; email: string; totpSecret: string };

/** Opens the account of a delegate, with the password of the tests and a second factor that the test knows. */
export async function person(): Promise<Person> {
  const email = `person.${randomUUID()}@test.example`;
  const totpSecret = makeTotpSecret();
  const whom = { email, name: 'A person', role: 'delegate', iso3: 'KGZ', acronym: '' };
  const opened = await openAccount(SYSTEM, { ...whom, password: PASSWORD, totpSecret });
  return { id: value(opened).id, email, totpSecret };
}

/** The one-time code of now, or of so many steps ago. */
export const codeOf = (secret: string, stepsAgo = 0): string =>
  new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() - stepsAgo * 30_000,
  });

/** Networks of no two tests alike. */
let networks = 0;
export const network = (): string => `198.51.${Math.floor(++networks / 250)}.${networks % 250}`;

/** What a right sign-in sends, from a network of its own. */
export const right = ({ email, totpSecret }: Person, stepsAgo = 0) => ({
  email,
  password: PASSWORD,
  code: codeOf(totpSecret, stepsAgo),
  address: network(),
});

/** Signs the person in; gives the session's token. */
export const signedIn = async (them: Person, more: { device?: string; browser?: string } = {}): Promise<string> =>
  value(await signIn({ ...right(them), ...more })).token;

/** What the register lets whoever has this session act as; null when it is over. */
export const contextOf = async (token: string) =>
  (await rows(sql`select * from session_context(${hashToken(token)})`))[0] ?? null;
