import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '#env.ts';

/** A key of its own for each use, so that what is known of one says nothing of another (HKDF, RFC 5869). */
const keyFor = (use: string, bytes = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', `portal ${use}`, bytes));

const MARK = 'sealed.1';

/** What tells which AUTH_SECRET a value was sealed with, and nothing of the secret itself. */
export const sealedBy = (): string => `${MARK}.${keyFor('name of the key', 6).toString('base64url')}.`;

/** A value sealed with another AUTH_SECRET than the configured one: it cannot be read, nor can it be guessed. */
export class SealedElsewhere extends Error {
  override readonly name = 'SealedElsewhere';
  constructor() {
    super('A secret was sealed with another AUTH_SECRET than the one configured: set the former one again.');
  }
}

/**
 * Seals a text for storing: AES-256-GCM with a key from AUTH_SECRET. `owner` says whose it is, and must be said again to open
 * it, so that a value moved to another row opens nothing there.
 */
export function seal(text: string, owner: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor('sealing'), iv).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${sealedBy()}${sealed.toString('base64url')}`;
}

/** Is this text sealed, by whichever key? */
export const isSealed = (text: string): boolean => text.startsWith(`${MARK}.`);

/** Opens what was sealed for this owner; a text from before there was sealing is given as it is. Throws on anything else. */
export function unseal(text: string, owner: string): string {
  if (!isSealed(text)) return text;
  if (!text.startsWith(sealedBy())) throw new SealedElsewhere();
  const sealed = Buffer.from(text.slice(sealedBy().length), 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyFor('sealing'), sealed.subarray(0, 12));
  decipher.setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
}

/** Bytes that only whoever knows AUTH_SECRET can make anew of these words, the same each time. */
export const derived = (words: string, bytes: number): Buffer => keyFor(`derived ${words}`, bytes);

/** The mark by which the portal knows again what it gave out (HMAC-SHA-256). `use` keeps marks of one kind from serving as another's. */
export const signature = (text: string, use: string): string =>
  createHmac('sha256', keyFor(`signing ${use}`))
    .update(text)
    .digest('base64url');

/** Is this the portal's own mark on the text? Compared in constant time. */
export function isSignature(mark: string, text: string, use: string): boolean {
  const [given, due] = [Buffer.from(mark), Buffer.from(signature(text, use))];
  return given.length === due.length && timingSafeEqual(given, due);
}
