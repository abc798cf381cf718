import type { IncomingMessage, ServerResponse } from 'node:http';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { bytesOf, nextProxy } from '#bin/serve/next-proxy.ts';
import { rows } from '#bin/test/world.ts';
import { database } from '#db/client.ts';

const running = async (mark: string) =>
  (
    await rows(sql`select 1 from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()
    and query like ${`%/* ${mark} */%`} and query not like '%pg_stat_activity%'`)
  ).length;

/** A page that waits for the register: for a minute where nobody ends it. */
const slow = (mark: string) => async (request: IncomingMessage, response: ServerResponse) => {
  request.resume();
  const statement =
    mark === 'given up' ? sql`select pg_sleep(60) /* given up */` : sql`select pg_sleep(1) /* an act */`;
  await database().execute(statement);
  response.end('whole');
};

test('a page that nobody waits for any more ends its statement in PostgreSQL', async () => {
  const ask = nextProxy(slow('given up'));
  const gone = new AbortController();
  const answer = ask({ method: 'GET', path: '/en', headers: {}, signal: gone.signal });
  await expect.poll(() => running('given up')).toBe(1);
  gone.abort();
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  await expect.poll(() => running('given up'), { timeout: 5000 }).toBe(0);
});

test('an act that was sent is done, though nobody waits to hear of it', async () => {
  let end = (_: unknown) => {};
  const ended = new Promise((resolve) => {
    end = resolve;
  });
  const act = slow('an act');
  const ask = nextProxy((request, response) => act(request, response).then(() => end('done'), end));
  const gone = new AbortController();
  const body = {
    headers: { 'content-length': '2' },
    body: (inner: { end: (text: string) => void }) => inner.end('ab'),
  };
  const answer = ask({ method: 'POST', path: '/en', signal: gone.signal, ...body });
  await expect.poll(() => running('an act')).toBe(1);
  gone.abort();
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  expect(await ended).toBe('done');
});

test('answers come whole, one after another, and a fault is no answer', async () => {
  const ask = nextProxy(async (request, response) => {
    if (request.url === '/broken') throw new Error('broken');
    response.setHeader('set-cookie', ['a=1', 'b=2']).end(`of ${request.url}`);
  });
  const signal = new AbortController().signal;
  for (let n = 0; n < 50; n++) {
    const answer = await ask({ method: 'GET', path: `/${n}`, headers: {}, signal });
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect((await bytesOf(answer)).toString()).toBe(`of /${n}`);
  }
  await expect(ask({ method: 'GET', path: '/broken', headers: {}, signal })).rejects.toThrow();
});
