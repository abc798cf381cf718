import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { isArgument } from '#lib/page/next-internals.ts';

export type Measure = 'fits' | 'too-large' | 'unmeasured';

/** Whether a request's body may be read at all, by the length that it says it has. Node holds it to that length. */
export function measure(request: IncomingMessage, mostBytes: number): Measure {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  if (coding !== undefined) return 'unmeasured';
  return Number(length ?? 0) > mostBytes ? 'too-large' : 'fits';
}

export const lengthOf = (request: IncomingMessage) => Number(request.headers['content-length'] ?? 0);

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

/** No form of ours nests what it sends deeper, nor sends more of it back than this. */
const deepest = 32;
const mostArgumentLetters = 8_000_000;

/** Is this the JSON of an action's argument, nested no deeper than ours are? */
export function isArgumentText(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\\') at += 1;
    else if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === '[' || letter === '{')) depth += 1;
    else if (!quoted && (letter === ']' || letter === '}')) depth -= 1;
    if (depth > deepest) return false;
  }
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export type FormFollower = { write: (chunk: Buffer) => void; end: () => Promise<boolean> };

/**
 * Follows a form while it passes. At its end it says whether the form was whole: of parts that each end, with arguments that
 * can be read. A field as long as the form may be is for the act to refuse, beside that field. Null when what is sent is no form with parts.
 */
export function followForm(headers: IncomingHttpHeaders, mostFieldBytes: number): FormFollower | null {
  if (!headers['content-type']?.startsWith('multipart/form-data')) return null;
  let parser: busboy.Busboy;
  try {
    parser = busboy({
      headers,
      limits: { fieldSize: mostFieldBytes, fieldNameSize: 300, parts: 2000, headerPairs: 50 },
    });
  } catch {
    return null; // it does not say what stands between its parts
  }
  let whole = true;
  parser.on('file', (_name, file) => file.on('error', () => {}).resume()); // one cut short is told by the parser too
  parser.on('field', (name, text, { nameTruncated, valueTruncated }) => {
    const isWrong = isArgument(name) && (text.length > mostArgumentLetters || !isArgumentText(text));
    if (nameTruncated || valueTruncated || isWrong) whole = false;
  });
  parser.on('partsLimit', () => {
    whole = false;
  });
  const ended = new Promise<boolean>((resolve) => {
    parser.on('error', () => resolve(false));
    parser.on('close', () => resolve(whole));
  });
  return {
    write: (chunk) => {
      if (!parser.destroyed) parser.write(chunk);
    },
    end: () => {
      if (!parser.destroyed) parser.end();
      return ended;
    },
  };
}
