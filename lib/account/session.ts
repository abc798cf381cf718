import { sql } from 'drizzle-orm';
import { cookies } from 'next/headers';
import NextAuth, { CredentialsSignin } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { cache } from 'react';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { env } from '#env.ts';
import { sessionHours } from '#lib/account/rules.ts';
import { hashToken } from '#lib/account/secret.ts';
import { signIn as checkSignIn, endSession } from '#lib/account/sign-in/commands.ts';
import { type Actor, accountContext, actorOf } from '#lib/act/actor.ts';

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
 * Auth.js signs in, over sessions of our own: its cookie is 32 random bytes, and the row has their hash. Who is there is
 * read from the row, not by Auth.js: see docs/decisions/011-a-session-is-read-from-its-row.md.
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
  },
  jwt: {
    encode: async ({ token }) => z.object({ portal: z.string() }).parse(token).portal,
    decode: async () => null,
  },
  logger: { error: () => {} },
}));

export type Clock = { today: string; now: Date; zone: string };
export type Session = { actor: Actor; clock: Clock; frame: { acronym: string; demonstration: boolean } };

const found = accountContext.extend({ process: z.string(), demonstration: z.boolean() });

/**
 * Who is signed in, with what the register lets them act as today, the day it is, and whose portal this is; null when
 * nobody is. The session's row is looked up at every request, in one statement. Throws when the register is away.
 */
export const currentSession = cache(async (): Promise<Session | null> => {
  const token = (await cookies()).get(cookieName())?.value;
  if (!token) return null;
  const [row] = await database().execute(sql`select s.*, p.acronym as process, p.demonstration
    from session_context(${hashToken(token)}) s, process p`);
  if (!row) return null;
  const context = found.parse(row);
  return {
    actor: actorOf(context),
    clock: { today: context.today, now: context.at, zone: context.zone },
    frame: { acronym: context.process, demonstration: context.demonstration },
  };
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
