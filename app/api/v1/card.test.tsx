import { expect, test } from 'vitest';
import { drawCard } from '#app/api/v1/card.tsx';
import type { CardView } from '#lib/data/card/queries.ts';

const view: CardView = {
  acronym: 'AP',
  name: 'Алматинский процесс',
  demonstration: true,
  thing: {
    noun: 'conference',
    title: 'Третья конференция министров '.repeat(20),
    over: 'Конференция министров',
    from: { date: '2025-04-24', precision: 'day' },
    to: null,
    place: 'Баку',
    stage: 'closed',
  },
  counts: { conferences: 12, outcomes: 7 },
};

test('a picture is PNG of the size that was promised, drawn once for the same words, and whole whatever they are', async () => {
  const bytes = await drawCard('ru', view);
  expect([...bytes.slice(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG');
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  expect([header.getUint32(16), header.getUint32(20)]).toEqual([1200, 630]);
  expect(await drawCard('ru', structuredClone(view))).toBe(bytes);
  const ofProcess = await drawCard('fr', { ...view, thing: null });
  expect(ofProcess).not.toEqual(bytes);
  expect(ofProcess.length).toBeGreaterThan(5000);
});

test('of many that are asked for at once some wait and the rest are told to come again', async () => {
  const asked = Array.from({ length: 16 }, (_, at) => drawCard('en', { ...view, acronym: `A${at}` }));
  const done = await Promise.allSettled(asked);
  expect(done.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(8);
  for (const one of done) if (one.status === 'rejected') expect(one.reason).toMatchObject({ name: 'Busy' });
  expect(done.some(({ status }) => status === 'rejected')).toBe(true);
}, 120_000);
