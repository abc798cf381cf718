import { Agent, type ClientRequest, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type Duplex, duplexPair } from 'node:stream';
import { whileWanted } from '#db/given-up.ts';

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Asked = {
  method: string;
  path: string;
  headers: NodeJS.Dict<string | string[]>;
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal;
  /** Writes the body and ends the request; without it there is none. */
  body?: (inner: ClientRequest) => void;
};

/** Nobody's page is longer than this; what is, is a fault. */
const mostBytes = 8_000_000;

const asError = (fault: unknown) => (fault instanceof Error ? fault : new Error(String(fault)));

/**
 * Puts the framework's handler behind a connection in memory that nothing outside can reach, so that its answers are read
 * as any server's are before they go out. What it does for a reader who is gone, or was given up, ends: its statements too.
 */
export function nextProxy(handle: Handle): (asked: Asked) => Promise<IncomingMessage> {
  const inner = createServer((req, res) => {
    const gone = new AbortController();
    res.once('close', () => {
      if (!res.writableFinished) gone.abort();
    });
    const answer = () => handle(req, res).catch((fault: unknown) => res.destroy(asError(fault)));
    // An act that was sent is done whether or not somebody still waits to hear of it.
    if (req.method === 'GET' || req.method === 'HEAD') whileWanted(gone.signal, answer);
    else answer();
  });
  inner.requestTimeout = 0;
  const connect = (): Duplex => {
    const [ours, theirs] = duplexPair();
    inner.emit('connection', theirs);
    return ours;
  };
  const agent = Object.assign(new Agent({ keepAlive: false }), { createConnection: connect });
  return ({ method, path, headers, signal, body }) =>
    new Promise((resolve, reject) => {
      const asked = request({ agent, method, path, headers, signal }, resolve);
      asked.on('error', reject);
      if (body) body(asked);
      else asked.end();
    });
}

/** The whole body of an answer; rejects when it breaks off, or is longer than any page. */
export function bytesOf(answer: IncomingMessage, most = mostBytes): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    answer.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > most) answer.destroy(new Error(`The page is longer than ${most} bytes.`));
    });
    answer.on('error', reject);
    answer.on('close', () => {
      if (!answer.complete) reject(new Error('The render broke off.'));
    });
    answer.on('end', () => resolve(Buffer.concat(chunks)));
  });
}
