import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { circulatedText, momentIn, negotiators, openedRound, paragraphOf } from '#bin/test/text.ts';
import { actorFor, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows as rowsOf } from '#lib/act/read.ts';

import { saveProposalDraft, submitProposal } from '#lib/text/proposal/commands.ts';

import { closeRound, extendRound, openRound, replyToRound } from '#lib/text/round/commands.ts';

let staff: Actor;
let kaz: Actor;
let kgz: Actor;
beforeAll(async () => {
  ({ staff, kaz, kgz } = await negotiators());
});
const ordinals = { next: 20 };
const other = () => ({ ordinal: `${++ordinals.next}` });

test('after the close nothing more is taken, not even by SQL, and the draft stays', async () => {
  const text = await circulatedText(staff, {}, other());
  await openedRound(staff, text);
  const at = await paragraphOf(text.id, 'Agree to share');
  const { id } = value(
    await saveProposalDraft(kaz, {
      delegation: 'KAZ',
      textId: text.id,
      kind: 'delete',
      language: 'en',
      paragraphId: at.id,
    }),
  );
  expect(
    refusal(
      await openRound(staff, { id: text.id, expectedVersion: 2, kind: 'proposals', closesAt: await momentIn(5) }),
    ),
  ).toBe('round-open-already');
  expect(refusal(await extendRound(staff, { id: text.id, closesAt: await momentIn(5) }))).toBe('instant-earlier');
  value(await extendRound(staff, { id: text.id, closesAt: await momentIn(72) }));
  value(await closeRound(staff, { id: text.id }));
  expect(refusal(await closeRound(staff, { id: text.id }))).toBe('no-round-open');
  expect(refusal(await submitProposal(kaz, { delegation: 'KAZ', id, expectedVersion: 1 }))).toBe('no-round-open');
  await expect(
    rows(sql`insert into proposal (text_id, round_id, revision_id, participant, kind, paragraph_id, language)
      select r.text_id, r.id, r.revision_id, 'KAZ', 'delete', ${at.id}, 'en' from review_round r where r.text_id = ${text.id}`),
  ).rejects.toThrow();
  const [left] = await read(kaz, (db) =>
    rowsOf(db, z.object({ n: z.int() }), sql`select count(*)::int as n from proposal_draft where id = ${id}`),
  );
  expect(left).toEqual({ n: 1 });
  expect(
    await openRound(staff, { id: text.id, expectedVersion: 2, kind: 'proposals', closesAt: '2020-01-01 10:00' }),
  ).toMatchObject({
    refusal: { code: 'instant-past', fields: { closesAt: 'instant-past' } },
  });
  expect(
    await openRound(staff, { id: text.id, expectedVersion: 2, kind: 'proposals', closesAt: 'tomorrow' }),
  ).toMatchObject({
    refusal: { fields: { closesAt: 'instant-form' } },
  });
});

test('a round of comments has one answer a State, late ones until it is closed', async () => {
  const text = await circulatedText(staff, {}, other());
  await openedRound(staff, text, { kind: 'comments' });
  const reply = { id: text.id, participant: 'KAZ', language: 'en' };
  expect(await replyToRound(kaz, { ...reply, kind: 'comments' })).toMatchObject({
    refusal: { fields: { words: 'field-missing' } },
  });
  value(await replyToRound(kaz, { ...reply, kind: 'no-objection' }));
  value(await replyToRound(kaz, { ...reply, kind: 'comments', words: 'Paragraph 2 is too short.' }));
  expect(refusal(await replyToRound(kgz, { ...reply, kind: 'no-objection' }))).toBe('forbidden');
  value(await replyToRound(staff, { ...reply, participant: 'KGZ', kind: 'no-objection' }));
  await rows(sql`update review_round set closes_at = opened_at + interval '1 millisecond' where text_id = ${text.id}`);
  value(
    await replyToRound(await actorFor('head-of-delegation', { iso3: 'TJK' }), {
      ...reply,
      participant: 'TJK',
      kind: 'no-objection',
    }),
  );
  value(await closeRound(staff, { id: text.id }));
  expect(refusal(await replyToRound(kaz, { ...reply, kind: 'no-objection' }))).toBe('not-found');
});
