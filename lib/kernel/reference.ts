import { randomInt } from 'node:crypto';

// Letters and digits that are not mistaken for one another when read out on the telephone.
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** What stands in a kept page where the reference number of a fault goes; as long as one. */
export const referencePlaceholder = '0000-0000';

/** A number by which a person can name a fault, and the office finds it in the log: `K7QF-2M9D`. */
export function newReference(): string {
  const drawn = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${drawn.slice(0, 4)}-${drawn.slice(4)}`;
}

/** Writes a fault into the log, a line of JSON on the standard error; gives its reference number. */
export function logFault(about: { address: string; fault: unknown }, reference = newReference()): string {
  const { address, fault } = about;
  const cause = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  const line = { at: new Date().toISOString(), level: 'fault', reference, address, cause };
  process.stderr.write(`${JSON.stringify(line)}\n`);
  return reference;
}
