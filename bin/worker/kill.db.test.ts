import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { mailServer } from '#bin/test/mail-server.ts';
import { endWork, hurryJobs, mailNow, put, untilMail, useServer, work } from '#bin/test/mail-world.ts';
import { loadedRegister } from '#bin/test/world.ts';

beforeAll(async () => {
  await loadedRegister();
  await hurryJobs();
});
beforeEach(() => useServer(null));
afterEach(endWork);

/** A worker in a process of its own, given the portal's role and nothing of the owner. */
async function workerBeside() {
  const { DATABASE_URL: _, ...given } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'worker.ts')], {
    env: given,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  for await (const line of createInterface(child.stdout)) if (line === 'working') break;
  return child;
}

test('a worker killed when the server has the mail, and had not answered: it is not sent again by itself', async () => {
  const hasIt = Promise.withResolvers<void>();
  const given: string[] = [];
  const silent = await mailServer({
    onData: (stream, session) => {
      given.push(...session.envelope.rcptTo.map(({ address }) => address));
      stream.on('data', () => {});
      stream.on('end', hasIt.resolve); // and never answers
    },
    closeTimeout: 0,
  });
  onTestFinished(silent.close);
  useServer(silent.url);
  const id = await put();
  const child = await workerBeside();
  await hasIt.promise;
  expect(await mailNow(id)).toMatchObject({ state: 'sending', attempts: 1 });
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  await work();
  expect(await untilMail(id, 'failed')).toMatchObject({ reason: 'unknown', attempts: 1 });
  expect(given).toEqual(['person@post.test']);
}, 90_000);

test('a worker that is told to end ends within its time, and the mail that no server had is taken up by the next', async () => {
  const greeted = Promise.withResolvers<void>();
  const slow = await mailServer({ onConnect: () => greeted.resolve(), closeTimeout: 0 }); // never greets
  useServer(slow.url);
  const id = await put();
  const child = await workerBeside();
  await greeted.promise;
  const ended = once(child, 'exit');
  const began = performance.now();
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(performance.now() - began).toBeLessThan(5000);
  await slow.close();
  const server = await mailServer();
  onTestFinished(server.close);
  useServer(server.url);
  await work();
  await untilMail(id, 'sent');
  expect(server.received).toHaveLength(1);
}, 90_000);
