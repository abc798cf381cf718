import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { listFiles, putFile, sweepTemporary, verifyFile } from '#lib/upload/storage.ts';

const SIZE = 400_000;

/** Stores file after file, each of its own number, telling each one stored, until it is killed. */
const writer = `
  import { createHash } from 'node:crypto';
  import { copyToReleased, putFile } from '#lib/upload/storage.ts';
  const [root, from] = process.argv.slice(-2);
  for (let i = Number(from); ; i += 1) {
    const bytes = Buffer.alloc(${SIZE}, i + ' ');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await putFile(root, 'restricted', bytes, sha256);
    await copyToReleased(root, sha256);
    process.stdout.write(sha256 + '\\n');
  }
`;

/** Runs the writer, kills it after `delay` ms from its first file, and gives the hashes it had told of. */
function killed(root: string, from: number, delay: number): Promise<string[]> {
  const project = path.join(import.meta.dirname, '../..');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', writer, root, String(from)], { cwd: project });
    let told = '';
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      if (told === '') setTimeout(() => child.kill('SIGKILL'), delay);
      told += chunk.toString();
    });
    child.on('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(told.split('\n').slice(0, -1));
      else reject(new Error(errors));
    });
  });
}

test('killed at any moment, every file told of is there, and every file there is whole', {
  timeout: 60_000,
}, async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'storage-kill-'));
  const told: string[] = [];
  for (let round = 0; round < 12; round += 1) told.push(...(await killed(root, round * 1_000_000, round * 7)));
  expect(told.length).toBeGreaterThanOrEqual(12);
  for (const area of ['restricted', 'released'] as const) {
    const listed = await Array.fromAsync(listFiles(root, area));
    expect(listed).toEqual(expect.arrayContaining(told));
    for (const sha256 of listed) expect(await verifyFile(root, area, sha256)).toBe(true);
    await sweepTemporary(root, area, 0);
    expect(await readdir(path.join(root, area, 'tmp'))).toEqual([]);
  }
  await rm(root, { recursive: true });
});

test('killed in the middle of a file, it leaves nothing under the name, and the file can be stored after', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'storage-kill-'));
  const bytes = Buffer.alloc(SIZE, 'x');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const half = `
    import { putFile } from '#lib/upload/storage.ts';
    async function* source() {
      yield Buffer.alloc(${SIZE / 2}, 'x');
      process.kill(process.pid, 'SIGKILL');
      yield Buffer.alloc(${SIZE / 2}, 'x');
    }
    await putFile(${JSON.stringify(root)}, 'restricted', source(), '${sha256}');
  `;
  const project = path.join(import.meta.dirname, '../..');
  const signal = await new Promise((resolve) => {
    spawn(process.execPath, ['--input-type=module', '-e', half], { cwd: project }).on('close', (_, sent) =>
      resolve(sent),
    );
  });
  expect(signal).toBe('SIGKILL');
  expect(await verifyFile(root, 'restricted', sha256)).toBe(false);
  expect(await Array.fromAsync(listFiles(root, 'restricted'))).toEqual([]);
  await putFile(root, 'restricted', bytes, sha256);
  expect(await verifyFile(root, 'restricted', sha256)).toBe(true);
  await rm(root, { recursive: true });
});
