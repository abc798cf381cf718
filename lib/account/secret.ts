import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import * as OTPAuth from 'otpauth';

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

/** A stored value that no password equals, for accounts that do not exist: both take the same time. */
export const NO_PASSWORD = `scrypt$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;

/** Letters and digits that are not mistaken for one another, read out or written by hand. */
const PLAIN = '23456789abcdefghjkmnpqrstuvwxyz';

/** A random password that can be read out: four groups of five, 99 bits. */
export function makePassword(): string {
  const group = () => Array.from({ length: 5 }, () => PLAIN[randomInt(PLAIN.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/** A random secret for one-time codes, base32. */
export const makeTotpSecret = (): string => new OTPAuth.Secret({ size: 20 }).base32;

/** The address that gives an authenticator app the secret (otpauth://totp/…), named by who issued it and the account. */
export function otpauthAddress(issuer: string, account: string, secret: string): string {
  return new OTPAuth.TOTP({ issuer, label: account, secret: OTPAuth.Secret.fromBase32(secret) }).toString();
}

/** The time step (30 s, one step of clock drift allowed) whose code this is, or null (RFC 6238). */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const totp = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, window: 1, timestamp: now.getTime() });
  return delta === null ? null : Math.floor(now.getTime() / 30_000) + delta;
}

/** 32 random bytes for a session's cookie, base64url. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
