import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { addressOf, asOwner } from '#bin/test/database.ts';
import { freePort } from '#lib/ground/free-port.ts';

const projectDir = join(import.meta.dirname, '../..');
/** The portal under test is configured by nothing that this machine's own is. */
const unset = Object.fromEntries(
  [
    ...[
      'DATABASE_APP_URL',
      'DATABASE_POOL',
      'SERVERS',
      'AUTH_SECRET',
      'HOST',
      'PROCESS_FILE',
      'UPLOAD_LIMIT_MB',
      'PUBLIC_HOLD_MS',
    ],
    ...['MAIL_URL', 'MAIL_FROM', 'WORKER', 'CLAMD'],
  ].map((name) => [name, undefined]),
);

/** A database of its own on the server at TEST_DATABASE_URL, or none: then the portal starts its embedded one. */
async function makeDatabase(): Promise<{ url: string | undefined; drop: () => Promise<unknown> }> {
  const serverUrl = process.env.TEST_DATABASE_URL;
  if (!serverUrl) return { url: undefined, drop: async () => undefined };
  const name = `portal_test_${randomBytes(4).toString('hex')}_e2e`;
  await asOwner(serverUrl, (sql) => sql`create database ${sql(name)}`);
  const drop = () => asOwner(serverUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
  return { url: addressOf(serverUrl, name), drop };
}

/** A first start builds; a slow machine is given twice what the portal promises. */
const longest = 360_000;

/** Resolves at the line `ready http://…`; rejects with what was printed when the portal ends or is late before it. */
function untilReady(portal: ChildProcess): Promise<void> {
  const printed: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (reason: string) =>
      reject(new Error(`The portal ${reason}. It printed:\n${printed.slice(-40).join('\n')}`));
    const late = setTimeout(() => fail(`was not ready after ${longest / 1000} s`), longest);
    const read = (line: string) => {
      printed.push(line);
      if (process.env.PORTAL_TEST_VERBOSE) console.log(`  portal: ${line}`);
      if (!/^ready http/.test(line)) return;
      clearTimeout(late);
      resolve();
    };
    for (const stream of [portal.stdout, portal.stderr]) if (stream) createInterface(stream).on('line', read);
    portal.once('exit', (code, signal) => {
      clearTimeout(late);
      fail(`ended (${signal ?? code}) before it was ready`);
    });
  });
}

async function end(portal: ChildProcess): Promise<void> {
  if (portal.exitCode !== null || portal.signalCode !== null) return;
  const ended = once(portal, 'exit');
  portal.kill('SIGTERM');
  const late = setTimeout(() => portal.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
}

/**
 * Playwright's global setup: the built portal, started as a person would, on a free port with a register of its own
 * that is gone afterwards. Its address and folder reach the journeys as E2E_URL and E2E_DATA_DIR.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.E2E_URL && process.env.E2E_DATA_DIR) return async () => {};
  await rm(join(projectDir, '.tmp/signed-in'), { recursive: true, force: true });
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-e2e-'));
  await chmod(dataDir, 0o711); // the database server's own user must be able to reach its folder in it
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const database = await makeDatabase();
  const portal = spawn(process.execPath, [join(projectDir, 'bin/start.ts')], {
    cwd: projectDir,
    env: {
      ...process.env,
      ...unset,
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      PORT: String(port),
      PORTAL_URL: url,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // by the channel it sees when this process is killed
  });
  portal.channel?.unref();
  const teardown = async () => {
    await end(portal);
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await untilReady(portal);
  } catch (error) {
    await teardown();
    throw error;
  }
  process.env.E2E_URL = url;
  process.env.E2E_DATA_DIR = dataDir;
  if (database.url) process.env.E2E_DATABASE_URL = database.url;
  return teardown;
}
