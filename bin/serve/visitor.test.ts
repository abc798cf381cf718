import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { headersFor, isForeign } from '#bin/serve/visitor.ts';

const portal = new URL('https://portal.example');
const here = new URL('http://localhost:3000');

function asking(headers: Record<string, string>): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), { headers });
}

test.each([
  [portal, { origin: 'https://portal.example' }, false],
  [portal, { origin: 'https://portal.example', 'sec-fetch-site': 'same-origin' }, false],
  [portal, { origin: 'http://portal.example' }, true],
  [portal, { origin: 'https://portal.example:444' }, true],
  [portal, { origin: 'https://portal.example.evil.example' }, true],
  [portal, { origin: 'null' }, true],
  [portal, { origin: '' }, true],
  [portal, { 'sec-fetch-site': 'cross-site' }, true],
  [portal, { 'sec-fetch-site': 'same-site', origin: 'https://portal.example' }, true],
  // What a request says of the host that it came to counts for nothing.
  [portal, { origin: 'https://evil.example', host: 'evil.example', 'x-forwarded-host': 'evil.example' }, true],
  // No browser leaves both out when it sends a form; what is none carries nobody's cookies.
  [portal, {}, false],
  [here, { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, false],
  [here, { origin: 'https://localhost:3000', host: 'localhost:3000' }, true],
  [here, { origin: 'http://localhost:3001', host: 'localhost:3001' }, true],
])('sent to %s with %j is foreign: %s', (origin, headers, foreign) => {
  expect(isForeign(asking(headers), origin)).toBe(foreign);
});

test('of what a visitor says the framework gets nothing that it would take for ours, or for its own router’s', () => {
  const given = {
    cookie: 'a=1',
    accept: 'text/html',
    host: 'evil.example',
    connection: 'keep-alive',
    'x-middleware-subrequest': 'middleware',
    'x-nextjs-data': '1',
    'x-matched-path': '/secret',
    'content-security-policy': "script-src 'nonce-known'",
    rsc: '1',
    'next-router-state-tree': '{',
    'next-url': '/secret',
    forwarded: 'for=1.2.3.4',
  };
  const { 'x-forwarded-for': from, ...headers } = headersFor(asking(given), portal);
  expect(from).not.toContain('1.2.3.4');
  expect(headers).toEqual({
    cookie: 'a=1',
    accept: 'text/html',
    host: 'portal.example',
    'x-forwarded-host': 'portal.example',
    'x-forwarded-proto': 'https',
  });
});
