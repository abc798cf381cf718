import canonicalize from 'canonicalize';

/** A value in the one canonical form of JSON (RFC 8785), by which other people's programs know it too. Throws what is no JSON. */
export function canonicalJson(value: object): string {
  const form = canonicalize(value);
  if (form === undefined) throw new Error('this is no JSON');
  return form;
}
