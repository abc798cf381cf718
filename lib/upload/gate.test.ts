import { expect, test } from 'vitest';
import { GateFull, gate } from '#lib/upload/gate.ts';

/** Work that goes on until it is let go. */
function held() {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  return { work: () => promise, end: resolve, fail: reject };
}

test('so many go on at once, the others in their order, and whoever finds the queue full is told', async () => {
  const pass = gate(2, 2);
  const pieces = Array.from({ length: 4 }, held);
  const began: number[] = [];
  const all = pieces.map(({ work }, i) =>
    pass(() => {
      began.push(i);
      return work();
    }),
  );
  await expect(pass(async () => {})).rejects.toThrow(GateFull);
  expect(began).toEqual([0, 1]);
  pieces[1]?.fail(new Error('went wrong'));
  await expect(all[1]).rejects.toThrow('went wrong');
  expect(began).toEqual([0, 1, 2]);
  for (const { end } of pieces) end();
  await Promise.all([all[0], all[2], all[3]]);
  expect(began).toEqual([0, 1, 2, 3]);
  expect(await pass(async () => 'free again')).toBe('free again');
});
