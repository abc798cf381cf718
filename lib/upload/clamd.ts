import { connect, type Socket } from 'node:net';
import type { ByteSource } from '#lib/upload/storage.ts';

/** Where clamd listens: a TCP address, or the path of a Unix socket. */
export type ScannerAddress = { host: string; port: number } | { path: string };

/** What the scanner says of some bytes: nothing found, or the name of what was; and which engine with which signatures said so. */
export type Scan = { state: 'clean'; by: string } | { state: 'refused'; by: string; found: string };

/** Thrown when there is no verdict: nobody answers, not in time, or the scanner says that it could not look. */
export class ScannerAway extends Error {
  override readonly name = 'ScannerAway';
}

/** Without a word for this long, in ms, a scanner is away; a file of 50 MB takes it some seconds. */
const silence = 30_000;
const CHUNK = 64 * 1024;
const LONGEST_ANSWER = 4096;

/**
 * Has clamd scan bytes over its own protocol (INSTREAM: pieces with their lengths before them, an empty one at the end). Throws
 * `ScannerAway` where it gives no verdict; a fault of `source` itself goes on as it is.
 */
export async function scanBytes(at: ScannerAddress, source: ByteSource, silenceMs = silence): Promise<Scan> {
  const by = await asked(at, silenceMs, async (socket) => void socket.write('zVERSION\0'));
  const answer = await asked(at, silenceMs, async (socket) => {
    socket.write('zINSTREAM\0');
    for await (const piece of source instanceof Uint8Array ? [source] : source) {
      for (let from = 0; from < piece.length; from += CHUNK) {
        const chunk = piece.subarray(from, from + CHUNK);
        if (!(await sent(socket, lengthOf(chunk.length))) || !(await sent(socket, chunk))) return;
      }
    }
    socket.write(lengthOf(0));
  });
  if (answer === 'stream: OK') return { state: 'clean', by };
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (found !== undefined) return { state: 'refused', by, found };
  throw new ScannerAway(`the scanner said: ${answer}`);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** Writes and waits until there is room for more; false when the connection is gone, or the scanner has answered already. */
async function sent(socket: Socket, bytes: Uint8Array): Promise<boolean> {
  if (socket.destroyed || !socket.writable) return false;
  if (socket.write(bytes)) return true;
  return new Promise((resolve) => {
    const end = (isOpen: boolean) => {
      socket.off('drain', onDrain).off('close', onClose);
      resolve(isOpen);
    };
    const onDrain = () => end(true);
    const onClose = () => end(false);
    socket.on('drain', onDrain).on('close', onClose);
  });
}

/** Opens a connection, says what `say` says, and gives the one answer, without the zero byte that ends it. */
function asked(at: ScannerAddress, silenceMs: number, say: (socket: Socket) => Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(at);
    let answer = '';
    const away = (why: string) => {
      socket.destroy();
      reject(new ScannerAway(why));
    };
    socket.setTimeout(silenceMs, () => away(`no answer within ${silenceMs} ms`));
    socket.on('connect', () =>
      say(socket).catch((fault: unknown) => {
        socket.destroy();
        reject(fault);
      }),
    );
    socket.on('data', (piece: Buffer) => {
      answer += piece.toString('latin1');
      const end = answer.indexOf('\0');
      if (end < 0 && answer.length <= LONGEST_ANSWER) return;
      socket.destroy();
      if (end < 0) reject(new ScannerAway('an answer without an end'));
      else resolve(answer.slice(0, end).trim());
    });
    socket.on('error', ({ message }) => away(message));
    socket.on('close', () => reject(new ScannerAway('the connection was closed without an answer')));
  });
}
