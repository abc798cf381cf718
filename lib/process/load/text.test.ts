import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { written } from '#bin/test/process-file.ts';
import { readFileText } from '#lib/process/load/text.ts';

const seed = await readFile('db/seed/almaty-process.json', 'utf8');

/** Replaces text of the seed, which must be there. */
function replaced(from: string, to: string): string {
  expect(seed).toContain(from);
  return seed.replace(from, () => to);
}

const malformed: [string, () => string | Buffer, string, RegExp][] = [
  [
    'a doubled JSON key',
    () => replaced('\n "sources": {', '\n "sources": {}, "sources": {'),
    'sources',
    /second time in the same object/,
  ],
  [
    'a doubled source key',
    () => replaced('\n "sources": {', '\n "sources": { "a": {}, "a": {},'),
    'sources.a',
    /second time in the same object/,
  ],
  [
    'a source named __proto__',
    () => replaced('\n "sources": {', '\n "sources": { "__proto__": {},'),
    'sources.__proto__',
    /choose another/,
  ],
  ['text that ends too soon', () => '{ "process": ', '', /no JSON/],
  ['a comma too many', () => '{\n  "a": [1, 2,],\n}', '', /no JSON: .*comma too many/],
  ['a comment', () => '{\n  // hello\n}', '', /comments are not part of JSON/],
  ['NaN', () => '{\n  "a": NaN\n}', '', /'NaN' is no value/],
  ['nothing', () => '', '', /is empty/],
  ['brackets without end', () => '['.repeat(200_000), '', /nested deeper/],
  [
    'deep brackets in a key of no meaning',
    () => replaced('"about":', `"x": ${'['.repeat(5000)}${']'.repeat(5000)}, "about":`),
    '',
    /nested deeper/,
  ],
  ['latin-1', () => Buffer.from(seed.replace('Almaty', 'Türkiye'), 'latin1'), '', /not UTF-8/],
  ['UTF-16', () => Buffer.from(`\ufeff${seed}`, 'utf16le'), '', /UTF-16/],
  ['UTF-16 without its mark', () => Buffer.from(seed, 'utf16le'), '', /UTF-16/],
  ['60 MB', () => `{ "about": "${'x'.repeat(60_000_000)}" }`, '', /58 MB, and a process file is of 20 MB at most/],
];

test.each(malformed)('%s is refused with its place', async (_name, make, path, reason) => {
  const read = await readFileText(await written(make()));
  if (read.ok) throw new Error('it was taken');
  expect(read.faults).toMatchObject([{ path, reason: expect.stringMatching(reason) }]);
});

test('a file that is not there is said', async () => {
  expect(await readFileText('/nowhere/process.json')).toMatchObject({
    ok: false,
    faults: [{ reason: expect.stringMatching(/cannot be read/) }],
  });
});

test('a fault has its line and column; what is not there has those of what it is missing from', async () => {
  expect(await readFileText(await written('{\n  "a": 1,\n  "b": NaN\n}'))).toMatchObject({
    faults: [{ line: 3, column: 8 }],
  });
  const read = await readFileText(await written('{\n  "a": [\n    { "b": 1 }\n  ]\n}'));
  if (!read.ok) throw new Error('it was not taken');
  expect(read.value.placeOf(['a', 0, 'b'])).toEqual({ line: 3, column: 12 });
  expect(read.value.placeOf(['a', 0, 'b'], 'key')).toEqual({ line: 3, column: 7 });
  expect(read.value.placeOf(['a', 0, 'c'])).toEqual({ line: 3, column: 5 });
});

test('UTF-8 is read with its mark and without', async () => {
  for (const mark of ['', '\ufeff']) {
    const read = await readFileText(await written(`${mark}{ "a": "Türkiye" }`));
    expect(read).toMatchObject({ ok: true, value: { value: { a: 'Türkiye' } } });
  }
});
