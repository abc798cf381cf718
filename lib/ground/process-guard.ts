import { spawn } from 'node:child_process';

// Waits on its input, which only the guarding process holds: its end, however it came, reads as the end of the input.
const script = 'trap "" INT TERM HUP; read -r word; [ "$word" = leave ] || kill -s "$1" -- "$2" 2>/dev/null';

/**
 * Ends a child when this process ends in any way, kill -9 included. Takes the signal for it and the child's process id,
 * negative for its whole group. Gives the function to call once the child is gone or is to stay.
 */
export function guard(signal: 'INT' | 'TERM' | 'KILL', pid: number): () => void {
  const watcher = spawn('/bin/sh', ['-c', script, 'guard', signal, String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { NODE_ENV: 'production' },
  });
  const { stdin } = watcher;
  watcher.on('error', () => stdin?.destroy());
  stdin?.on('error', () => stdin.destroy());
  watcher.unref();
  return () => {
    if (stdin?.writable) stdin.end('leave\n');
  };
}

/** Calls `end` once when the process that started this one is gone, or was before: seen by the channel between them, where there is one. */
export function endWithParent(end: () => void): void {
  if (process.connected === undefined) return; // there never was one
  if (!process.connected) {
    end();
    return;
  }
  process.once('disconnect', end);
  process.channel?.unref();
}

/** Is a process of this id there, ours or not? */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
