import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Server } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A socket that its holder listens on: it ends with the process, kill -9 included, so no lock is ever stale. */
function socketOf(dataDir: string): string {
  const path = join(dataDir, 'portal.sock');
  if (Buffer.byteLength(path) < 100) return path; // longer ones do not fit into a socket's address
  return join(tmpdir(), `portal-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}.sock`);
}

/** Who runs the portal on this DATA_DIR, in the holder's own words; null when nobody does. */
export function holderOf(dataDir: string): Promise<string | null> {
  return new Promise((resolve) => {
    let words = '';
    const socket = connect(socketOf(dataDir));
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('data', (chunk) => {
      words += chunk.toString();
    });
    socket.on('error', () => resolve(null));
    socket.on('close', () => resolve(words || null));
  });
}

function listen(server: Server, path: string): Promise<string | null> {
  return new Promise((resolve) => {
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    server.listen(path, () => resolve(null));
  });
}

/**
 * Takes DATA_DIR for this process. Gives what lets it go, or, when another holds it, the words that one said of itself.
 * Where the file system has no sockets there is no lock; the register's own still stands.
 */
export async function holdDataDir(
  dataDir: string,
  words: string,
): Promise<{ heldBy: string } | { heldBy: null; release: () => void }> {
  const path = socketOf(dataDir);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(words);
    });
    const refused = await listen(server, path);
    server.unref();
    if (refused !== 'EADDRINUSE') return { heldBy: null, release: () => server.close() };
    const heldBy = await holderOf(dataDir);
    if (heldBy) return { heldBy };
    await rm(path, { force: true });
  }
  return { heldBy: 'another process' };
}
