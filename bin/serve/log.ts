import { describeFault } from '#lib/ground/fault-log.ts';

const digestOf = (part: unknown) => (part instanceof Error && 'digest' in part ? String(part.digest) : undefined);

/**
 * Has what the framework says of faults logged as ours are: a line of JSON, without the values of a statement. The digest
 * is the reference that the page shows.
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
