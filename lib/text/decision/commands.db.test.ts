import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';

import { circulatedText, negotiators, openedRound, paragraphOf, stageOf, submitted, textNow } from '#bin/test/text.ts';
import { refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';

import {
  agreeParagraph,
  keepBracketed,
  mergeProposals,
  reopenParagraph,
  showParagraph,
} from '#lib/text/decision/commands.ts';
import { noteComment, returnProposal, takeProposal } from '#lib/text/decision/proposal/commands.ts';

import { saveProposalDraft, submitProposal } from '#lib/text/proposal/draft/commands.ts';
import { textView } from '#lib/text/queries.ts';
import { cutRevision } from '#lib/text/revision/commands.ts';
import { closeRound } from '#lib/text/round/commands.ts';

let staff: Actor;
let chair: Actor;
let kaz: Actor;
let kgz: Actor;
beforeAll(async () => {
  ({ staff, chair, kaz, kgz } = await negotiators());
});
const ordinals = { next: 20 };
const other = () => ({ ordinal: `${++ordinals.next}` });

test('the Chair agrees, takes, words, keeps in brackets, returns and reopens; the text says exactly that', async () => {
  const text = await circulatedText(staff, {}, other());
  await openedRound(chair, text);
  const lead = chair;
  const [one, two, three] = [
    await paragraphOf(text.id, 'Agree to share'),
    await paragraphOf(text.id, 'Agree that'),
    await paragraphOf(text.id, 'Ask the'),
  ];
  const words = { en: 'Agree to share statistics twice a year;' };
  const taken = await submitted(kaz, text.id, { paragraphId: one.id, words });
  const same = await submitted(kgz, text.id, { paragraphId: one.id, words });
  const inserted = await submitted(kaz, text.id, {
    kind: 'insert',
    after: three.id,
    paragraphKind: 'operative',
    level: 1,
    words: { en: 'Agree to meet again.' },
  });
  const merged = await submitted(kgz, text.id, {
    paragraphId: two.id,
    words: { en: 'Agree that seasonal permits are issued within ten days;' },
  });
  const kept = await submitted(kaz, text.id, { kind: 'delete', paragraphId: three.id });
  const state = async () => ({ id: text.id, expectedVersion: (await textNow(text.id)).version });
  expect(refusal(await agreeParagraph(lead, { ...(await state()), paragraphId: one.id }))).toBe(
    'paragraph-has-proposals',
  );
  expect(refusal(await takeProposal(kaz, { ...(await state()), proposalId: taken }))).toBe('forbidden');
  value(await takeProposal(lead, { ...(await state()), proposalId: taken }));
  expect((await paragraphOf(text.id, 'Agree to share')).words).toEqual(words);
  expect(await stageOf(same)).toMatchObject({ stage: 'agreed' });
  expect(refusal(await takeProposal(lead, { ...(await state()), proposalId: taken }))).toBe('proposal-settled');
  value(await takeProposal(lead, { ...(await state()), proposalId: inserted }));
  expect((await textNow(text.id)).paragraphs.at(-1)).toMatchObject({
    id: inserted,
    words: { en: 'Agree to meet again.' },
  });
  value(
    await mergeProposals(lead, {
      ...(await state()),
      paragraphId: two.id,
      proposals: [merged],
      words: { en: 'Agree that seasonal permits are issued within twenty days;' },
    }),
  );
  expect(await stageOf(merged)).toMatchObject({ stage: 'agreed' });
  value(await agreeParagraph(lead, { ...(await state()), paragraphId: one.id }));
  expect((await paragraphOf(text.id, 'Agree to share')).agreed).toBe(true);
  value(await reopenParagraph(lead, { ...(await state()), paragraphId: one.id }));
  value(await keepBracketed(lead, { ...(await state()), paragraphId: three.id }));
  expect(await stageOf(kept)).toMatchObject({ stage: 'bracketed' });
  const back = await submitted(kgz, text.id, { kind: 'move', paragraphId: three.id, after: null });
  expect(await returnProposal(lead, { ...(await state()), proposalId: back, reason: '' })).toMatchObject({
    refusal: { fields: { reason: 'field-missing' } },
  });
  value(await returnProposal(lead, { ...(await state()), proposalId: back, reason: 'It is the last by custom.' }));
  expect(await stageOf(back)).toMatchObject({ stage: 'returned', reason: 'It is the last by custom.' });
  value(await showParagraph(lead, { id: text.id, paragraphId: two.id }));
  expect((await textNow(text.id)).focus).toBe(two.id);
});

test('a comment is noted, with an answer or without one; it is neither taken, settled nor put in brackets', async () => {
  const text = await circulatedText(staff, {}, other());
  await openedRound(chair, text);
  const state = async () => ({ id: text.id, expectedVersion: (await textNow(text.id)).version });
  const one = await paragraphOf(text.id, 'Agree to share');
  const comment = (words: string) =>
    submitted(kaz, text.id, { kind: 'comment', paragraphId: one.id, words: { en: words } });
  const [first, second, third] = [
    await comment('Which statistics?'),
    await comment('Well said.'),
    await comment('Hm.'),
  ];
  const other_ = await submitted(kgz, text.id, { kind: 'delete', paragraphId: one.id });
  expect(refusal(await takeProposal(chair, { ...(await state()), proposalId: first }))).toBe('comment-is-noted');
  expect(refusal(await returnProposal(chair, { ...(await state()), proposalId: first, reason: 'x' }))).toBe(
    'comment-is-noted',
  );
  const words = { en: 'Agree to share all;' };
  expect(
    refusal(
      await mergeProposals(chair, { ...(await state()), paragraphId: one.id, words, proposals: [first, other_] }),
    ),
  ).toBe('comment-is-noted');
  expect(refusal(await noteComment(chair, { ...(await state()), proposalId: other_ }))).toBe('only-comments-are-noted');
  expect(refusal(await noteComment(kaz, { ...(await state()), proposalId: first }))).toBe('forbidden');
  const answer = 'Those of decision 3.';
  value(await noteComment(chair, { ...(await state()), proposalId: first, answer }));
  value(await noteComment(chair, { ...(await state()), proposalId: second }));
  expect(await stageOf(first)).toMatchObject({ stage: 'noted', reason: answer });
  expect(await stageOf(second)).toMatchObject({ stage: 'noted', reason: null });
  expect((await paragraphOf(text.id, 'Agree to share')).words).toEqual(one.words);
  expect(refusal(await noteComment(chair, { ...(await state()), proposalId: first }))).toBe('proposal-settled');
  value(await keepBracketed(chair, { ...(await state()), paragraphId: one.id }));
  expect([(await stageOf(third))?.stage, (await stageOf(other_))?.stage]).toEqual(['submitted', 'bracketed']);
});

test('a new revision carries what is open over, and returns what is on a paragraph that is gone', async () => {
  const text = await circulatedText(staff, {}, other());
  await openedRound(staff, text);
  const [one, three] = [await paragraphOf(text.id, 'Agree to share'), await paragraphOf(text.id, 'Ask the')];
  const open = await submitted(kaz, text.id, {
    paragraphId: one.id,
    words: { en: 'Agree to share data every month;' },
  });
  const onGone = await submitted(kaz, text.id, {
    paragraphId: three.id,
    words: { en: 'Ask the Secretariat to report to all.' },
  });
  const gone = await submitted(kgz, text.id, { kind: 'delete', paragraphId: three.id });
  const state = async () => ({ id: text.id, expectedVersion: (await textNow(text.id)).version });
  expect(refusal(await cutRevision(staff, await state()))).toBe('round-open-already');
  value(await takeProposal(staff, { ...(await state()), proposalId: gone }));
  value(await closeRound(staff, { id: text.id }));
  const cut = value(await cutRevision(staff, await state()));
  expect(cut).toMatchObject({ number: 1, symbol: expect.stringMatching(/\/L\.1\/Rev\.1$/) });
  expect(await stageOf(open)).toMatchObject({ stage: 'bracketed' });
  expect(await stageOf(onGone)).toMatchObject({ stage: 'returned', reason: 'paragraph-gone' });
  expect(refusal(await cutRevision(staff, await state()))).toBe('text-unchanged');
  const [first] = await rows<{ stage: string }>(
    sql`select d.stage from text_revision r join document d on d.id = r.document_id where r.text_id = ${text.id} and r.number = 0`,
  );
  expect(first).toEqual({ stage: 'superseded' });
});

test('what is agreed is reopened before it is reworded or struck, and that it was is said from then on', async () => {
  const text = await circulatedText(staff, {}, other());
  await openedRound(staff, text);
  const at = await paragraphOf(text.id, 'Agree to share');
  const state = async () => ({ id: text.id, expectedVersion: (await textNow(text.id)).version });
  const view = async () => {
    const seen = await textView(kaz, 'en', text.id);
    if (!seen) throw new Error('it is not seen');
    return seen;
  };
  value(await agreeParagraph(chair, { ...(await state()), paragraphId: at.id }));
  expect((await view()).agreements).toEqual({ lapsed: {}, struck: [] });
  const changing = await submitted(kaz, text.id, { paragraphId: at.id, words: { en: 'Agree to share all data;' } });
  const striking = await submitted(kgz, text.id, { kind: 'delete', paragraphId: at.id });
  for (const proposalId of [changing, striking])
    expect(refusal(await takeProposal(chair, { ...(await state()), proposalId }))).toBe('paragraph-agreed-first');
  expect(
    refusal(await mergeProposals(chair, { ...(await state()), paragraphId: at.id, words: { en: 'Agree to share;' } })),
  ).toBe('paragraph-agreed-first');
  expect((await paragraphOf(text.id, 'Agree to share')).agreed).toBe(true);
  value(await reopenParagraph(chair, { ...(await state()), paragraphId: at.id }));
  expect(Object.keys((await view()).agreements.lapsed)).toEqual([at.id]);
  value(await takeProposal(chair, { ...(await state()), proposalId: changing }));
  expect(Object.keys((await view()).agreements.lapsed)).toEqual([at.id]);
  value(await takeProposal(chair, { ...(await state()), proposalId: striking }));
  expect((await view()).agreements).toMatchObject({
    lapsed: {},
    struck: [{ paragraph: { id: at.id }, mark: '1.', at: expect.any(String) }],
  });
  value(await closeRound(staff, { id: text.id }));
  value(await cutRevision(staff, await state()));
  expect((await view()).agreements).toEqual({ lapsed: {}, struck: [] });
});

test('what is put before the first paragraph stands there when it is taken, and a draft on what is gone stays with its delegation', async () => {
  const text = await circulatedText(staff, {}, other());
  await openedRound(staff, text);
  const three = await paragraphOf(text.id, 'Ask the');
  const first = await submitted(kaz, text.id, {
    ...{ kind: 'insert', after: null, paragraphKind: 'preambular', words: { en: 'The States, meeting in Almaty,' } },
  });
  const onGone = { delegation: 'KGZ', textId: text.id, language: 'en', kind: 'replace', paragraphId: three.id };
  const draft = value(await saveProposalDraft(kgz, { ...onGone, words: { en: 'Ask the Chair to report.' } }));
  const gone = await submitted(kaz, text.id, { kind: 'delete', paragraphId: three.id });
  const state = async () => ({ id: text.id, expectedVersion: (await textNow(text.id)).version });
  value(await takeProposal(chair, { ...(await state()), proposalId: first }));
  expect((await textNow(text.id)).paragraphs[0]).toMatchObject({ id: first, kind: 'preambular', level: 1 });
  value(await takeProposal(chair, { ...(await state()), proposalId: gone }));
  expect(refusal(await submitProposal(kgz, { delegation: 'KGZ', id: draft.id, expectedVersion: 1 }))).toBe(
    'proposal-lost',
  );
  value(await closeRound(staff, { id: text.id }));
  value(await cutRevision(staff, await state()));
  expect((await textView(kgz, 'en', text.id))?.drafts).toMatchObject([{ id: draft.id, paragraphId: three.id }]);
  const wrong = await saveProposalDraft(kgz, {
    ...{ delegation: 'KGZ', textId: text.id, language: 'en', kind: 'move', paragraphId: first, after: first },
  });
  expect(refusal(wrong)).toBe('move-into-itself');
});
