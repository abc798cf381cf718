import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { settings } from '#env.ts';
import { CannotStart } from '#lib/ground/cannot-start.ts';
import type { PostgresProgram } from '#lib/ground/postgres-program.ts';
import { isAlive } from '#lib/ground/process-guard.ts';

const OWNER = 'portal_owner';
const DATABASE = 'portal';
const MAJOR = '18';

/** The owner's address of the cluster's register. */
export function ownerUrl(port: number, password: string): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

/** Runs one of the binaries to its end; refuses with what it said last. */
async function finish(child: ChildProcess, input: string, doing: string): Promise<void> {
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const code = await once(child, 'close').then(
    ([given]) => given,
    (error: Error) => error.message,
  );
  if (code !== 0 || /\b(FATAL|ERROR|PANIC): /.test(said)) {
    throw new CannotStart(`PostgreSQL could not ${doing}: ${said.trim().split('\n').at(-1) ?? code}`);
  }
}

/** Sets the owner's password of a cluster that is not running, and makes its database where it is missing. */
async function single(program: PostgresProgram, folder: string, sql: string, doing: string): Promise<void> {
  const args = ['--single', '-D', folder, '-c', 'log_min_messages=error', 'postgres'];
  await finish(program.run('postgres', args, { stdio: 'pipe' }), `${sql}\n`, doing);
}

/** Makes a new cluster with the register's empty database, whole or not at all. */
export async function createCluster(program: PostgresProgram, cluster: string, password: string): Promise<void> {
  const unfinished = `${cluster}.new`;
  const secret = `${cluster}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await rm(secret, { force: true });
  try {
    await writeFile(secret, `${password}\n`, { mode: 0o600 });
    await mkdir(unfinished, { mode: 0o700 });
    await Promise.all([program.give(secret), program.give(unfinished)]);
    const flags = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['-U', OWNER, '--auth=scram-sha-256', `--pwfile=${secret}`];
    const child = program.run('initdb', ['-D', unfinished, ...flags, ...access, '--no-instructions'], {
      stdio: 'pipe',
    });
    await finish(child, '', 'make its files');
    await single(program, unfinished, `create database ${DATABASE}`, 'make the database');
    await rename(unfinished, cluster);
  } finally {
    await rm(secret, { force: true });
  }
}

/** Gives the owner of a cluster that is not running a new password: for when the old one was lost. */
export async function renewPassword(program: PostgresProgram, cluster: string, password: string): Promise<void> {
  await single(program, cluster, `alter role ${OWNER} password '${password}'`, 'take a new password');
}

/** Is there a cluster in this folder? Refuses one of another major version of PostgreSQL. */
export async function hasCluster(cluster: string): Promise<boolean> {
  const version = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (version && version !== MAJOR) {
    throw new CannotStart(
      `${cluster} was made by PostgreSQL ${version}, and the portal brings ${MAJOR}: move it over first.`,
    );
  }
  return version !== '';
}

/** Is this process the server of that cluster? A zombie is not. */
export async function isServing(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  if (folder === null) return process.platform !== 'linux';
  // A folder removed from under its server is named so by the kernel.
  return folder === (await realpath(cluster).catch(() => `${cluster} (deleted)`));
}

/** The process id, port and readiness in a cluster's own file, whether or not that process is still its server. */
async function noted(cluster: string): Promise<{ pid: number; port: number; ready: boolean } | null> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : null;
}

/** The server that runs on a cluster; null when none does. */
export async function serverOf(cluster: string): Promise<{ pid: number; port: number; ready: boolean } | null> {
  const server = await noted(cluster);
  return server && (await isServing(server.pid, cluster)) ? server : null;
}

/** Removes the file that a killed server left when its process id is another's by now: PostgreSQL would not start over it. */
async function removeStale(cluster: string): Promise<void> {
  const server = await noted(cluster);
  if (server && isAlive(server.pid) && !(await isServing(server.pid, cluster)))
    await rm(join(cluster, 'postmaster.pid'));
}

/** Room for all that the portal's processes may open, the first one and its worker too, and for tools beside; PostgreSQL's own 100 at least. */
function connections(): number {
  const { SERVERS, DATABASE_POOL } = settings();
  return Math.max(100, (SERVERS + 1) * (DATABASE_POOL + 2) + 30);
}

export type Started = { pid: number; child: ChildProcess } | { refused: 'port' | 'busy' | 'fault'; line: string };

/** Starts the server of a cluster on 127.0.0.1 and waits until it takes connections; gives why when it ends instead. */
export async function startServer(program: PostgresProgram, cluster: string, port: number): Promise<Started> {
  await removeStale(cluster);
  const logFile = `${cluster}.log`;
  const size = (await stat(logFile).catch(() => null))?.size ?? 0;
  if (size > 10_000_000) await rename(logFile, `${logFile}.1`);
  const log = await open(logFile, 'a+', 0o600);
  try {
    const from = (await log.stat()).size;
    const configured = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories='];
    configured.push(`max_connections=${connections()}`);
    const args = ['-D', cluster, ...configured.flatMap((setting) => ['-c', setting])];
    // A session of its own: Ctrl-C in the terminal ends the portal first, and the portal ends the server.
    const child = program.run('postgres', args, { stdio: ['ignore', log.fd, log.fd], detached: true });
    let ended = false;
    child.once('error', () => {
      ended = true;
    });
    child.once('exit', () => {
      ended = true;
    });
    child.unref();
    while (!ended) {
      const server = await serverOf(cluster);
      if (server?.pid === child.pid && server?.ready) return { pid: server.pid, child };
      await wait(15);
    }
    const said = (await readFile(logFile)).subarray(from).toString();
    if (/Address already in use|could not create any TCP\/IP sockets/.test(said))
      return { refused: 'port', line: said };
    if (/lock file ".+" already exists|pre-existing shared memory/.test(said)) return { refused: 'busy', line: said };
    return { refused: 'fault', line: /(?:FATAL|PANIC): {2}(.+)/.exec(said)?.[1] ?? `see ${logFile}` };
  } finally {
    await log.close();
  }
}

/** Ends a server by its process id: at once and cleanly, within 2 s by force (the next start then recovers). */
export async function stopServer(cluster: string, pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 1500],
    ['SIGQUIT', 500],
    ['SIGKILL', 500],
  ] as const) {
    if (!(await isServing(pid, cluster))) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const until = Date.now() + patience;
    while (Date.now() < until) {
      await wait(20);
      if (!(await isServing(pid, cluster))) return;
    }
  }
}
