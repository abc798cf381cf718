import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import config from '#drizzle.config.ts';

const projectDir = join(import.meta.dirname, '../..');
const migrations = join(projectDir, 'db/migrations');

test('generating the migrations again yields nothing: the schema and db/migrations say the same', async () => {
  await mkdir(join(projectDir, '.tmp'), { recursive: true });
  const copy = await mkdtemp(join(projectDir, '.tmp/migrations-'));
  try {
    await cp(migrations, copy, { recursive: true });
    const kit = join(projectDir, 'node_modules/drizzle-kit/bin.cjs');
    const args = [
      'generate',
      `--dialect=${config.dialect}`,
      `--schema=${config.schema}`,
      `--out=${relative(projectDir, copy)}`,
    ];
    const { stdout } = await promisify(execFile)(process.execPath, [kit, ...args], { cwd: projectDir });
    expect(stdout).toContain('No schema changes');
    expect(await readdir(copy, { recursive: true })).toEqual(await readdir(migrations, { recursive: true }));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}, 60_000);

test('every migration has a sentence for a name and is in the journal', async () => {
  const files = (await readdir(migrations)).filter((name) => name.endsWith('.sql')).sort();
  const journal = await readFile(join(migrations, 'meta/_journal.json'), 'utf8');
  const tags = [...journal.matchAll(/"tag":\s*"([^"]+)"/g)].map(([, tag]) => `${tag}.sql`);
  expect(tags).toEqual(files);
  for (const name of files) expect(name).toMatch(/^\d{4}(_[a-z0-9]+){3,}\.sql$/);
});
