import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { describeFault } from '#lib/ground/fault-log.ts';

/**
 * All that the portal knows of the framework beyond what its documentation promises. An upgrade that changes any of it
 * fails next-internals.test.ts, or a journey named there.
 */

/** Headers by which its own router asks for a page's stream of components. The portal's links are plain, so nobody asks so. */
export const routerHeaders = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
] as const;

/** The header of a form sent by its script; what fails there before our action runs could not be read. */
export const actionHeader = 'next-action';

/** Headers that tell it something of a request: those of a visitor are taken away. */
export const trustedHeaders =
  /^(x-middleware-|x-forwarded-|x-nextjs-|x-matched-path|x-invoke-|x-now-|content-security-policy)|^forwarded$/;

/** The fields of a form in which an action's arguments stand, as JSON. */
export const isArgument = (field: string) => /^\d+$|^(\d+_)?\$ACTION_\d+:\d+$/.test(field);

/** The comment that opens a boundary which only a script could fill. */
export const isUnfinished = (comment: string) => /^\$[?!~]/.test(comment);

const manifest = z.record(z.string(), z.string());

/** The addresses that the build answers, as patterns: `/[locale]/portal/desk`. */
export function builtRoutes(root: string): string[] {
  const file = readFileSync(join(root, '.next', 'app-path-routes-manifest.json'), 'utf8');
  return Object.values(manifest.parse(JSON.parse(file)));
}

const digestOf = (part: unknown) => (part instanceof Error && 'digest' in part ? String(part.digest) : undefined);

/**
 * Has what the framework says of faults logged as ours are: a line of JSON, without the values of a statement. It says it on
 * the console and nowhere else. The digest is the reference that the page shows.
 */
export function logAsLines(): void {
  const write = (level: string, parts: readonly unknown[]) => {
    const cause = parts.map(describeFault).join(' ');
    const reference = parts.map(digestOf).find((digest) => digest !== undefined);
    process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, reference, cause })}\n`);
  };
  console.error = (...parts: unknown[]) => write('fault', parts);
  console.warn = (...parts: unknown[]) => write('warning', parts);
}
