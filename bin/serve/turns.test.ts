import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { giveTurns } from '#bin/serve/turns.ts';
import { ownTurns, type TakeTurn } from '#lib/ground/turns.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A process that serves, as the first sees it: what it says, and what it was told. */
function serving(take: TakeTurn) {
  const told: unknown[] = [];
  const worker = Object.assign(new EventEmitter(), {
    isConnected: () => true,
    send: (message: object) => told.push(message),
  });
  giveTurns(worker, take);
  const say = async (message: unknown) => {
    worker.emit('message', message);
    await settle();
  };
  const end = async () => {
    worker.emit('exit');
    await settle();
  };
  const ask = (turn: number, room = 'reading') => say({ turn, room, of: { source: 'a' } });
  return { told, say, ask, end };
}

test('what one process has a turn for, another waits for; and what a process held is free when it is gone', async () => {
  const take = ownTurns();
  const [one, other] = [serving(take), serving(take)];
  await one.ask(1);
  await other.ask(1);
  await other.ask(2);
  expect([one.told, other.told]).toEqual([[{ turn: 1, given: true }], []]);
  await one.say({ left: 1 });
  expect(other.told).toEqual([{ turn: 1, given: true }]);
  await one.ask(2);
  await other.end(); // in its turn, and with another that waits
  expect(one.told).toEqual([
    { turn: 1, given: true },
    { turn: 2, given: true },
  ]);
});

test('where there is no room to wait, whichever process asks is told so', async () => {
  const take = ownTurns();
  const [one, other] = [serving(take), serving(take)];
  for (let turn = 0; turn < 21; turn++) await one.ask(turn);
  await other.ask(1);
  expect(one.told).toEqual([{ turn: 0, given: true }]);
  expect(other.told).toEqual([{ turn: 1, given: false }]);
});

test('what is no question is no question', async () => {
  const one = serving(ownTurns());
  for (const message of [
    'listening',
    null,
    { turn: 'x' },
    { turn: 1, room: 'attic', of: { source: 'a' } },
    { left: 9 },
  ])
    await one.say(message);
  expect(one.told).toEqual([]);
});
