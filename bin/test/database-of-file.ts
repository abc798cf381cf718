import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { addressOf, asOwner, copyDatabase } from '#bin/test/database.ts';
import { closeDatabase } from '#db/client.ts';

// Runs in each test file before it: a fresh copy of the migrated database, and an environment that points at it.
const { serverUrl, template, loaded, appPassword, dataDir } = inject('database');
const name = template.replace(/template$/, randomBytes(5).toString('hex'));

await copyDatabase(serverUrl, name, template);
const ownDir = join(dataDir, 'files', name);
await mkdir(ownDir, { recursive: true });

Object.assign(process.env, {
  DATABASE_URL: addressOf(serverUrl, name),
  DATABASE_APP_URL: addressOf(serverUrl, name, { name: 'portal_app', password: appPassword }),
  AUTH_SECRET: randomBytes(32).toString('base64url'),
  DATA_DIR: ownDir,
  // For loadedRegister (bin/test/world.ts): what it makes this file's database a copy of.
  TEST_LOADED: JSON.stringify({ serverUrl, name, loaded }),
});

afterAll(async () => {
  await closeDatabase();
  await asOwner(serverUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
});
