import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Busy, fairQueue } from '#lib/ground/fair-queue.ts';

/** Work that ends when the test says so, and a list of what has begun. */
function bench(atOnce: number, room: number) {
  const queue = fairQueue({ atOnce, room });
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const send = (name: string, source: string, first = false) =>
    queue
      .run({ source, first }, () => {
        begun.push(name);
        return new Promise<void>((resolve) => ends.push(resolve));
      })
      .then(
        () => 'done' as const,
        (thrown: unknown) => (thrown instanceof Busy ? ('busy' as const) : Promise.reject(thrown)),
      );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const endOne = async () => {
    ends.shift()?.();
    await settle();
  };
  return { begun, send, endOne, settle };
}

test('so many run at once and no more; the rest run as places are left, and a fault leaves its place too', async () => {
  const { begun, send, endOne, settle } = bench(2, 10);
  const all = ['a', 'b', 'c'].map((name) => send(name, 'here'));
  await settle();
  expect(begun).toEqual(['a', 'b']);
  await endOne();
  expect(begun).toEqual(['a', 'b', 'c']);
  await endOne();
  await endOne();
  expect(await Promise.all(all)).toEqual(['done', 'done', 'done']);
  const queue = fairQueue({ atOnce: 1, room: 1 });
  const turn = { source: 'x', first: false };
  await expect(queue.run(turn, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await queue.run(turn, async () => 'after it')).toBe('after it');
});

test('sources take turns, and who goes first goes before all of them', async () => {
  const { begun, send, endOne, settle } = bench(1, 10);
  for (const name of ['flood 1', 'flood 2', 'flood 3', 'flood 4']) send(name, 'flood');
  send('hall 1', 'hall');
  send('hall 2', 'hall');
  send('known', 'elsewhere', true);
  await settle();
  for (let n = 0; n < 6; n++) await endOne();
  expect(begun).toEqual(['flood 1', 'known', 'hall 1', 'flood 2', 'hall 2', 'flood 3', 'flood 4']);
});

test('a full queue refuses its greediest source, never another, nor anybody who goes first', async () => {
  const { send, settle } = bench(1, 4);
  const flood = Array.from({ length: 5 }, (_, n) => send(`flood ${n}`, 'flood'));
  const one = send('one too many', 'flood');
  expect(await one).toBe('busy');
  const others: string[] = [];
  send('hall', 'hall').then((end) => others.push(end));
  send('known', 'elsewhere', true).then((end) => others.push(end));
  await settle();
  expect(others).toEqual([]);
  expect(await Promise.all(flood.slice(-2))).toEqual(['busy', 'busy']);
});

test('a thousand who come at once are two at work, a short queue, and the rest refused at once', async () => {
  const { begun, send, settle } = bench(2, 24);
  const ends: string[] = [];
  for (let n = 0; n < 1000; n++) send(`${n}`, `source ${n % 7}`).then((end) => ends.push(end));
  await settle();
  expect(begun).toHaveLength(2);
  expect(ends).toHaveLength(1000 - 26);
  expect(new Set(ends)).toEqual(new Set(['busy']));
});

test('what has weight waits its turn: never more at one time than may be, one heavier by itself, none forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 150 }), { maxLength: 30 }), async (weights) => {
      const { take } = fairQueue({ atOnce: 100, room: 100 });
      let held = 0;
      let count = 0;
      await Promise.all(
        weights.map(async (weight, n) => {
          const leave = await take({ source: `${n % 3}`, weight });
          held += weight;
          count += 1;
          expect(held <= 100 || count === 1).toBe(true);
          await new Promise(setImmediate);
          held -= weight;
          count -= 1;
          leave();
          leave(); // told twice, it counts once
        }),
      );
      expect(held).toBe(0);
    }),
  );
});

test('beyond those that may wait, the next of the same source is turned away', async () => {
  const { take } = fairQueue({ atOnce: 10, room: 1 });
  const first = await take({ source: '', weight: 10 });
  const second = take({ source: '', weight: 10 });
  await expect(take({ source: '', weight: 1 })).rejects.toThrow(Busy);
  first();
  expect(await second).toBeTypeOf('function');
});

test('who is refused for want of room is known by another copy of the module too, as the pages have one beside the server', async () => {
  const copy = '#lib/ground/fair-queue.ts?copy';
  const pages: { Busy: typeof Busy } = await import(copy);
  expect(pages.Busy).not.toBe(Busy);
  expect(new Busy('full')).toBeInstanceOf(pages.Busy);
  expect(new Error('other')).not.toBeInstanceOf(pages.Busy);
  expect('Busy').not.toBeInstanceOf(Busy);
});
