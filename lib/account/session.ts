import { AsyncLocalStorage } from 'node:async_hooks';
import { cookies } from 'next/headers';
import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { cache } from 'react';
import { z } from 'zod';
import { locales } from '#db/vocabulary.ts';
import { env } from '#env.ts';
import { sessionHours } from '#lib/account/rules.ts';
import { type SessionRow, sessionRow, sessionRowSchema } from '#lib/account/session/queries.ts';
import { signIn as checkSignIn, endSession } from '#lib/account/sign-in/commands.ts';
import { keepTyping } from '#lib/account/typing/commands.ts';
import { type Actor, actorOf } from '#lib/act/actor.ts';
import { logFault } from '#lib/ground/fault-log.ts';
import { type Locale, offeredLocales } from '#lib/language/language.ts';
import { isToken, sessionCookie } from '#lib/page/cookie.ts';

/** Carries our refusal through Auth.js, which knows one error for all that is wrong with credentials. */
class SignInRefused extends CredentialsSignin {
  readonly minutes: number;
  constructor(code: string, minutes: number) {
    super();
    this.code = code;
    this.minutes = minutes;
  }
}

const form = z.object({
  email: z.string(),
  password: z.string(),
  code: z.string(),
  address: z.string(),
  device: z.string(),
  browser: z.string(),
  language: z.enum(locales),
});
const begun = z.object({ token: z.string() });

const secure = () => env().PORTAL_URL.startsWith('https:');
const cookieName = () => sessionCookie(secure());

/**
 * Auth.js reads whatever is thrown on its way to a session as “nobody is there”. A register that is away is no sign-out: the
 * fault is kept here, and thrown to whoever asked.
 */
const reading = new AsyncLocalStorage<{ fault?: unknown }>();

/** The session that a cookie's token stands for, read from its row; with a fault of the register noted, and nobody there. */
async function lookUp(token: string | undefined): Promise<SessionRow | null> {
  if (!isToken(token)) return null;
  return sessionRow(token).catch((fault: unknown) => {
    const store = reading.getStore();
    if (store) store.fault = fault;
    return null;
  });
}

/**
 * Auth.js over sessions of our own: its cookie is 32 random bytes, and the row has their hash. Whenever it reads the cookie
 * the row is looked up: see docs/decisions/015-auth-js-reads-the-session.md.
 */
const configure = (): NextAuthConfig => ({
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
      credentials: { email: {}, password: {}, code: {}, address: {}, device: {}, browser: {}, language: {} },
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
    session: ({ session, token }) => Object.assign(session, { row: token.row }),
  },
  jwt: {
    encode: async ({ token }) => z.object({ portal: z.string() }).parse(token).portal,
    decode: async ({ token }) => {
      const row = await lookUp(token);
      return row && { portal: token, row };
    },
  },
  logger: {
    // A cookie whose session is over, and a sign-in that was refused, are no faults.
    error: (fault) => {
      const type = 'type' in fault ? fault.type : '';
      if (type !== 'JWTSessionError' && type !== 'CredentialsSignin') logFault({ address: 'auth', fault });
    },
  },
});

let configured: NextAuthConfig | undefined;
/** Configured at the first request: a build has no environment. */
const { auth, signIn } = NextAuth(() => {
  configured ??= configure();
  return configured;
});

export type Clock = { today: string; now: Date; zone: string };
/** The process whose portal this is: whether it is a demonstration, the languages that its words are asked for in, and those of its pages. */
export type Frame = {
  acronym: string;
  demonstration: boolean;
  workingLanguages: string[];
  languages: readonly Locale[];
};
export type Session = { actor: Actor; clock: Clock; frame: Frame };

const found = z.object({ row: sessionRowSchema });

/**
 * Who is signed in, with what the register lets them act as today, the day it is, and whose portal this is; null when
 * nobody is. The session's row is looked up at every request, once for its page. Throws when the register is away.
 */
export const currentSession = cache(async (): Promise<Session | null> => {
  const noted: { fault?: unknown } = {};
  const session = await reading.run(noted, () => auth());
  if ('fault' in noted) throw noted.fault;
  if (!session) return null;
  const { row } = found.parse(session);
  return {
    actor: actorOf(row),
    clock: { today: row.today, now: row.at, zone: row.zone },
    frame: {
      acronym: row.process,
      demonstration: row.demonstration,
      workingLanguages: row.workingLanguages,
      languages: offeredLocales(row),
    },
  };
});

/** Begins a session and sets its cookie. Gives null, or the refusal's code with the minutes to wait. */
export async function beginSession(given: z.input<typeof form>): Promise<{ code: string; minutes: number } | null> {
  try {
    await signIn('credentials', { ...given, redirect: false });
    return null;
  } catch (thrown) {
    if (thrown instanceof SignInRefused) return { code: thrown.code, minutes: thrown.minutes };
    throw thrown;
  }
}

/** The token of the session that asks; '' when there is none. */
export const sessionToken = async (): Promise<string> => (await cookies()).get(cookieName())?.value ?? '';

/** Ends the session whose cookie this is: its row goes at once, then the cookie. */
export async function leaveSession(cookies: { get(name: string): { value: string } | undefined }): Promise<string> {
  const token = cookies.get(cookieName())?.value;
  if (token) await endSession(token);
  return cookieName();
}

/** Keeps what whoever is signed in has typed into a form so far; says what came of it. */
export async function keepOwnTyping(
  form: string,
  fields: Record<string, string>,
): Promise<'kept' | 'too-long' | 'nobody'> {
  const session = await currentSession();
  if (!session) return 'nobody';
  return (await keepTyping(session.actor, form, fields)) ? 'kept' : 'too-long';
}
