import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { addressOf, asOwner } from '#bin/test/database.ts';
import { closeDatabase } from '#db/client.ts';

// Runs in each test file before it: a fresh copy of the migrated database (of its files, which is quicker than of its pages one by one), and an environment that points at it.
const { serverUrl, template, appPassword, dataDir } = inject('database');
const name = template.replace(/template$/, randomBytes(5).toString('hex'));

await asOwner(serverUrl, (sql) => sql`create database ${sql(name)} template ${sql(template)} strategy file_copy`);
const ownDir = join(dataDir, 'files', name);
await mkdir(ownDir, { recursive: true });

Object.assign(process.env, {
  DATABASE_URL: addressOf(serverUrl, name),
  DATABASE_APP_URL: addressOf(serverUrl, name, { name: 'portal_app', password: appPassword }),
  AUTH_SECRET: randomBytes(32).toString('base64url'),
  DATA_DIR: ownDir,
});

afterAll(async () => {
  await closeDatabase();
  await asOwner(serverUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
});
