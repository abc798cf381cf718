import type { ServerResponse } from 'node:http';

/**
 * Watches an answer of the framework: a page that is none (404) or failed (5xx) has no body there, or an empty one
 * that a script would fill. It is held back, and `instead` answers with finished words. What is no page is let through.
 */
export function replaceTroubles(response: ServerResponse, instead: (status: number) => Promise<void>): void {
  const { write, end, writeHead, flushHeaders } = response;
  let held: boolean | undefined;
  const isHeld = (): boolean => {
    const type = String(response.getHeader('content-type') ?? '');
    const { statusCode } = response;
    const isPage = type === '' || type.startsWith('text/html');
    held ??= !response.headersSent && isPage && (statusCode === 404 || statusCode >= 500);
    return held;
  };
  const done = (args: unknown[]) => args.find((one) => typeof one === 'function');
  Object.assign(response, {
    writeHead: (...args: unknown[]) => {
      if (typeof args[0] === 'number') response.statusCode = args[0];
      return isHeld() ? response : Reflect.apply(writeHead, response, args);
    },
    flushHeaders: () => (isHeld() ? undefined : flushHeaders.call(response)),
    write: (...args: unknown[]) => {
      if (!isHeld()) return Reflect.apply(write, response, args);
      const told = done(args);
      if (typeof told === 'function') process.nextTick(told);
      return true;
    },
    end: (...args: unknown[]) => {
      if (!isHeld()) return Reflect.apply(end, response, args);
      const status = response.statusCode;
      Object.assign(response, { write, end, writeHead, flushHeaders });
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      instead(status).catch((fault: unknown) => response.destroy(fault instanceof Error ? fault : undefined));
      return response;
    },
  });
}
