import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { linkedPortal } from '#bin/test/linked-portal.ts';
import { expect, test } from '#e2e/fixtures.ts';

const run = promisify(execFile);

/** The processes that another has started, as the system lists them; what it says when there is none is no fault. */
async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await run('pgrep', ['-P', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.trim().split('\n').filter(Boolean).map(Number);
}

/** Which of these still run; one that nobody has heard of yet ('Z') does not. */
async function alive(pids: readonly number[]): Promise<string[]> {
  const { stdout } = await run('ps', ['-o', 'stat=', '-p', pids.join(',')]).catch(() => ({ stdout: '' }));
  return stdout.split('\n').filter((state) => state && !state.startsWith('Z'));
}

test('a process of the server is killed: requests and jobs go on, another takes its place, and none is left at the end', async () => {
  const { origin, pid, link, stop } = await linkedPortal('inside', 2);
  /** By a connection of its own, as a new visitor comes. */
  const visit = () => fetch(`${origin}/en/portal/sign-in`, { headers: { connection: 'close' } });
  try {
    const [first = 0, second = 0] = await childrenOf(pid);
    expect(await childrenOf(pid)).toHaveLength(2);
    process.kill(first, 'SIGKILL');
    await expect.poll(() => childrenOf(pid)).not.toContain(first);
    for (let n = 0; n < 20; n++) expect((await visit()).status).toBe(200);
    await expect.poll(() => childrenOf(pid)).toHaveLength(2);
    // The other one too: where nobody serves for a moment, somebody does soon.
    process.kill(second, 'SIGKILL');
    await expect.poll(() => childrenOf(pid)).not.toContain(second);
    await expect(async () => expect((await visit()).status).toBe(200)).toPass();
    await expect.poll(() => childrenOf(pid)).toHaveLength(2);
    const asked = link.count();
    await expect.poll(() => link.count(), { message: 'the worker looks for jobs' }).toBeGreaterThan(asked);
  } finally {
    const left = await childrenOf(pid);
    await stop();
    expect(await alive(left)).toEqual([]);
  }
});
