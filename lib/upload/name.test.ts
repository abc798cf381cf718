import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { Refused } from '#lib/act/result.ts';
import { checkFileName, fileExtension, longestFileName, sanitiseFileName } from '#lib/upload/name.ts';

// Many runs take long on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const refusalOf = (name: string) => {
  try {
    checkFileName(name);
    return 'accepted';
  } catch (error) {
    return error instanceof Refused ? error.refusal.code : String(error);
  }
};

test.for([
  'a.pdf',
  'Проект декларации (ред. 2).docx',
  'Күн тәртібі.pdf',
  'AP-MC.3-L.1-Rev.1.pdf',
  'گزارش\u200cها.pdf',
  'e\u0301.pdf',
  `${'д'.repeat(196)}.pdf`,
  'context.pdf',
  'a "b" <c>.pdf',
])('the name %j is accepted', (name) => {
  expect(refusalOf(name)).toBe('accepted');
});

test.for([
  ['', 'file-name-not-allowed'],
  ['  ', 'file-name-not-allowed'],
  ['..', 'file-name-not-allowed'],
  ['.htaccess', 'file-name-not-allowed'],
  ['../a.pdf', 'file-name-not-allowed'],
  ['C:\\temp\\a.pdf', 'file-name-not-allowed'],
  ['a/b.pdf', 'file-name-not-allowed'],
  ['a\0.pdf', 'file-name-not-allowed'],
  ['a\r\nSet-Cookie: x.pdf', 'file-name-not-allowed'],
  ['a\u2028b.pdf', 'file-name-not-allowed'],
  ['a\u202efdp.exe.pdf', 'file-name-not-allowed'],
  ['a\u2066b.pdf', 'file-name-not-allowed'],
  ['a\ud800.pdf', 'file-name-not-allowed'],
  ['CON.pdf', 'file-name-not-allowed'],
  ['nul', 'file-name-not-allowed'],
  ['com1.tar.pdf', 'file-name-not-allowed'],
  ['LPT² .pdf', 'file-name-not-allowed'],
  [`${'д'.repeat(197)}.pdf`, 'file-name-too-long'],
  ['e\u0301'.repeat(100_000), 'file-name-too-long'],
] as const)('the name %j is refused: %s', ([name, code]) => {
  expect(refusalOf(name)).toBe(code);
});

test.for([
  ['..\\..\\a.pdf', '_.._a.pdf'],
  ['a\u202efdp.pdf', 'afdp.pdf'],
  ['  a \t b . ', 'a b'],
  ['aux.pdf', '_aux.pdf'],
  ['й.pdf'.normalize('NFD'), 'й.pdf'],
  ['...', 'file'],
] as const)('%j is shown as %j', ([name, shown]) => {
  expect(sanitiseFileName(name)).toBe(shown);
});

test('a long name keeps its extension', () => {
  const shown = sanitiseFileName(`${'я'.repeat(500)}.docx`);
  expect([...shown]).toHaveLength(longestFileName);
  expect(fileExtension(shown)).toBe('docx');
});

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom('.', ' ', '/', '\\', '\u202e', '\0', 'a', 'и', '\u0306', '\ud800', 'con', '.pdf', '\u200d'),
  }),
);

test('making a name safe is idempotent, and a safe name is never refused', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const shown = sanitiseFileName(name);
      expect(sanitiseFileName(shown)).toBe(shown);
      expect(refusalOf(shown)).toBe('accepted');
    }),
    { numRuns: 5000 },
  );
});
