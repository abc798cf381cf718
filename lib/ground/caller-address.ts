import { type BlockList, isIP, isIPv4, SocketAddress } from 'node:net';

/** An address without what is only its spelling: '::ffff:10.0.0.1' is 10.0.0.1; null when it is none. */
function plain(address: string): string | null {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isIPv4(mapped)) return mapped;
  return isIP(mapped) === 6 && !mapped.includes('%')
    ? new SocketAddress({ address: mapped, family: 'ipv6' }).address
    : null;
}

/**
 * Who asks: the connection's own address, or where that is a trusted proxy's, the last address in X-Forwarded-For that is no
 * trusted proxy. What is no address there is not believed: the nearest that is known counts.
 */
export function callerAddress(peer: string, forwarded: string | undefined, trusted: BlockList): string {
  const isTrusted = (address: string) => trusted.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
  let known = plain(peer);
  if (known === null) return 'unknown';
  for (const hop of (forwarded ?? '').split(',').toReversed()) {
    if (!isTrusted(known)) break;
    const next = plain(hop.trim());
    if (next === null) break;
    known = next;
  }
  return known;
}

/** What counts as one caller: an IPv4 address, or the /64 that one subscriber has of IPv6. */
export function networkOf(address: string): string {
  const known = plain(address);
  if (known === null) return 'unknown';
  if (isIPv4(known)) return known;
  const [head = '', tail = ''] = known.split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = [
    ...groups(head),
    ...Array.from({ length: known.includes('::') ? missing : 0 }, () => '0'),
    ...groups(tail),
  ];
  return `${all.slice(0, 4).join(':')}::/64`;
}
