/**
 * An address after an act, at a place of its page. Where the page stands at this very address, or at it without the place, a browser would
 * but move to the place and never ask for the page again, and what was recorded would not be seen: so it has a mark of its own,
 * which the page ignores. An address without a place is asked for anew as it is.
 */
export function anew(address: string, mark: string): string {
  const at = address.indexOf('#');
  if (at < 0) return address;
  const page = address.slice(0, at);
  return `${page}${page.includes('?') ? '&' : '?'}after=${mark}${address.slice(at)}`;
}
