import type { IncomingMessage } from 'node:http';

export type Measure = 'fits' | 'too-large' | 'unmeasured';

/** Whether a request's body may be read at all, by the length that it says it has. Node holds it to that length. */
export function measure(request: IncomingMessage, mostBytes: number): Measure {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  if (coding !== undefined) return 'unmeasured';
  return Number(length ?? 0) > mostBytes ? 'too-large' : 'fits';
}

/**
 * Reads a refused body away, so that a browser which is still sending gets to read the answer; resolves when it is all read,
 * or after 20 s or eight times the limit, when the connection has to be broken off.
 */
export function drain(request: IncomingMessage, mostBytes: number): Promise<void> {
  return new Promise((resolve) => {
    let left = 8 * mostBytes;
    const timer = setTimeout(resolve, 20_000);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    request.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) done();
    });
    request.on('end', done);
    request.on('close', done);
    request.resume();
  });
}
