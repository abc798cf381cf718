import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from '#lib/ground/cannot-start.ts';
import { guard } from '#lib/ground/process-guard.ts';

type Say = (line: string) => void;
const root = join(import.meta.dirname, '..', '..');
const stamp = join(root, '.next', 'built-from');
const folders = ['app', 'components', 'db', 'lib', 'messages', 'public'];
const files = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'next.config.ts', 'postcss.config.mjs'],
  ...['env.ts', 'proxy.ts', 'instrumentation.ts'],
];
/** What no page is made of: tests, and what is read when the portal starts. */
const apart = /\.test\.tsx?$|^db\/(seed|migrations)\//;

/** A hash of all that the pages are built from, and of the Node that builds them. */
async function hashSources(): Promise<string> {
  const listed = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
      return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(root.length + 1));
    }),
  );
  const paths = [...files, ...listed.flat().filter((path) => !apart.test(path))].sort();
  const contents = await Promise.all(paths.map((path) => readFile(join(root, path)).catch(() => null)));
  const hash = createHash('sha256').update(process.version);
  for (const [i, path] of paths.entries()) hash.update(`\0${path}\0`).update(contents[i] ?? '');
  return hash.digest('hex');
}

/**
 * Builds the pages when their sources changed since the last build; its output goes to `logFile`, and its end is in the
 * refusal when it fails. `stopping` ends a build under way.
 */
export async function buildIfStale(logFile: string, say: Say, stopping: AbortSignal): Promise<void> {
  const [hash, built] = await Promise.all([hashSources(), readFile(stamp, 'utf8').catch(() => '')]);
  if (hash === built) return;
  say(`Pages: building, since ${built ? 'the sources changed' : 'none are built yet'}; about a minute`);
  await rm(stamp, { force: true });
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  const progress = setInterval(() => say(`Pages: still building, ${seconds()}`), 20_000);
  const log = await open(logFile, 'w', 0o600);
  const child = spawn(process.execPath, [join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', log.fd, log.fd],
    detached: true, // a group of its own: the build has workers, and they end with it
  });
  const unguard = child.pid ? guard('KILL', -child.pid) : () => undefined;
  const kill = () => child.pid && process.kill(-child.pid, 'SIGKILL');
  stopping.addEventListener('abort', kill);
  try {
    const [code] = await once(child, 'exit');
    if (stopping.aborted) return;
    if (code !== 0) {
      const said = (await readFile(logFile, 'utf8')).trim().split('\n').slice(-30).join('\n');
      throw new CannotStart(`${said}\nThe pages could not be built; all that the build said is in ${logFile}.`);
    }
    await writeFile(stamp, hash);
    say(`Pages: built in ${seconds()}`);
  } finally {
    clearInterval(progress);
    stopping.removeEventListener('abort', kill);
    unguard();
    await log.close();
  }
}
