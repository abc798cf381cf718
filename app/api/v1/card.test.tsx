import { expect, test } from 'vitest';
import { drawCard } from '#app/api/v1/card.tsx';
import { factsOf, overOf } from '#components/data/share-card.tsx';
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

test('what is not certain is marked on a picture as on the page', () => {
  const none = { title: 'x', over: null, from: null, to: null, place: null, stage: null };
  const from = { date: '2023-10-12', precision: 'day' } as const;
  const said = factsOf('en', { ...none, noun: 'conference', from, place: 'Baku', inferred: 'year' });
  expect(said.replaceAll('\u00a0', ' ')).toBe('12 October 2023 (year inferred) · Baku');
  const standing = {
    status: 'observer',
    statusWord: null,
    certainty: 'certain',
    inferred: true,
    from: null,
    to: null,
    claims: [],
  } as const;
  expect(overOf('en', { ...none, noun: 'organization', standing: { ...standing, claims: [] } })).toBe(
    'Observer, inferred from its role',
  );
  expect(
    overOf('fr', {
      ...none,
      noun: 'state',
      standing: { ...standing, certainty: 'possible', inferred: false, claims: [] },
    }),
  ).toBe('Observateur, sans date');
  expect(overOf('ru', { ...none, noun: 'source', over: 'МОМ' })).toBe('МОМ');
});
