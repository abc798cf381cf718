import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const here = import.meta.dirname;
/** A formula of the field, “KAZ: …”, which is the same in every language. */
const formula = new Set(['text/lead-fields.ts', 'ui/reading-field.tsx']);

test('what is said of a thing stands behind a colon or a semicolon as the language sets them, which `labelled` and `parted` know', async () => {
  const found: string[] = [];
  let read = 0;
  for await (const name of glob('**/*.{ts,tsx}', { cwd: here })) {
    if (/\.test\./.test(name) || formula.has(name)) continue;
    read += 1;
    const source = await readFile(join(here, name), 'utf8');
    for (const [at, line] of source.split('\n').entries())
      if (/`[^`]*\}: \$\{|\)\}:(\s|$)|'; '/.test(line)) found.push(`${name}:${at + 1} ${line.trim()}`);
  }
  expect(read).toBeGreaterThan(200);
  expect(found).toEqual([]);
});
