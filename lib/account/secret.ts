import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import * as OTPAuth from 'otpauth';
import encodeQR from 'qr';
import { derived, isSignature, seal, signature, unseal } from '#lib/ground/sealed.ts';

/** scrypt at N=2^17, r=8, p=1 (OWASP's figures): 128 MiB and about 0.3 s each, off the main thread. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 };

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, 32, COST, (fault, key) => (fault ? reject(fault) : resolve(key))),
  );
}

/** A password as it is stored: scrypt$salt$key, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`;
}

/** Compares in constant time; a malformed stored value is never equal. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, salt, key] = stored.split('$');
  if (scheme !== 'scrypt' || !salt || !key) return false;
  const expected = Buffer.from(key, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'));
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** A stored value that no password equals: of accounts that do not exist, so that both take the same time, or whose holder has set none. */
export const NO_PASSWORD = `scrypt$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;

/** A random secret for one-time codes, base32. */
export const makeTotpSecret = (): string => new OTPAuth.Secret({ size: 20 }).base32;

/**
 * The secret that a page offers, base32: the same each time it is asked for these words, so that the page can be loaded again while
 * somebody takes out their telephone, and nothing has to be kept until it is accepted.
 */
export const offeredTotpSecret = (words: string): string => {
  const bytes = derived(`second factor ${words}`, 20);
  return new OTPAuth.Secret({ buffer: new Uint8Array(bytes).buffer }).base32;
};

/** A secret for one-time codes as it is stored, sealed for its account; and the secret again. */
export const sealTotpSecret = (secret: string, accountId: string): string => seal(secret, `account ${accountId}`);
export const totpSecretOf = ({ id, totpSecret }: { id: string; totpSecret: string }): string =>
  unseal(totpSecret, `account ${id}`);

/** The address that gives an authenticator app the secret (otpauth://totp/…), named by who issued it and the account. */
export function otpauthAddress(issuer: string, account: string, secret: string): string {
  return new OTPAuth.TOTP({ issuer, label: account, secret: OTPAuth.Secret.fromBase32(secret) }).toString();
}

/** A text as a QR code: how many modules it is wide, its quiet zone with it, and the dark ones as the path of a drawing. */
export function qrCode(text: string): { size: number; path: string } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size: rows.length, path };
}

/** The time step (30 s, one step of clock drift allowed) whose code this is, or null (RFC 6238). */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const totp = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, window: 1, timestamp: now.getTime() });
  return delta === null ? null : Math.floor(now.getTime() / 30_000) + delta;
}

/** 32 random bytes for a session's cookie, a known device's, or an address to set a sign-in, base64url. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A device's token as its cookie carries it, with our mark, so that one never given out costs no look into the register. */
export const deviceCookie = (token: string): string => `${token}.${signature(token, 'device')}`;

/** The token of a device's cookie; null when we never gave it out. */
export function deviceToken(cookie: string | undefined): string | null {
  const [token = '', mark = '', ...more] = (cookie ?? '').split('.');
  return token && more.length === 0 && isSignature(mark, token, 'device') ? token : null;
}
