import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { registerRows } from '#bin/test/register-rows.ts';
import { exportFrom } from '#lib/process/export.ts';
import { processFile } from '#lib/process/input.ts';
import { inconsistencies } from '#lib/process/load/consistency.ts';
import { sentenceOf } from '#lib/process/load/faults.ts';
import { unknownReferences } from '#lib/process/load/references.ts';
import { stepsOf, undone } from '#lib/process/load/step.ts';
import { loadAll } from '#lib/process/load.ts';

const cases = 'lib/process/load/cases';
const files = ['db/seed/almaty-process.json', ...(await readdir(cases)).map((name) => `${cases}/${name}`)];

const fileOf = (json: unknown) => {
  const file = processFile.parse(json, { error: sentenceOf });
  expect([...unknownReferences(file), ...inconsistencies(file)]).toEqual([]);
  return file;
};
const how = { hash: 'of a test', demonstration: false };

test.each(files)('%s, loaded, exported and loaded again, is the same register', async (path) => {
  const first = await undone(async (tx) => {
    await loadAll(tx, stepsOf(tx), fileOf(JSON.parse(await readFile(path, 'utf8'))), how);
    return { register: await registerRows(tx), exported: await exportFrom(tx) };
  });
  expect(first.exported?.leftOut).toEqual([]);
  expect(first.register.conference?.length).toBeGreaterThan(0);
  const again = await undone(async (tx) => {
    await loadAll(tx, stepsOf(tx), fileOf(JSON.parse(JSON.stringify(first.exported?.file))), how);
    return { register: await registerRows(tx), exported: await exportFrom(tx) };
  });
  expect(again.register).toEqual(first.register);
  // To the letter, in the order of its keys too: two exports of one register are compared as texts.
  expect(JSON.stringify(again.exported)).toBe(JSON.stringify(first.exported));
});
