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

/** A fault for the log: what was asked of the database, never with which values, since those are people's and documents'. */
export function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const { message, stack = message, cause } = fault;
  const said = message.replace(/\nparams: [\s\S]*$/, '');
  const whole = stack.replace(message, () => said);
  return cause ? `${whole}\ncaused by ${describeFault(cause)}` : whole;
}

/** An address without what would open something to whoever reads the log: the token by which a sign-in is set. */
export const withoutToken = (address: string): string => address.replace(/(\/invitation\/)[^/?#]+/, '$1…');

/** Writes a fault into the log, a line of JSON on the standard error; gives its reference number. */
export function logFault(about: { address: string; fault: unknown }, reference = newReference()): string {
  const { fault } = about;
  const address = withoutToken(about.address);
  const line = { at: new Date().toISOString(), level: 'fault', reference, address, cause: describeFault(fault) };
  process.stderr.write(`${JSON.stringify(line)}\n`);
  return reference;
}
