import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Add } from '#bin/bench/figures.ts';

/** The processes of the server, the first and those that serve: where their peak memory is read. None without /proc. */
export async function serverPids(origin: string): Promise<number[]> {
  const port = new URL(origin).port;
  const isOurs = async (pid: number) => {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    return environment.split('\0').includes(`PORT=${port}`);
  };
  try {
    const listed = execFileSync('pgrep', ['-f', String.raw`bin/serve(\.ts|/server\.ts)$`], { encoding: 'utf8' });
    const pids = listed.trim().split('\n').map(Number);
    const ours = await Promise.all(pids.map(isOurs));
    return pids.filter((_, n) => ours[n]);
  } catch {
    return [];
  }
}

/** The most memory that each process had so far, in MiB. */
async function peakMemory(pids: readonly number[]): Promise<number[]> {
  const found = pids.map(async (pid) => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
    return kilobytes ? [Math.round(Number(kilobytes) / 1024)] : [];
  });
  return (await Promise.all(found)).flat();
}

export async function addMemory(add: Add, when: string, pids: readonly number[]): Promise<void> {
  const peaks = await peakMemory(pids);
  const most = Math.max(...peaks);
  const known = peaks.length > 0;
  const sum = peaks.reduce((total, one) => total + one, 0);
  add(
    `peak memory of the server's ${peaks.length} processes ${when}, together, MiB`,
    known ? sum : 'not known',
    '',
    null,
  );
  add(
    `peak memory of the largest of them ${when}, MiB`,
    known ? most : 'not known',
    '≤ 512',
    known ? most <= 512 : null,
  );
}
