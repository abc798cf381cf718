import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { actorFor, loadedRegister } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import { type Actor, PUBLIC, setActor } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { keepCorrection } from '#lib/correction/commands.ts';
import { correctionsOf, correctionView } from '#lib/correction/rows.ts';

let staff: Actor;
const subjectId = randomUUID();
const wrong = { noun: 'membership' as const, subjectId, about: 'UZB', reason: 'The year was mistyped.' };

beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  await database().transaction(async (tx) => {
    await setActor(tx, staff);
    const before = { participant: 'UZB', status: 'suspended', from: '2031-01-01' };
    await keepCorrection(tx, { ...wrong, kind: 'annulled', before, wasPublic: true });
    await keepCorrection(tx, { ...wrong, kind: 'corrected', before: {}, after: {}, wasPublic: false });
  });
});

const seenBy = (actor: Actor) =>
  read(actor, async (db) => {
    const shape = z.object({ corrections: z.array(correctionView) });
    const [row] = await rows(db, shape, sql`select ${correctionsOf('en', 'membership', 'UZB')} as corrections`);
    return row?.corrections ?? [];
  });

test('the public sees what had been public before it was put right, with names of participants; staff see all', async () => {
  expect(await seenBy(PUBLIC)).toMatchObject([
    {
      kind: 'annulled',
      reason: 'The year was mistyped.',
      before: { status: 'suspended', from: '2031-01-01' },
      names: { UZB: 'Uzbekistan' },
    },
  ]);
  expect((await seenBy(staff)).map(({ kind }) => kind)).toContain('corrected');
});

test('nobody changes or removes a correction, and no delegate makes one', async () => {
  const delegate = await actorFor('delegate', { iso3: 'UZB' });
  const as = (actor: Actor, statement: ReturnType<typeof sql>) =>
    database().transaction(async (tx) => {
      await setActor(tx, actor);
      await tx.execute(statement);
    });
  await expect(as(staff, sql`delete from correction`)).rejects.toMatchObject({ cause: { code: '42501' } });
  await expect(as(staff, sql`update correction set reason = 'another'`)).rejects.toMatchObject({
    cause: { code: '42501' },
  });
  await expect(
    database().transaction(async (tx) => {
      await setActor(tx, delegate);
      await keepCorrection(tx, { ...wrong, kind: 'annulled', before: null, wasPublic: true });
    }),
  ).rejects.toMatchObject({ cause: { code: '42501' } });
});
