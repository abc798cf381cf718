import { sql } from 'drizzle-orm';
import NextAuth, { CredentialsSignin } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { cache } from 'react';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { env } from '#env.ts';
import { sessionHours } from '#lib/account/rules.ts';
import { signIn as checkSignIn, endSession } from '#lib/account/sign-in/commands.ts';
import { type Actor, actorOf, standingRow } from '#lib/kernel/actor.ts';
import { isUnreachable } from '#lib/kernel/conflict.ts';
import { hashToken } from '#lib/kernel/secret.ts';

/** Carries our refusal through Auth.js, which knows one error for all that is wrong with credentials. */
class SignInRefused extends CredentialsSignin {
  readonly minutes: number;
  constructor(code: string, minutes: number) {
    super();
    this.code = code;
    this.minutes = minutes;
  }
}

const form = z.object({ email: z.string(), password: z.string(), code: z.string(), address: z.string() });
const begun = z.object({ token: z.string() });

/** The cookie's name; __Host- binds it to this host over https, which plain http on this machine cannot carry. */
const secure = () => env().PORTAL_URL.startsWith('https:');
const cookieName = () => (secure() ? '__Host-portal-session' : 'portal-session');

/**
 * Auth.js over sessions of our own: the cookie is 32 random bytes, the row has their hash, and decoding the cookie is
 * looking the row up, at every request. What it then says of the account is a whitelist, resolved from the register.
 */
const auth = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
  session: { strategy: 'jwt', maxAge: sessionHours * 3600 },
  cookies: {
    sessionToken: {
      name: cookieName(),
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: secure() },
    },
  },
  providers: [
    Credentials({
      credentials: { email: {}, password: {}, code: {}, address: {} },
      authorize: async (given) => {
        const result = await checkSignIn(form.parse(given));
        if (result.ok) return result.value;
        throw new SignInRefused(result.refusal.code, Number(result.refusal.params?.minutes ?? 0));
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => {
      const fresh = begun.safeParse(user);
      return fresh.success ? { ...token, portal: fresh.data.token } : token;
    },
    session: ({ session, token }) => ({ expires: session.expires, standing: token.standing, away: token.away }),
  },
  jwt: {
    encode: async ({ token }) => z.object({ portal: z.string() }).parse(token).portal,
    decode: async ({ token }) => (token ? lookUp(token) : null),
  },
  logger: { error: () => {} },
}));

type Found = { portal: string; standing?: unknown; away?: boolean };

async function lookUp(token: string): Promise<Found | null> {
  try {
    const rows = await database().execute(sql`select * from session_standing(${hashToken(token)})`);
    return rows[0] ? { portal: token, standing: rows[0] } : null;
  } catch (fault) {
    // Auth.js reads whatever is thrown here as “nobody”: a register that is away must not look like a sign-out.
    if (isUnreachable(fault)) return { portal: token, away: true };
    throw fault;
  }
}

/** The register could not be asked who this is; `isUnreachable` knows it by its code. */
class RegisterAway extends Error {
  readonly code = 'CONNECTION_LOST';
}

export type Clock = { today: string; now: Date; zone: string };

/** Who is signed in, with what the register lets them act as today, and the day it is; null when nobody is. Throws when the register is away. */
export const currentSession = cache(async (): Promise<{ actor: Actor; clock: Clock } | null> => {
  const session = await auth.auth();
  if (z.object({ away: z.literal(true) }).safeParse(session).success) throw new RegisterAway('The register is away.');
  const found = z.object({ standing: standingRow }).safeParse(session);
  if (!found.success) return null;
  const { standing } = found.data;
  return { actor: actorOf(standing), clock: { today: standing.today, now: standing.at, zone: standing.zone } };
});

/** Begins a session and sets its cookie. Gives null, or the refusal's code with the minutes to wait. */
export async function beginSession(given: z.input<typeof form>): Promise<{ code: string; minutes: number } | null> {
  try {
    await auth.signIn('credentials', { ...given, redirect: false });
    return null;
  } catch (thrown) {
    if (thrown instanceof SignInRefused) return { code: thrown.code, minutes: thrown.minutes };
    throw thrown;
  }
}

/** Ends the session whose cookie this is: its row goes at once, then the cookie. */
export async function leaveSession(cookies: { get(name: string): { value: string } | undefined }): Promise<string> {
  const token = cookies.get(cookieName())?.value;
  if (token) await endSession(token);
  return cookieName();
}
