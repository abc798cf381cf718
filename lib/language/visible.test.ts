import { expect, test } from 'vitest';
import { isVisible } from '#lib/language/visible.ts';

test.each(['a', '۵', '—', '✓', 'می\u200cخواهم', '\u200bж'])('%j is seen', (text) => {
  expect(isVisible(text)).toBe(true);
});

test.each(['', ' ', '\u200b', '\u00ad\u00ad', '\u200c \u200d', '\u2060\ufeff', '\u3164', '\u2800', '\u00a0', '\u200e'])(
  '%j is not',
  (text) => {
    expect(isVisible(text)).toBe(false);
  },
);
