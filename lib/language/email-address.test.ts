import { expect, test } from 'vitest';
import { parseEmail, shownEmail } from '#lib/language/email-address.ts';

test.each([
  ['A.Delegate@Ministry.Example', 'a.delegate@ministry.example', 'a.delegate@ministry.example'],
  [' имя@правительство.рф ', 'имя@xn--80aealotwbjpid2k.xn--p1ai', 'имя@правительство.рф'],
  ['user@xn--80aealotwbjpid2k.xn--p1ai', 'user@xn--80aealotwbjpid2k.xn--p1ai', 'user@правительство.рф'],
  ['USER@ПРАВИТЕЛЬСТВО.РФ', 'user@xn--80aealotwbjpid2k.xn--p1ai', 'user@правительство.рф'],
  ['o’neil'.replace('’', "'") + '+list@example.org', "o'neil+list@example.org", "o'neil+list@example.org"],
  ['қызмет@үкімет.қаз', 'қызмет@xn--e1ajgz1h2y.xn--80ao21a', 'қызмет@үкімет.қаз'],
])('%s is kept as %s and shown as %s', (typed, kept, shown) => {
  expect(parseEmail(typed)).toBe(kept);
  expect(shownEmail(kept)).toBe(shown);
  expect(parseEmail(shown)).toBe(kept);
});

test('the same letters, composed or not, are the same address', () => {
  const [composed, decomposed] = ['\u0439@example.org', '\u0438\u0306@example.org'];
  expect(parseEmail(decomposed)).toBe(parseEmail(composed));
});

test.each([
  'nobody',
  '@example.org',
  'a@',
  'a@localhost',
  'a@b@example.org',
  'a b@example.org',
  'a@exa mple.org',
  '.a@example.org',
  'a..b@example.org',
  'a@-b.example',
  'a@example..org',
  'a@192.0.2.1',
  'a@[192.0.2.1]',
  'a@example.org/path',
  'a@example.org:25',
  'a@example.org\u202e',
  'a\u0000@example.org',
  `${'a'.repeat(65)}@example.org`,
  `a@${'b'.repeat(64)}.org`,
  `a@${'b.'.repeat(130)}org`,
])('%j is no address', (typed) => expect(parseEmail(typed)).toBeNull());
