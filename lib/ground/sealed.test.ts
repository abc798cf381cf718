import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { provide } from '#env.ts';
import { derived, isSealed, isSignature, SealedElsewhere, seal, signature, unseal } from '#lib/ground/sealed.ts';

const secret = randomBytes(32).toString('hex');
const withSecret = (value = secret) => provide({ AUTH_SECRET: value });
withSecret();
afterEach(() => withSecret());

test('what was sealed for an owner opens for that owner and for no other, and is never twice the same', () => {
  const [one, other] = [seal('ABC', 'account 1'), seal('ABC', 'account 1')];
  expect(one).not.toBe(other);
  expect(one).not.toContain('ABC');
  expect([isSealed(one), unseal(one, 'account 1')]).toEqual([true, 'ABC']);
  expect(() => unseal(one, 'account 2')).toThrow();
});

test('a changed letter anywhere opens nothing', () => {
  const sealed = seal('a secret of twenty bytes', 'account 1');
  const start = sealed.lastIndexOf('.') + 1;
  for (let at = start; at < sealed.length - 1; at++) {
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    expect(() => unseal(changed, 'account 1'), `letter ${at}`).toThrow();
  }
});

test('what was sealed with another AUTH_SECRET says so, and a text from before sealing is given as it is', () => {
  const sealed = seal('ABC', 'account 1');
  withSecret(randomBytes(32).toString('hex'));
  expect(() => unseal(sealed, 'account 1')).toThrow(SealedElsewhere);
  expect(unseal('JBSWY3DPEHPK3PXP', 'account 1')).toBe('JBSWY3DPEHPK3PXP');
});

test('a mark holds for its text, its use and its secret alone; what is derived is the same each time', () => {
  const mark = signature('token', 'device');
  expect(isSignature(mark, 'token', 'device')).toBe(true);
  for (const [text, use] of [
    ['other', 'device'],
    ['token', 'checkpoint'],
  ] as const)
    expect(isSignature(mark, text, use)).toBe(false);
  expect(isSignature('', 'token', 'device')).toBe(false);
  const before = derived('words', 20);
  expect(derived('words', 20).equals(before)).toBe(true);
  withSecret(randomBytes(32).toString('hex'));
  expect(isSignature(mark, 'token', 'device')).toBe(false);
  expect(derived('words', 20).equals(before)).toBe(false);
});
