import { connect, createServer, type Socket } from 'node:net';
import { freePort } from '#bin/bench/tools.ts';

/**
 * Stands between the portal and its PostgreSQL and counts what is asked: each simple query and each execution of a
 * prepared one, BEGIN, COMMIT and set_config included. The protocol's messages are a type byte and a length.
 */
export async function countingProxy(appUrl: string): Promise<{ url: string; count: () => number; stop: () => void }> {
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
    let rest = Buffer.alloc(0);
    let started = false;
    client.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (;;) {
        const at = started ? 1 : 0;
        if (rest.length < at + 4) break;
        const length = rest.readInt32BE(at) + at;
        if (rest.length < length) break;
        const type = started ? String.fromCharCode(rest[0] ?? 0) : '';
        if (type === 'Q' || type === 'E') count++;
        started = true;
        rest = rest.subarray(length);
      }
    });
    client.pipe(behind).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = new URL(appUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  const stop = () => {
    server.close();
    for (const socket of open) socket.destroy();
  };
  return { url: url.href, count: () => count, stop };
}
