import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
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

/** A line of /proc about the memory of a process, in MiB; none where there is no such thing. */
async function memoryNow(pid: number, line: 'VmHWM' | 'VmRSS'): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = new RegExp(`${line}:\\s+(\\d+) kB`).exec(status)?.[1];
  return kilobytes ? Number(kilobytes) / 1024 : null;
}

/** How much more memory than before the processes had at most while something was done, together, in MiB; null where that is not known. */
export async function memoryAdded(pids: readonly number[], work: () => Promise<unknown>): Promise<number | null> {
  // Written there, a 5 has the kernel count the most that a process had from now on.
  for (const pid of pids) await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => {});
  const before = await Promise.all(pids.map((pid) => memoryNow(pid, 'VmRSS')));
  await work();
  const most = await Promise.all(pids.map((pid) => memoryNow(pid, 'VmHWM')));
  const added = most.map((one, n) => (one === null || before[n] == null ? null : Math.max(0, one - before[n])));
  return added.length === 0 || added.includes(null) ? null : added.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}
