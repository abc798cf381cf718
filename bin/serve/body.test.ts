import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followForm, isArgumentText } from '#bin/serve/body.ts';

const headers = { 'content-type': 'multipart/form-data; boundary=x' };
const part = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = '--x\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n%PDF\r\n';

/** Sends a form in pieces of a size; says whether it was found whole. */
async function isWhole(text: string, size = 7, most = 100): Promise<boolean | undefined> {
  const follower = followForm(headers, most);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) follower?.write(bytes.subarray(at, at + size));
  return follower?.end();
}

test('a form is whole when its last part ends, and at no place before', async () => {
  const whole = `${part('title', 'Ашхабад')}${file}${part('0', '[{"turn":0},"$K1"]')}--x--\r\n`;
  expect(await isWhole(whole)).toBe(true);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: Buffer.byteLength(whole) - 5 }),
      fc.integer({ min: 1, max: 60 }),
      async (at, size) => {
        expect(await isWhole(Buffer.from(whole).subarray(0, at).toString('latin1'), size)).toBe(false);
      },
    ),
  );
});

test.each<[string, string, number?]>([
  ['a field longer than any', part('title', 'a'.repeat(101))],
  ['an argument longer than any of ours', part('0', JSON.stringify(['a'.repeat(8_000_001)])), 9_000_000],
  ['an argument that is no JSON', part('0', '[{')],
  ['a bound argument nested deep', part('$ACTION_1:0', `${'['.repeat(40)}${']'.repeat(40)}`)],
])('%s is refused', async (_, text, most) => {
  expect(await isWhole(`${text}--x--\r\n`, most ? 65_536 : 7, most)).toBe(false);
});

test('what a person types may be as long as the form may be: the act says beside it how long it should', async () => {
  expect(await isWhole(`${part('rationale', 'a'.repeat(2_500_000))}--x--\r\n`, 65_536, 3_000_000)).toBe(true);
});

test('what a person types may look like anything', async () => {
  expect(await isWhole(`${part('title.en', '[[[[[[{')}--x--\r\n`)).toBe(true);
});

test.each([
  [{}],
  [{ 'content-type': 'text/plain' }],
  [{ 'content-type': 'multipart/form-data' }],
  [{ 'content-type': 'application/json' }],
])('%j is no form with parts', (given) => {
  expect(followForm(given, 100)).toBeNull();
});

test('an argument may have brackets in its words, and be nested as ours are', () => {
  expect(isArgumentText(JSON.stringify([{ refused: '[[[ "\\" {'.repeat(40), fields: {} }, '$K1']))).toBe(true);
  expect(isArgumentText(`${'['.repeat(33)}${']'.repeat(33)}`)).toBe(false);
  expect(isArgumentText('')).toBe(false);
});
