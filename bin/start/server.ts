import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CannotStart } from '#lib/ground/cannot-start.ts';

type Say = (line: string) => void;
type Listening = { PORT: number; HOST?: string | undefined };

/** Refuses when the port is taken, before any work is done. */
export function checkPort({ PORT, HOST }: Listening): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : '';
      const why = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be listened on (${code})`;
      reject(new CannotStart(`Port ${PORT} ${why}: end it, or choose another with PORT.`));
    });
    server.listen({ port: PORT, host: HOST ?? '127.0.0.1', exclusive: true }, () => server.close(() => resolve()));
  });
}

async function isReady({ PORT, HOST }: Listening): Promise<boolean> {
  const host = !HOST || HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST;
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${PORT}/readyz`;
  return fetch(address, { signal: AbortSignal.timeout(3000) }).then(
    (response) => response.ok,
    () => false,
  );
}

function spawnServer(): ChildProcess {
  // It knows the role that owns nothing, and not the owner's address.
  const { DATABASE_URL: _, ...env } = process.env;
  return spawn(process.execPath, [join(import.meta.dirname, '..', 'serve.ts')], {
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'], // it tells of faults on the standard error; the rest is the framework's chatter
    detached: true, // Ctrl-C in the terminal reaches bin/start, which ends it in order
  });
}

/**
 * Starts bin/serve.ts, and starts it again when it ends by itself after it was ready, with pauses that grow to 10 s.
 * `ready` refuses when it ends before it was ever ready. `stop` gives the requests under way 2.5 s, then uses force.
 */
export function superviseServer(listening: Listening, say: Say): { ready: Promise<void>; stop: () => Promise<void> } {
  let stopping = false;
  let child = spawnServer();
  let pause = 250;
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const restart = async () => {
    if (stopping) return;
    say(`Server: ended unexpectedly (${child.signalCode ?? child.exitCode}); starting it again`);
    await wait(pause);
    pause = Math.min(pause * 2, 10_000);
    if (stopping) return;
    child = spawnServer();
    child.once('exit', restart);
    setTimeout(() => {
      if (!hasEnded()) pause = 250;
    }, 60_000).unref();
  };
  let listens = false;
  child.once('message', () => {
    listens = true; // each of its processes does
  });
  const awaitReady = async () => {
    for (const until = Date.now() + 60_000; !listens || !(await isReady(listening)); await wait(40)) {
      if (stopping) return;
      if (hasEnded()) throw new CannotStart('The server ended before it was ready.');
      if (Date.now() > until) throw new CannotStart('The server was not ready within a minute.');
    }
    child.once('exit', restart);
  };
  const stop = async () => {
    stopping = true;
    if (hasEnded()) return;
    child.kill('SIGTERM');
    for (let waited = 0; waited < 3000 && !hasEnded(); waited += 20) await wait(20);
    if (!hasEnded()) child.kill('SIGKILL');
  };
  return { ready: awaitReady(), stop };
}
