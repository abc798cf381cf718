import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Tx } from '#db/client.ts';
import { exportFrom } from '#lib/process/export.ts';
import { processFile } from '#lib/process/input.ts';
import { inconsistencies } from '#lib/process/load/consistency.ts';
import { sentenceOf } from '#lib/process/load/faults.ts';
import { unknownReferences } from '#lib/process/load/references.ts';
import { stepsOf, undone } from '#lib/process/load/step.ts';
import { loadAll } from '#lib/process/load.ts';

const cases = 'lib/process/load/cases';
const files = ['db/seed/almaty-process.json', ...(await readdir(cases)).map((name) => `${cases}/${name}`)];

/** Every table that a process file is loaded into. */
const tables = [
  'process',
  'body',
  'office',
  'body_member',
  'source',
  'state',
  'state_name',
  'organization',
  'participant',
  'membership_period',
  'chair_term',
  'secretariat_arrangement',
  'arrangement_party',
  'arrangement_step',
  'conference',
  'conference_participant',
  'outcome',
  'claim',
];
/** What says when and in which row, not what. */
const passing = ['id', 'created_at', 'loaded_at', 'accepted_at', 'file_hash'];

/** All rows of the register, each as text, in which a row that is referred to stands as what it says. */
async function register(tx: Tx): Promise<Record<string, string[]>> {
  const found: Record<string, Record<string, unknown>[]> = {};
  for (const table of tables) found[table] = [...(await tx.execute(sql`select * from ${sql.identifier(table)}`))];
  const texts = new Map<string, string>();
  const textOf = (row: Record<string, unknown>): string =>
    JSON.stringify(
      Object.entries(row)
        .filter(([key]) => !passing.includes(key))
        .map(([key, value]) => [key, typeof value === 'string' ? (texts.get(value) ?? value) : value]),
    );
  return Object.fromEntries(
    tables.map((table) => {
      const rows = (found[table] ?? []).map((row) => ({ row, text: textOf(row) }));
      for (const { row, text } of rows) if (typeof row.id === 'string') texts.set(row.id, text);
      return [table, rows.map(({ text }) => text).sort()];
    }),
  );
}

const fileOf = (json: unknown) => {
  const file = processFile.parse(json, { error: sentenceOf });
  expect([...unknownReferences(file), ...inconsistencies(file)]).toEqual([]);
  return file;
};
const how = { hash: 'of a test', demonstration: false };

test.each(files)('%s, loaded, exported and loaded again, is the same register', async (path) => {
  const first = await undone(async (tx) => {
    await loadAll(tx, stepsOf(tx), fileOf(JSON.parse(await readFile(path, 'utf8'))), how);
    return { register: await register(tx), exported: await exportFrom(tx) };
  });
  expect(first.exported?.leftOut).toEqual([]);
  expect(first.register.conference?.length).toBeGreaterThan(0);
  const again = await undone(async (tx) => {
    await loadAll(tx, stepsOf(tx), fileOf(JSON.parse(JSON.stringify(first.exported?.file))), how);
    return { register: await register(tx), exported: await exportFrom(tx) };
  });
  expect(again.register).toEqual(first.register);
  // To the letter, in the order of its keys too: two exports of one register are compared as texts.
  expect(JSON.stringify(again.exported)).toBe(JSON.stringify(first.exported));
});
