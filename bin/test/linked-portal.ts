import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { env } from '#env.ts';
import { bootstrapEnvironment } from '#lib/ground/environment.ts';
import { freePort } from '#lib/ground/free-port.ts';

/** What stands between a portal and its PostgreSQL. */
export type Link = {
  /** How many statements have been asked: each simple query and each execution of a prepared one, BEGIN and COMMIT too. */
  count: () => number;
  /** PostgreSQL is gone: what was open breaks off, and nothing is let in. */
  cut: () => Promise<void>;
  /** It is back, at the same address. */
  mend: () => Promise<void>;
};

/** Counts the messages of the protocol in what a client sends: each is a type byte and a length, but the first, which has no type. */
function counter(add: () => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const at = started ? 1 : 0;
      if (rest.length < at + 4) return;
      const length = rest.readInt32BE(at) + at;
      if (rest.length < length) return;
      const type = started ? String.fromCharCode(rest[0] ?? 0) : '';
      if (type === 'Q' || type === 'E') add();
      started = true;
      rest = rest.subarray(length);
    }
  };
}

async function linkTo(appUrl: string): Promise<Link & { url: string }> {
  const target = new URL(appUrl);
  const port = await freePort();
  const open = new Set<Socket>();
  let count = 0;
  const server = createServer((client) => {
    const behind = connect(Number(target.port || 5432), target.hostname);
    for (const socket of [client, behind]) {
      open.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
    }
    client.on(
      'data',
      counter(() => count++),
    );
    client.pipe(behind).pipe(client);
  });
  const mend = async () => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const cut = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of open) socket.destroy();
    await closed;
  };
  await mend();
  const url = new URL(appUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return { url: url.href, count: () => count, cut, mend };
}

/**
 * A second server on the register of the portal under test (E2E_DATA_DIR, E2E_DATABASE_URL), whose link to PostgreSQL can be
 * counted and cut. Gives it once it is ready, with its address, its first process and its end. A worker inside asks for its jobs by
 * the same link.
 */
export async function linkedPortal(
  worker: 'inside' | 'beside' = 'inside',
  servers = 1,
): Promise<{ origin: string; pid: number; link: Link; stop: () => Promise<void> }> {
  process.env.DATA_DIR = process.env.E2E_DATA_DIR;
  if (process.env.E2E_DATABASE_URL) process.env.DATABASE_URL = process.env.E2E_DATABASE_URL;
  await bootstrapEnvironment(() => {});
  const { DATA_DIR, DATABASE_URL, DATABASE_APP_URL, AUTH_SECRET } = env();
  const link = await linkTo(DATABASE_APP_URL);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server = spawn(process.execPath, [join(import.meta.dirname, '../serve.ts')], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR,
      DATABASE_URL,
      DATABASE_APP_URL: link.url,
      AUTH_SECRET,
      PORT: String(port),
      PORTAL_URL: origin,
      WORKER: worker,
      SERVERS: String(servers),
    },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'], // by the channel it sees when this process is killed
  });
  server.channel?.unref();
  const stop = async () => {
    const ended = server.exitCode === null && server.signalCode === null ? once(server, 'exit') : null;
    server.kill('SIGTERM');
    await ended;
    await link.cut().catch(() => {});
  };
  let listens = false;
  server.once('message', () => {
    listens = true;
  });
  const isReady = () => fetch(`${origin}/readyz`).then((answer) => answer.ok);
  for (let tries = 0; tries < 300; tries++) {
    if (listens && (await isReady().catch(() => false))) return { origin, pid: server.pid ?? 0, link, stop };
    await wait(200);
  }
  await stop();
  throw new Error('The second server was not ready after a minute.');
}
