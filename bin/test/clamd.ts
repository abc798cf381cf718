import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureProgram } from '#bin/test/program.ts';

const places = ['/usr/sbin/clamd', '/opt/homebrew/sbin/clamd', '/usr/local/sbin/clamd'];

/** Finds a clamd or installs Debian's where apt-get can; says in one sentence what to do when neither works. */
export const ensureClamd = (say: (line: string) => void): string =>
  ensureProgram({ name: 'clamd', places, package: 'clamav-daemon', from: 'ClamAV' }, say);

/** What the scanner of the tests finds, and nothing else; no file of the world has it in it. */
export const virus = 'Almaty-Test-Virus-7f3b1c9e2d';

export type Clamd = {
  path: string;
  start: () => Promise<void>;
  stop: () => Promise<void>;
  remove: () => Promise<void>;
};

/**
 * A real clamd on a Unix socket of its own, with one signature of our own: none is downloaded. It can be stopped and started again.
 */
export async function makeClamd(program: string): Promise<Clamd> {
  const folder = await mkdtemp(join(tmpdir(), 'clamd-'));
  const path = join(folder, 'socket');
  const signatures = join(folder, 'signatures');
  await mkdir(signatures);
  const pattern = Buffer.from(virus).toString('hex');
  await writeFile(join(signatures, 'test.ndb'), `Test.Virus:0:*:${pattern}\n`);
  const lines = [
    ...[`LocalSocket ${path}`, `DatabaseDirectory ${signatures}`, `TemporaryDirectory ${folder}`, 'Foreground yes'],
    ...['StreamMaxLength 20M', 'MaxThreads 4', 'SelfCheck 0', 'ConcurrentDatabaseReload no'],
  ];
  await writeFile(join(folder, 'clamd.conf'), `${lines.join('\n')}\n`);
  let child: ReturnType<typeof spawn> | undefined;
  const stop = async () => {
    if (child?.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    await rm(path, { force: true });
  };
  const start = async () => {
    let said = '';
    child = spawn(program, ['--config-file', join(folder, 'clamd.conf')], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (piece: Buffer) => {
        said += piece.toString();
      });
    for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
      if (await answers(path)) return;
      await wait(100);
    }
    await stop();
    throw new Error(`clamd did not start: ${said.slice(-1000)}`);
  };
  const remove = async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { path, start, stop, remove };
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => socket.write('zPING\0'));
    socket.on('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
