import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { circulatedText, momentIn, negotiators, openedRound, paragraphOf, suspended } from '#bin/test/text.ts';
import { actorFor, lastEntry, refusal, rows, value } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import { type Actor, setActor } from '#lib/act/actor.ts';
import { read, rows as rowsOf } from '#lib/act/read.ts';

import { recordProposal } from '#lib/text/proposal/commands.ts';
import { saveProposalDraft, submitProposal } from '#lib/text/proposal/draft/commands.ts';
import { textView } from '#lib/text/queries.ts';

import { closeRound, extendRound, openRound } from '#lib/text/round/commands.ts';
import { replyToRound } from '#lib/text/round/reply/commands.ts';

let staff: Actor;
let chair: Actor;
let kaz: Actor;
let kgz: Actor;
beforeAll(async () => {
  ({ staff, chair, kaz, kgz } = await negotiators());
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
  // Whoever closes it early sees until when it was to run, and what came in it.
  expect(value(await closeRound.rehearse(staff, { id: text.id }))).toMatchObject([
    { code: 'round-closing-proposals', params: { when: 'early', zone: 'Asia/Almaty', at: expect.any(String) } },
  ]);
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
  await rows(sql`update review_round set closes_at = opened_at + interval '1 millisecond' where text_id = ${text.id}`);
  value(
    await replyToRound(await actorFor('head-of-delegation', { iso3: 'TJK' }), {
      ...reply,
      participant: 'TJK',
      kind: 'no-objection',
    }),
  );
  value(await closeRound(staff, { id: text.id }));
  expect(refusal(await replyToRound(kaz, { ...reply, kind: 'no-objection' }))).toBe('no-round-open');
  // What was answered stays to be read: the round has to be closed before the text goes on.
  const view = await textView(staff, 'en', text.id);
  expect(view).toMatchObject({ openRound: null, lastComments: { kind: 'comments', isTaking: false } });
  const answered = view?.lastComments?.replies.filter(({ kind }) => kind !== null).map((one) => one.participant);
  expect(answered?.sort()).toEqual(['KAZ', 'TJK']);
});

/** A day of the seat's calendar, so many days from today. */
const dayIn = async (days: number): Promise<string> =>
  (await rows<{ day: string }>(sql`select (today() + ${days}::int)::text as day`))[0]?.day ?? '';

test('the secretariat records the answer of a State that wrote by letter, with the day on which it came', async () => {
  const text = await circulatedText(staff, {}, other());
  await openedRound(staff, text, { kind: 'comments' });
  const [today, tomorrow, lastWeek] = [await dayIn(0), await dayIn(1), await dayIn(-7)];
  const letter = {
    id: text.id,
    participant: 'KGZ',
    language: 'en',
    kind: 'comments',
    words: 'Paragraph 2 is too long.',
    received: 'Note verbale 12, by courier',
    receivedOn: today,
  };
  const refused = async (more: object) => {
    const result = await replyToRound(staff, { ...letter, ...more });
    return result.ok ? {} : { [result.refusal.code]: result.refusal.fields };
  };
  expect((await textView(staff, 'en', text.id))?.can).toMatchObject({ answer: true, reply: false });
  expect((await textView(kaz, 'en', text.id))?.can).toMatchObject({ answer: false, reply: true });
  expect(await refused({ received: ' ' })).toEqual({ invalid: { received: 'field-missing' } });
  expect(await refused({ receivedOn: '' })).toEqual({ invalid: { receivedOn: 'date-missing' } });
  expect(await refused({ receivedOn: 'last week' })).toEqual({ invalid: { receivedOn: 'date-invalid' } });
  expect(await refused({ receivedOn: tomorrow })).toEqual({ 'date-ahead': { receivedOn: 'date-ahead' } });
  expect(await refused({ receivedOn: lastWeek })).toEqual({
    'reply-before-round': { receivedOn: 'reply-before-round' },
  });
  expect(await refused({ late: 'yes' })).toEqual({ 'reply-not-late': { late: 'reply-not-late' } });
  expect(await refused({ participant: 'org:IOM' })).toEqual({ 'round-not-entitled': undefined });
  expect(await refused({ kind: 'comments', words: '' })).toEqual({ invalid: { words: 'field-missing' } });
  expect(await replyToRound.rehearse(staff, letter)).toEqual({ ok: true, value: [] });
  value(await replyToRound(staff, letter));
  expect(await lastEntry()).toMatchObject({
    act: 'replyToRound',
    after: { participant: 'KGZ', received: 'Note verbale 12, by courier', receivedOn: today, late: false },
  });
  const answer = async () =>
    (await textView(kaz, 'en', text.id))?.openRound?.replies.find(({ participant }) => participant === 'KGZ');
  expect(await answer()).toMatchObject({
    kind: 'comments',
    words: 'Paragraph 2 is too long.',
    received: 'Note verbale 12, by courier',
    receivedOn: today,
    late: false,
  });
  // A second letter takes the place of the first, and whoever records it is told so before.
  expect(await replyToRound.rehearse(staff, { ...letter, kind: 'no-objection' })).toMatchObject({
    value: [{ code: 'reply-replaced' }],
  });
  // What the State then says here is its own.
  value(
    await replyToRound(kgz, {
      ...{ id: text.id, participant: 'KGZ', language: 'en', kind: 'no-objection' },
      ...{ received: 'made up', receivedOn: today, late: 'yes' },
    }),
  );
  expect(await answer()).toMatchObject({ kind: 'no-objection', received: null, receivedOn: null, late: false });
});

test('a letter that came after the close is late, and only as late it is taken', async () => {
  const text = await circulatedText(staff, {}, other());
  // A round of last week, as no form could open it.
  await rows(sql`insert into review_round (text_id, revision_id, number, kind, opened_at, closes_at)
    select r.text_id, r.id, 1, 'comments', now() - interval '9 days', now() - interval '4 days' from text_revision r where r.text_id = ${text.id}`);
  await rows(
    sql`insert into round_participant (round_id, participant) select id, 'KGZ' from review_round where text_id = ${text.id}`,
  );
  const letter = { id: text.id, participant: 'KGZ', language: 'en', kind: 'no-objection', received: 'Letter 7' };
  const afterwards = { ...letter, receivedOn: await dayIn(-2) };
  expect(await replyToRound(staff, afterwards)).toMatchObject({
    refusal: { code: 'reply-after-close', fields: { late: 'reply-after-close' } },
  });
  value(await replyToRound(staff, { ...afterwards, late: 'yes' }));
  const late = async () =>
    (await textView(staff, 'en', text.id))?.openRound?.replies.find(({ participant }) => participant === 'KGZ')?.late;
  expect(await late()).toBe(true);
  // It was recorded after the close, and had come before it.
  const before = { ...letter, receivedOn: await dayIn(-6) };
  expect(await replyToRound(staff, { ...before, late: 'yes' })).toMatchObject({ refusal: { code: 'reply-not-late' } });
  value(await replyToRound(staff, before));
  expect(await late()).toBe(false);
});

test('a letter that comes when the round is closed is recorded as late, by the secretariat alone, also once another is open', async () => {
  const text = await circulatedText(staff, {}, other());
  await rows(sql`insert into review_round (text_id, revision_id, number, kind, opened_at, closes_at, closed_at)
    select r.text_id, r.id, 1, 'comments', now() - interval '9 days', now() - interval '4 days', now() - interval '3 days'
      from text_revision r where r.text_id = ${text.id}`);
  await rows(
    sql`insert into round_participant (round_id, participant) select id, 'KGZ' from review_round where text_id = ${text.id}`,
  );
  const [today, before] = [await dayIn(0), await dayIn(-5)];
  const letter = {
    ...{ id: text.id, participant: 'KGZ', language: 'en', kind: 'comments', words: 'Too long.' },
    ...{ received: 'Note verbale 14', receivedOn: today },
  };
  expect((await textView(staff, 'en', text.id))?.can).toMatchObject({ answer: true });
  expect((await textView(kgz, 'en', text.id))?.can).toMatchObject({ answer: false, reply: false });
  expect(refusal(await replyToRound(staff, letter))).toBe('reply-after-close');
  value(await replyToRound(staff, { ...letter, late: 'yes' }));
  expect(await lastEntry()).toMatchObject({ after: { participant: 'KGZ', received: 'Note verbale 14', late: true } });
  const answer = async (actor: Actor) =>
    (await textView(actor, 'en', text.id))?.lastComments?.replies.find(({ participant }) => participant === 'KGZ');
  expect(await answer(kaz)).toMatchObject({
    words: 'Too long.',
    late: true,
    received: 'Note verbale 14',
    receivedOn: today,
  });
  // One that had come in time and lay somewhere is in time.
  value(await replyToRound(staff, { ...letter, receivedOn: before }));
  expect(await answer(kaz)).toMatchObject({ late: false, receivedOn: before });
  await openedRound(staff, { ...text, version: 2 });
  value(await replyToRound(staff, { ...letter, late: 'yes' }));
  expect(await answer(kaz)).toMatchObject({ late: true });
  // A State cannot say of itself that it wrote, with SQL neither.
  const own = sql`update round_reply set words = 'Better.' where participant = 'KGZ'`;
  const asState = database().transaction(async (tx) => {
    await setActor(tx, kgz);
    await tx.execute(own);
  });
  await expect(asState).rejects.toThrow();
  await expect(
    rows(
      sql`update round_reply set received = null, received_on = null, late = null where participant = 'KGZ' and round_id in (select id from review_round where text_id = ${text.id})`,
    ),
  ).rejects.toThrow();
});

test('observers comment where the rules of the process let them, and nowhere else', async () => {
  const text = await circulatedText(staff, {}, other());
  const round = async () => ({
    ...{ id: text.id, expectedVersion: text.version, kind: 'proposals', observers: 'yes' },
    closesAt: await momentIn(48),
  });
  expect(await openRound(staff, await round())).toMatchObject({
    refusal: { code: 'observers-comment-not', fields: { observers: 'observers-comment-not' } },
  });
  await rows(sql`update process set procedure = '{"observersComment": true}'`);
  value(await openRound(staff, await round()));
  await rows(sql`update process set procedure = '{}'`);
});

test('a State that is suspended while a round is open says nothing more in it, by letter neither', async () => {
  const text = await circulatedText(staff, {}, other());
  await openedRound(staff, text);
  const at = await paragraphOf(text.id, 'Agree to share');
  const form = { textId: text.id, kind: 'delete', language: 'en', paragraphId: at.id };
  const head = await actorFor('head-of-delegation', { iso3: 'TJK' });
  const own = value(await saveProposalDraft(head, { ...form, delegation: 'TJK' }));
  const given = value(await recordProposal(staff, { ...form, participant: 'TJK', received: 'In the room' }));
  await suspended(staff, 'TJK', async () => {
    expect(refusal(await submitProposal(head, { delegation: 'TJK', id: own.id, expectedVersion: 1 }))).toBe(
      'forbidden',
    );
    expect(refusal(await recordProposal(staff, { ...form, participant: 'TJK', received: 'By letter' }))).toBe(
      'round-entitled-no-longer',
    );
    // What it had said stays on the table.
    expect((await textView(staff, 'en', text.id))?.proposals).toMatchObject([{ id: given.id, stage: 'submitted' }]);
  });
  value(await submitProposal(head, { delegation: 'TJK', id: own.id, expectedVersion: 1 }));
});

test('of two who close a round at once, one is told that none is open', async () => {
  const text = await circulatedText(staff, {}, other());
  await openedRound(staff, text);
  const both = await Promise.all([closeRound(staff, { id: text.id }), closeRound(chair, { id: text.id })]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.flatMap((one) => (one.ok ? [] : [one.refusal.code]))).toEqual(['no-round-open']);
});
