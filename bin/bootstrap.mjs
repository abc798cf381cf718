// Runs bin/NAME.ts with the pinned Node, after installing what the lockfile names where that is missing.
// It must work on Node 20 with nothing installed: Node's own modules only, plain JavaScript.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.installed');

/** @param {string} path */
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** @param {string} sentence @returns {never} */
function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/**
 * Hands signals on to the child, and the end of npm too, since an npm that is killed forwards nothing.
 * Started without npm, this may outlive the shell it came from.
 * @param {import('node:child_process').ChildProcess} child
 */
function lead(child) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.removeAllListeners(signal).on(signal, () => child.kill(signal));
  }
  if (!process.env.npm_lifecycle_event) return;
  const above = lineage();
  const timer = setInterval(() => {
    if (lineage() !== above) child.kill('SIGTERM');
  }, 500);
  timer.unref();
}

/** Who is above this process: npm, with a shell between where the shell stays. It changes when one of them is gone. */
function lineage() {
  const [, parent = ''] = /\) \S (\d+)/.exec(read(`/proc/${process.ppid}/stat`)) ?? [];
  return `${process.ppid} ${parent}`;
}

/** @param {string} text @returns {Record<string, { version?: string, optional?: boolean }>} */
const packagesOf = (text) => JSON.parse(text || '{}').packages ?? {};

/**
 * Is all of the lockfile there, installed by hand? npm notes what it installed; packages for other machines are not in it.
 * @param {string} lock
 */
function isInstalled(lock) {
  const there = packagesOf(read(join(root, 'node_modules', '.package-lock.json')));
  return Object.entries(packagesOf(lock)).every(
    ([path, { version, optional }]) => path === '' || there[path]?.version === version || (optional && !there[path]),
  );
}

/** @param {string} lock */
async function runNpm(lock) {
  const count = Object.keys(packagesOf(lock)).length - 1;
  process.stdout.write(`Installing ${count} packages from the lockfile; this takes up to a minute\n`);
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const child = spawn(command, [...first, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  lead(child);
  let said = '';
  const hear = (/** @type {Buffer} */ chunk) => {
    said += chunk;
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const end = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(signal ?? code));
  });
  if (end !== 0) refuse(`${said.trim()}\nThe packages could not be installed: npm ended with ${end}.`);
}

async function install() {
  const lock = read(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (read(stamp) === hash) return;
  if (!isInstalled(lock)) await runNpm(lock);
  writeFileSync(stamp, hash);
}

function nodeBinary() {
  const pinned = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(pinned)) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  return refuse(
    `No Node 24 is packaged for ${process.platform} on ${process.arch}: install Node 24 or later and start again.`,
  );
}

const [name = '', ...args] = process.argv.slice(2);
if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(join(root, 'bin', `${name}.ts`))) refuse(`There is no bin/${name}.ts.`);
await install();

const settings = existsSync(join(root, '.env.local')) ? ['--env-file=.env.local'] : [];
const child = spawn(nodeBinary(), [...settings, join('bin', `${name}.ts`), ...args], {
  cwd: root,
  env: {
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'), // halves the time until a later start is ready
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
  },
  // The channel tells the child when this process is killed; see endWithParent.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
lead(child);
child.on('error', (error) => refuse(`Node 24 does not run on this machine: ${error.message}.`));
child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
