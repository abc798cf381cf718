import { type ChildProcess, spawn } from 'node:child_process';

/** One runner to start: a file of node_modules with its arguments, and how long it may take. */
export type Runner = { file: string; args: string[]; env?: Record<string, string>; seconds: number };

const grace = 15_000;

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // it ended by itself in time
  }
}

/**
 * Runs it to its end with its output shown. Gives its exit code, or null when it had to be ended: it is asked first,
 * so that it can end what it started, and killed when it does not.
 */
export function runToEnd({ file, args, env, seconds }: Runner, cwd: string): Promise<number | null> {
  return new Promise((resolve) => {
    // In a group of its own it hears one signal, ours; a second from the terminal would make it skip its teardown.
    const child = spawn(process.execPath, [file, ...args], {
      cwd,
      detached: true,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    let ended = false;
    const late = setTimeout(() => {
      ended = true;
      console.log(`ended after ${seconds} s, the most it may take`);
      child.kill('SIGINT');
      setTimeout(() => killGroup(child), grace).unref();
    }, seconds * 1000);
    const pass = (signal: NodeJS.Signals) => child.kill(signal);
    process.once('SIGINT', pass).once('SIGTERM', pass);
    const done = (code: number | null) => {
      clearTimeout(late);
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(ended ? null : code);
    };
    child.once('error', () => done(1));
    child.once('close', done);
  });
}
