import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { circulatedText, negotiators, openedRound, paragraphOf, stageOf, submitted } from '#bin/test/text.ts';
import { lastEntry, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { onTextChange } from '#lib/ground/text-changes.ts';
import { keepNote } from '#lib/text/note/commands.ts';
import { recordProposal } from '#lib/text/proposal/commands.ts';
import { saveProposalDraft, submitProposal } from '#lib/text/proposal/draft/commands.ts';
import { closeRound } from '#lib/text/round/commands.ts';
import { replyToRound } from '#lib/text/round/reply/commands.ts';
import { endSupport, supportProposal, withdrawProposal } from '#lib/text/support/commands.ts';

let staff: Actor;
let kaz: Actor;
let kgz: Actor;
const heard: string[] = [];
let deaf = () => {};
beforeAll(async () => {
  ({ staff, kaz, kgz } = await negotiators());
  // It is heard of from the moment on that the connection listens.
  await new Promise<void>((listening) => {
    deaf = onTextChange((id) => {
      if (id === null) listening();
      else heard.push(id);
    });
  });
});
afterAll(() => deaf());

/** Whether somebody who follows a text hears of something that is done. */
async function isHeardOf(id: string, work: () => Promise<unknown>): Promise<boolean> {
  heard.length = 0;
  await work();
  const until = Date.now() + 2000;
  while (!heard.includes(id) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  return heard.includes(id);
}

test('support given and ended, and what a State answers, are heard of by whoever follows the text', async () => {
  const text = await circulatedText(staff);
  await openedRound(staff, text);
  const at = await paragraphOf(text.id, 'Agree to share');
  const id = await submitted(kaz, text.id, { paragraphId: at.id, words: { en: 'Agree to share data every year;' } });
  const heardOf = (work: () => Promise<unknown>) => isHeardOf(text.id, work);
  expect(await heardOf(async () => value(await supportProposal(kgz, { delegation: 'KGZ', id })))).toBe(true);
  expect(await heardOf(async () => value(await endSupport(kgz, { delegation: 'KGZ', id })))).toBe(true);
  expect(await heardOf(async () => value(await supportProposal(kgz, { delegation: 'KGZ', id })))).toBe(true);
  expect(await heardOf(async () => value(await withdrawProposal(kaz, { delegation: 'KAZ', id })))).toBe(true);
  value(await closeRound(staff, { id: text.id }));
  await openedRound(staff, text, { kind: 'comments' });
  const reply = { id: text.id, participant: 'KAZ', language: 'en', kind: 'no-objection' };
  expect(await heardOf(async () => value(await replyToRound(kaz, reply)))).toBe(true);
  expect(
    await heardOf(async () => value(await replyToRound(kaz, { ...reply, kind: 'comments', words: 'It is too long.' }))),
  ).toBe(true);
});

test('what a delegation keeps to itself nobody hears of', async () => {
  const text = await circulatedText(staff, {}, { ordinal: '31' });
  const at = await paragraphOf(text.id, 'Agree to share');
  const own = { delegation: 'KAZ', textId: text.id, paragraphId: at.id };
  expect(
    await isHeardOf(text.id, async () => {
      value(await saveProposalDraft(kaz, { ...own, kind: 'delete', language: 'en' }));
      value(await keepNote(kaz, { ...own, words: 'Our red line.' }));
    }),
  ).toBe(false);
});

test('a State has one position on a paragraph: what it says anew, or supports, takes the place of what contradicts it', async () => {
  const text = await circulatedText(staff, {}, { ordinal: '81' });
  await openedRound(staff, text);
  const at = await paragraphOf(text.id, 'Agree to share');
  const last = await paragraphOf(text.id, 'Ask the Secretariat');
  const words = (every: string) => ({ en: `Agree to share statistics every ${every};` });
  const month = await submitted(kaz, text.id, { paragraphId: at.id, words: words('month') });
  value(await supportProposal(kgz, { delegation: 'KGZ', id: month }));
  // Another place, a remark and other paragraphs are no contradiction.
  const beside = [
    await submitted(kaz, text.id, { kind: 'move', paragraphId: at.id, after: last.id }),
    await submitted(kaz, text.id, { kind: 'comment', paragraphId: at.id, words: { en: 'See above.' } }),
    await submitted(kaz, text.id, { kind: 'delete', paragraphId: last.id }),
  ];
  const draft = { delegation: 'KAZ', textId: text.id, kind: 'replace', language: 'en', paragraphId: at.id };
  const { id: week } = value(await saveProposalDraft(kaz, { ...draft, words: words('week') }));
  const submitting = { delegation: 'KAZ', id: week, expectedVersion: 1 };
  expect(value(await submitProposal.rehearse(kaz, submitting))).toMatchObject([
    { code: 'proposed-replace' },
    { code: 'position-before' },
    {
      code: 'proposed-replace',
      redline: { pieces: expect.arrayContaining([expect.objectContaining({ kind: 'added', text: 'month' })]) },
    },
  ]);
  value(await submitProposal(kaz, submitting));
  expect(await lastEntry()).toMatchObject({ act: 'submitProposal', after: { instead: [month] } });
  // Whoever else stands behind what was said before has it now.
  expect(await stageOf(month)).toMatchObject({ stage: 'submitted', participant: 'KGZ' });
  for (const id of beside) expect(await stageOf(id)).toMatchObject({ stage: 'submitted', participant: 'KAZ' });
  value(await supportProposal(kgz, { delegation: 'KGZ', id: week }));
  expect(await stageOf(month)).toMatchObject({ stage: 'withdrawn' });
  value(
    await recordProposal(staff, {
      ...{ textId: text.id, participant: 'KGZ', received: 'Letter 4', kind: 'delete', language: 'en' },
      paragraphId: at.id,
    }),
  );
  const [behind] = await rows<{ all: string[] }>(
    sql`select array(select participant from proponent where proposal_id = ${week} order by 1) as all`,
  );
  expect(behind?.all).toEqual(['KAZ']);
});
