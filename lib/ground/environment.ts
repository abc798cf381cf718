import { createHmac, randomBytes } from 'node:crypto';
import { access, constants, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { migrate } from '#db/migrate.ts';
import type { Settings } from '#env.ts';
import { provide, settings } from '#env.ts';
import { CannotStart } from '#lib/ground/cannot-start.ts';
import { ensureEmbedded } from '#lib/ground/embedded-postgres.ts';

type Say = (line: string) => void;
const APP_ROLE = 'portal_app';

/** DATA_DIR is closed to others, but for root, whose embedded PostgreSQL runs as another user and must pass through. */
const dataDirMode = process.getuid?.() === 0 ? 0o711 : 0o700;

/** Makes DATA_DIR where it is missing. Refuses a place that cannot be written. */
export async function makeDataDir(dataDir: string): Promise<void> {
  const made = mkdir(dataDir, { recursive: true, mode: dataDirMode }).then(() => access(dataDir, constants.W_OK));
  await made.catch((error: Error) => {
    throw new CannotStart(`DATA_DIR ${dataDir} cannot be written: ${error.message}.`);
  });
}

/** The configured secret, or the one kept in DATA_DIR/secret, made there once. */
async function secretOf({ AUTH_SECRET, DATA_DIR }: Settings): Promise<string> {
  if (AUTH_SECRET) return AUTH_SECRET;
  const file = join(DATA_DIR, 'secret');
  await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' }).catch((error: Error) => {
    if (!('code' in error && error.code === 'EEXIST'))
      throw new CannotStart(`${file} cannot be written: ${error.message}.`);
  });
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 32)
    throw new CannotStart(`${file} holds no secret of 32 characters or more: remove it or set AUTH_SECRET.`);
  return secret;
}

/** The address of the role that owns nothing, on the owner's server and database. */
function appUrlOf(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = password;
  return url.href;
}

/** Waits half a minute at most for a configured server that may be starting too. */
async function awaitServer(url: string, say: Say): Promise<void> {
  const { host } = new URL(url);
  for (let attempt = 0; ; attempt += 1) {
    const sql = postgres(url, { max: 1, connect_timeout: 5 });
    try {
      await sql`select`;
      return;
    } catch (error) {
      const why = error instanceof Error ? error.message || String('code' in error && error.code) : String(error);
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      const later = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|57P03)$/.test(code);
      if (!later || attempt >= 30)
        throw new CannotStart(`PostgreSQL at ${host} (DATABASE_URL) cannot be used: ${why}.`);
      if (attempt === 0) say(`Database: waiting for PostgreSQL at ${host}`);
      await wait(1000);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

export type Ground = {
  /** The owner's address: for migrations and roles, not for the process that serves. */
  ownerUrl: string;
  stop(): Promise<void>;
};

/**
 * Lays what every process of the portal stands on: DATA_DIR, the secret, a PostgreSQL that runs (the configured one, or the
 * embedded one), its tables up to date, and the role of the portal; after it env() is whole. Says in plain lines what it does.
 * `supervise` is for the portal itself, see ensureEmbedded. Refuses with a CannotStart or a ConfigurationError.
 */
export async function bootstrapEnvironment(say: Say, { supervise = false } = {}): Promise<Ground> {
  const configured = settings();
  await makeDataDir(configured.DATA_DIR);
  const secret = await secretOf(configured);
  const embedded = configured.DATABASE_URL ? null : await ensureEmbedded(configured.DATA_DIR, say, { supervise });
  try {
    const ownerUrl = embedded?.url ?? settings().DATABASE_URL ?? '';
    if (!embedded) await awaitServer(ownerUrl, say);
    const derived = createHmac('sha256', secret).update(APP_ROLE).digest('hex');
    const appUrl = configured.DATABASE_APP_URL ?? appUrlOf(ownerUrl, derived);
    const { username, password } = new URL(appUrl);
    const { applied } = await migrate(ownerUrl, username === APP_ROLE ? decodeURIComponent(password) : derived);
    if (applied > 0) say(`Database: ${applied} ${applied === 1 ? 'migration' : 'migrations'} applied`);
    provide({ DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl, AUTH_SECRET: secret });
    return { ownerUrl, stop: async () => embedded?.stop() };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
