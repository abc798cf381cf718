import { domainToASCII, domainToUnicode } from 'node:url';

const longest = 254;
/** Letters of any script, marks, digits, and the signs that RFC 5322 lets stand without quotes (RFC 6531 adds the letters). */
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** What may stand in a domain as people write it; the rest would be read as a port, a path or an escape of an address of the web. */
const written = /^[\p{L}\p{M}\p{N}.。-]+$/u;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * An e-mail address as the register keeps it: in small letters, what stands before the “@” composed (NFC), the domain in its ASCII
 * form, so that one address is written one way. Gives null for what is none.
 */
export function parseEmail(text: string): string | null {
  const given = text.trim().normalize('NFC');
  const at = given.lastIndexOf('@');
  const local = given.slice(0, at).toLowerCase().normalize('NFC');
  const domain = written.test(given.slice(at + 1)) ? domainToASCII(given.slice(at + 1)) : '';
  const labels = domain.split('.');
  if (at < 1 || !localPart.test(local) || Buffer.byteLength(local) > 64) return null;
  if (labels.length < 2 || !labels.every((one) => label.test(one)) || /^\d+$/.test(labels.at(-1) ?? '')) return null;
  const email = `${local}@${domain}`;
  return email.length <= longest ? email : null;
}

/** The same as people read it: the domain in its own letters. */
export function shownEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1);
  return `${email.slice(0, at)}@${domainToUnicode(domain) || domain}`;
}
