import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { offeredBy } from '#lib/account/invitation/commands.ts';
import { hashToken, otpauthAddress, qrCode } from '#lib/account/secret.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { shownEmail } from '#lib/language/email-address.ts';

/** A second factor to be entered in an authenticator app: by its picture, by its address, or by hand in groups of four. */
export type OfferedFactor = { secret: string; otpauth: string; qr: { size: number; path: string } };

export function offeredFactor(secret: string, email: string, issuer: string): OfferedFactor {
  const otpauth = otpauthAddress(issuer, email, secret);
  return { secret: secret.replaceAll(/(.{4})(?=.)/g, '$1 '), otpauth, qr: qrCode(otpauth) };
}

export type OpenInvitation = { name: string; email: string; until: Date; zone: string; factor: OfferedFactor };

const row = z.object({ name: z.string(), email: z.string(), until: z.string(), zone: z.string(), issuer: z.string() });

/** Whose sign-in the address sets, and the second factor it offers; null when it is good no longer, whyever. */
export async function openInvitation(token: string): Promise<OpenInvitation | null> {
  const tokenHash = hashToken(token);
  const [found] = await read(SYSTEM, (db) =>
    rows(
      db,
      row,
      sql`select a.name, a.email, i.ends_at::text as until, coalesce(p.zone, 'UTC') as zone, coalesce(p.acronym, 'Portal') as issuer
        from invitation i join account a on a.id = i.account_id and a.active left join process p on true
        where i.token_hash = ${tokenHash} and i.ends_at > now()`,
    ),
  );
  if (!found) return null;
  const { name, zone, issuer } = found;
  const email = shownEmail(found.email);
  const factor = offeredFactor(offeredBy(tokenHash), email, issuer);
  return { name, email, until: new Date(found.until), zone, factor };
}
