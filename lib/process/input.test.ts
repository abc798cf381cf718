import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { processFile } from '#lib/process/input.ts';

test('a file may say it in one language: that is English', async () => {
  const file = JSON.parse(await readFile('db/seed/almaty-process.json', 'utf8'));
  const process = { ...file.process, kind: 'a dialogue', chairRotation: { en: 'by turns', ru: 'по очереди' } };
  expect(processFile.parse({ ...file, process }).process).toMatchObject({
    kind: { en: 'a dialogue' },
    chairRotation: { en: 'by turns', ru: 'по очереди' },
  });
  expect(() => processFile.parse({ ...file, process: { ...process, kind: { ru: 'диалог' } } })).toThrow();
});
