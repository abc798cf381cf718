import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { locales } from '#db/vocabulary.ts';
import { type OfferedFactor, offeredFactor } from '#lib/account/invitation/queries.ts';
import { offeredTo } from '#lib/account/own/commands.ts';
import { hashToken } from '#lib/account/secret.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { shownEmail } from '#lib/language/email-address.ts';

const sessionRow = z.object({
  id: z.string(),
  begun: z.string(),
  seen: z.string(),
  /** The family of browser and system, as far as the browser said it. */
  browser: z.string().nullable(),
  /** The session that asks. */
  own: z.boolean(),
});
const accountRow = z.object({
  id: z.string(),
  email: z.string(),
  /** The language that they are written to in; null until they have signed in. */
  language: z.enum(locales).nullable(),
  issuer: z.string(),
  sessions: z.array(sessionRow),
});

export type OwnSession = z.output<typeof sessionRow>;
export type OwnAccount = Omit<z.output<typeof accountRow>, 'issuer'> & { factor: OfferedFactor | null };

/**
 * The account of whoever is signed in, with its open sessions, this one (`token`) first; and the second factor that `seed` offers, where
 * somebody is about to change theirs.
 */
export async function ownAccount(actor: Actor, token: string, seed: string | null): Promise<OwnAccount> {
  const [found] = await read(actor, (db) =>
    rows(
      db,
      accountRow,
      sql`select a.id, a.email, a.language, coalesce(p.acronym, 'Portal') as issuer, coalesce((
        select json_agg(json_build_object('id', s.id, 'begun', s.created_at, 'seen', s.seen_at, 'browser', s.browser,
          'own', s.token_hash = ${hashToken(token)}) order by s.token_hash = ${hashToken(token)} desc, s.seen_at desc)
        from session s where s.account_id = a.id and s.ends_at > now() and s.seen_at > now() - interval '30 minutes'), '[]') as sessions
      from account a left join process p on true where a.id = ${actor.accountId}`,
    ),
  );
  if (!found) throw new Error('whoever is signed in has no account');
  const { issuer, ...account } = found;
  const email = shownEmail(account.email);
  const factor = seed === null ? null : offeredFactor(offeredTo(account.id, seed), email, issuer);
  return { ...account, email, factor };
}
