/**
 * Is this an address of the web, http or https, that leads where it says? One with a name before an “@” reads as the address of that
 * name, and leads to what stands behind it.
 */
export function isWebAddress(text: string): boolean {
  const address = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  return (
    address !== null && !/^[a-z]+:[/\\]*[^/\\?#]*@/i.test(text) && address.username === '' && address.password === ''
  );
}
