import { expect, test } from 'vitest';
import { settings } from '#env.ts';
import { callerAddress, networkOf } from '#lib/ground/caller-address.ts';

const trusting = (list?: string) => settings({ TRUSTED_PROXY: list }).TRUSTED_PROXY;

test.each([
  ['a proxy on this machine is believed', '127.0.0.1', '203.0.113.7', undefined, '203.0.113.7'],
  ['also by its other names', '::ffff:127.0.0.1', '203.0.113.7', undefined, '203.0.113.7'],
  ['only its own last word is', '::1', '198.51.100.1, 203.0.113.7', undefined, '203.0.113.7'],
  [
    'a proxy that is named is seen through',
    '127.0.0.1',
    '203.0.113.7, 10.0.0.5',
    'loopback, 10.0.0.0/8',
    '203.0.113.7',
  ],
  ['nobody else is, on the private network neither', '10.0.0.5', '203.0.113.7', undefined, '10.0.0.5'],
  ['nor loopback where it is not named', '127.0.0.1', '203.0.113.7', '10.0.0.5', '127.0.0.1'],
  ['what is no address is not believed', '127.0.0.1', "'; drop", undefined, '127.0.0.1'],
  ['nor what is very long', '127.0.0.1', 'x'.repeat(64), undefined, '127.0.0.1'],
  ['nor an address with a zone or a port', '127.0.0.1', 'fe80::1%eth0', undefined, '127.0.0.1'],
  ['nothing told is the connection', '127.0.0.1', undefined, undefined, '127.0.0.1'],
  ['IPv6 is written one way', '::1', '2001:DB8:0:0::7', undefined, '2001:db8::7'],
])('%s', (_name, peer, forwarded, trusted, caller) => {
  expect(callerAddress(peer, forwarded, trusting(trusted))).toBe(caller);
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['no address', 'unknown'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each(['10.0.0.0/33', 'fd00::/129', '10.0.0', 'localhost', '10.0.0.1/8/8', 'loopback,,'])(
  'a list with %s in it stops the start with a sentence',
  (list) => expect(() => trusting(list)).toThrow(/^TRUSTED_PROXY must be/),
);
