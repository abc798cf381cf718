// The last three are the legal reference systems that Russian-language documents cite by their own links.
const SCHEMES = new Set(['http', 'https', 'mailto', 'tel', 'ftp', 'consultantplus', 'garantf1', 'kodeks']);

/** The scheme of an address in lower case; undefined where it has none. A drive's letter is one. */
export function schemeOf(target: string): string | undefined {
  // Readers skip control characters and white space before it, and ends of lines inside it.
  return /^([a-z][a-z0-9+.-]*):/i.exec(target.replace(/^[\p{Cc}\s]+|[\t\n\r]/gu, ''))?.[1]?.toLowerCase();
}

/** Whether a link in a document may stay: to the web, to a mailbox, within the document; not to a file, a share or a program. */
export function isHarmlessLink(target: string): boolean {
  const scheme = schemeOf(target);
  return (scheme === undefined || SCHEMES.has(scheme)) && !/^[\\/]{2}/.test(target.trim());
}
