import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { circulatedText, negotiators, openedRound, paragraphOf, stageOf, submitted } from '#bin/test/text.ts';
import { actorAgain, actorFor, lastEntry, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows as rowsOf } from '#lib/act/read.ts';

import { keepNote, removeNote } from '#lib/text/note/commands.ts';
import { recordProposal } from '#lib/text/proposal/commands.ts';
import { removeProposalDraft, saveProposalDraft, submitProposal } from '#lib/text/proposal/draft/commands.ts';
import { textView } from '#lib/text/queries.ts';
import { endSupport, supportProposal, withdrawProposal } from '#lib/text/support/commands.ts';

let staff: Actor;
let chair: Actor;
let kaz: Actor;
let kgz: Actor;
let adviser: Actor;
beforeAll(async () => {
  ({ staff, chair, kaz, kgz, adviser } = await negotiators());
});
const ordinals = { next: 20 };
const other = () => ({ ordinal: `${++ordinals.next}` });

test('a delegation prepares in private: nobody else reads it with raw SQL, and the record has no word of it', async () => {
  const text = await circulatedText(staff, {}, other());
  const at = await paragraphOf(text.id, 'Agree to share');
  const draft = value(
    await saveProposalDraft(adviser, {
      delegation: 'KAZ',
      textId: text.id,
      kind: 'replace',
      language: 'en',
      paragraphId: at.id,
      words: { en: 'Agree to share data;' },
    }),
  );
  value(await keepNote(adviser, { delegation: 'KAZ', textId: text.id, paragraphId: at.id, words: 'Our red line.' }));
  expect(JSON.stringify(await rows(sql`select entry from audit_record order by seq desc limit 2`))).not.toMatch(
    /share data|red line/,
  );
  const shape = z.object({ n: z.int() });
  const counted = (actor: Actor, table: string) =>
    read(actor, (db) => rowsOf(db, shape, sql`select count(*)::int as n from ${sql.identifier(table)}`));
  for (const table of ['proposal_draft', 'delegation_note']) {
    expect(await counted(kaz, table)).toEqual([{ n: 1 }]);
    for (const one of [kgz, chair, staff, await actorFor('administrator'), await actorFor('delegate', { iso3: 'UZB' })])
      if (one.participant !== 'KAZ') expect(await counted(one, table)).toEqual([{ n: 0 }]);
    expect(await rows<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)}`)).toEqual([{ n: 0 }]);
  }
  expect(
    refusal(
      await saveProposalDraft(kgz, {
        delegation: 'KAZ',
        textId: text.id,
        kind: 'delete',
        language: 'en',
        paragraphId: at.id,
      }),
    ),
  ).toBe('forbidden');
  expect(refusal(await removeProposalDraft(kgz, { delegation: 'KGZ', id: draft.id, expectedVersion: 1 }))).toBe(
    'not-found',
  );
  expect(refusal(await submitProposal(adviser, { delegation: 'KAZ', id: draft.id, expectedVersion: 1 }))).toBe(
    'forbidden',
  );
  expect(refusal(await submitProposal(kaz, { delegation: 'KAZ', id: draft.id, expectedVersion: 1 }))).toBe(
    'no-round-open',
  );
  value(await removeProposalDraft(kaz, { delegation: 'KAZ', id: draft.id, expectedVersion: 1 }));
  expect(refusal(await removeNote(kgz, { delegation: 'KAZ', id: draft.id }))).toBe('not-found');
});

test('the head clears, others support, and what is withdrawn stays with those who stand behind it', async () => {
  const text = await circulatedText(staff, {}, other());
  await openedRound(staff, text);
  const at = await paragraphOf(text.id, 'Agree to share');
  const id = await submitted(kaz, text.id, { paragraphId: at.id, words: { en: 'Agree to share data every year;' } });
  expect(await lastEntry()).toMatchObject({
    act: 'submitProposal',
    subject: { noun: 'proposal', id },
    after: { participant: 'KAZ' },
  });
  // A second tab still has the draft.
  const again = (actor: Actor, delegation: string) => submitProposal(actor, { delegation, id, expectedVersion: 1 });
  expect(refusal(await again(kaz, 'KAZ'))).toBe('proposal-submitted');
  expect(refusal(await again(kgz, 'KGZ'))).toBe('not-found');
  value(await supportProposal(kgz, { delegation: 'KGZ', id }));
  expect(refusal(await supportProposal(kgz, { delegation: 'KGZ', id }))).toBe('proposal-own');
  expect(refusal(await endSupport(kaz, { delegation: 'KAZ', id }))).toBe('support-of-own');
  expect(refusal(await withdrawProposal(kgz, { delegation: 'KGZ', id }))).toBe('not-found');
  value(await withdrawProposal(kaz, { delegation: 'KAZ', id }));
  expect(await stageOf(id)).toMatchObject({ stage: 'submitted', participant: 'KGZ' });
  value(await withdrawProposal(kgz, { delegation: 'KGZ', id }));
  expect(await stageOf(id)).toMatchObject({ stage: 'withdrawn' });
});

test('whoever submits, supports, takes back or records a proposal sees its kind, its place and the words that change', async () => {
  const text = await circulatedText(staff, {}, other());
  await openedRound(staff, text);
  const at = await paragraphOf(text.id, 'Agree to share');
  const draft = value(
    await saveProposalDraft(kaz, {
      ...{ delegation: 'KAZ', textId: text.id, kind: 'replace', language: 'en', paragraphId: at.id },
      words: { en: 'Agree to share statistics every *month*;' },
    }),
  );
  const changed = [
    {
      code: 'proposed-replace',
      params: { mark: '1' },
      redline: {
        pieces: [
          { kind: 'same', text: 'Agree to share statistics every ' },
          { kind: 'removed', text: 'year' },
          { kind: 'added', text: 'month', emphasised: true },
          { kind: 'same', text: ';' },
        ],
      },
    },
  ];
  const of = { delegation: 'KAZ', id: draft.id };
  expect(value(await submitProposal.rehearse(kaz, { ...of, expectedVersion: 1 }))).toMatchObject(changed);
  value(await submitProposal(kaz, { ...of, expectedVersion: 1 }));
  expect(value(await supportProposal.rehearse(kgz, { ...of, delegation: 'KGZ' }))).toMatchObject(changed);
  expect(value(await withdrawProposal.rehearse(kaz, of))).toMatchObject(changed);
  const moved = { textId: text.id, participant: 'TJK', received: 'Second sitting', kind: 'move', language: 'en' };
  const last = await paragraphOf(text.id, 'Ask the Secretariat');
  expect(value(await recordProposal.rehearse(staff, { ...moved, paragraphId: last.id, after: at.id }))).toMatchObject([
    { code: 'proposed-move', params: { mark: '3', place: '1' } },
  ]);
});

test('the secretariat records what a delegation said in the room, and says how it came; nobody else does', async () => {
  const text = await circulatedText(staff, {}, other());
  const at = await paragraphOf(text.id, 'Agree to share');
  const canRecord = async (actor: Actor) => (await textView(actor, 'en', text.id))?.can.record;
  const form = {
    textId: text.id,
    participant: 'TJK',
    received: 'Second sitting, 14 May',
    kind: 'replace',
    language: 'en',
    paragraphId: at.id,
    words: { en: 'Agree to share data twice a year;' },
  };
  expect(await canRecord(staff)).toBe(false);
  expect(refusal(await recordProposal(staff, form))).toBe('no-round-open');
  await openedRound(staff, text);
  expect(await Promise.all([staff, kaz, chair].map(canRecord))).toEqual([true, false, false]);
  expect((await textView(staff, 'en', text.id))?.openRound?.replies).toContainEqual(
    expect.objectContaining({ participant: 'TJK', observer: false }),
  );
  expect(refusal(await recordProposal(kaz, form))).toBe('forbidden');
  expect(await recordProposal(staff, { ...form, received: ' ' })).toMatchObject({
    refusal: { fields: { received: 'field-missing' } },
  });
  const { id } = value(await recordProposal(staff, form));
  expect(await stageOf(id)).toMatchObject({ stage: 'submitted', participant: 'TJK' });
  expect(await lastEntry()).toMatchObject({
    act: 'recordProposal',
    subject: { noun: 'proposal', id },
    after: { participant: 'TJK', received: 'Second sitting, 14 May' },
  });
  expect(refusal(await recordProposal(staff, { ...form, participant: 'org:IOM' }))).toBe('round-not-entitled');
});

test('the coordinator clears where there is no head, and only there', async () => {
  const text = await circulatedText(staff, {}, other());
  await openedRound(staff, text);
  const at = await paragraphOf(text.id, 'Agree to share');
  const draftOf = async (actor: Actor) =>
    value(
      await saveProposalDraft(actor, {
        delegation: actor.participant ?? '',
        textId: text.id,
        kind: 'delete',
        language: 'en',
        paragraphId: at.id,
      }),
    ).id;
  const headless = await actorFor('national-coordinator', { iso3: 'TKM' });
  const headed = await actorFor('national-coordinator', { iso3: 'KAZ' });
  if (headless.capacities.has('coordinator'))
    value(await submitProposal(headless, { delegation: 'TKM', id: await draftOf(headless), expectedVersion: 1 }));
  expect(
    refusal(await submitProposal(headed, { delegation: 'KAZ', id: await draftOf(headed), expectedVersion: 1 })),
  ).toBe('forbidden');
});

test('a proposal that the text cannot hold is refused beside its field', async () => {
  const text = await circulatedText(staff, {}, other());
  const at = await paragraphOf(text.id, 'Agree to share');
  const save = (more: object) =>
    saveProposalDraft(kaz, {
      delegation: 'KAZ',
      textId: text.id,
      language: 'en',
      kind: 'replace',
      paragraphId: at.id,
      ...more,
    });
  expect(await save({ words: at.words })).toMatchObject({ refusal: { code: 'proposal-changes-nothing' } });
  expect(await save({ words: { en: ` ${at.words.en?.replace('share', 'sha\u00adre')} ` } })).toMatchObject({
    refusal: { code: 'proposal-changes-nothing' },
  });
  expect(await save({ words: null })).toMatchObject({ refusal: { fields: { 'words.en': 'field-missing' } } });
  expect(await save({ words: { en: '\u200b\u00ad' } })).toMatchObject({
    refusal: { fields: { 'words.en': 'field-missing' } },
  });
  expect(await save({ words: { fr: 'Convient' }, language: 'fr' })).toMatchObject({
    refusal: { fields: { language: 'language-not-working' } },
  });
  expect(await save({ kind: 'move', after: at.id })).toMatchObject({ refusal: { code: 'move-into-itself' } });
  expect(
    await save({ kind: 'insert', paragraphKind: 'operative', level: '2', after: null, words: { en: 'x' } }),
  ).toMatchObject({ refusal: { fields: { level: 'text-level-orphan' } } });
  expect(await save({ paragraphId: '00000000-0000-4000-8000-000000000000', words: { en: 'x' } })).toMatchObject({
    refusal: { fields: { paragraphId: 'proposal-lost' } },
  });
});

test('a draft is changed by any of its delegation, as they saw it; what it is and what it is on stays', async () => {
  const text = await circulatedText(staff, {}, other());
  const [at, elsewhere] = [await paragraphOf(text.id, 'Agree to share'), await paragraphOf(text.id, 'Ask the')];
  const said = { delegation: 'KAZ', textId: text.id, kind: 'replace', language: 'en', paragraphId: at.id };
  const words = { en: 'Agree to share data;', ru: 'Согласны обмениваться данными;' };
  const { id } = value(await saveProposalDraft(adviser, { ...said, words, rationale: 'Shorter.' }));
  const draft = async () => (await textView(kaz, 'en', text.id))?.drafts.find((one) => one.id === id);
  expect(await draft()).toMatchObject({ version: 1, words, rationale: 'Shorter.' });
  const changed = { ...said, id, words: { en: 'Agree to share all data;' }, rationale: '' };
  expect(refusal(await saveProposalDraft(kaz, changed))).toBe('changed-meanwhile');
  value(await saveProposalDraft(kaz, { ...changed, expectedVersion: 1 }));
  expect(await draft()).toMatchObject({ version: 2, words: { en: 'Agree to share all data;' }, rationale: null });
  // The adviser still has the page of before.
  const late = { ...changed, expectedVersion: 1, words };
  expect(refusal(await saveProposalDraft(adviser, late))).toBe('changed-meanwhile');
  expect(refusal(await removeProposalDraft(adviser, { delegation: 'KAZ', id, expectedVersion: 1 }))).toBe(
    'changed-meanwhile',
  );
  expect(await draft()).toMatchObject({ version: 2, words: { en: 'Agree to share all data;' } });
  const now = { ...changed, expectedVersion: 2 };
  expect(refusal(await saveProposalDraft(kgz, { ...now, delegation: 'KGZ' }))).toBe('not-found');
  expect(await saveProposalDraft(kaz, { ...now, kind: 'delete', words: null })).toMatchObject({
    refusal: { fields: { kind: 'field-invalid' } },
  });
  expect(await saveProposalDraft(kaz, { ...now, paragraphId: elsewhere.id })).toMatchObject({
    refusal: { fields: { kind: 'field-invalid' } },
  });
  const another = await circulatedText(staff, {}, other());
  expect(refusal(await saveProposalDraft(kaz, { ...now, textId: another.id }))).toBe('not-found');
  await openedRound(staff, text);
  value(await submitProposal(kaz, { delegation: 'KAZ', id, expectedVersion: 2 }));
  expect(refusal(await saveProposalDraft(adviser, now))).toBe('proposal-submitted');
  expect(refusal(await removeProposalDraft(adviser, { delegation: 'KAZ', id, expectedVersion: 2 }))).toBe(
    'proposal-submitted',
  );
  expect(await stageOf(id)).toMatchObject({ stage: 'submitted' });
});

test('a head who is one no longer when the form is sent is refused, and the draft stays', async () => {
  const text = await circulatedText(staff, {}, other());
  await openedRound(staff, text);
  const at = await paragraphOf(text.id, 'Agree to share');
  const head = await actorFor('head-of-delegation', { iso3: 'TJK' });
  const { id } = value(
    await saveProposalDraft(head, {
      ...{ delegation: 'TJK', textId: text.id, kind: 'delete', language: 'en' },
      paragraphId: at.id,
    }),
  );
  await rows(sql`update account set role = 'delegate' where id = ${head.accountId}`);
  expect(refusal(await submitProposal(head, { delegation: 'TJK', id, expectedVersion: 1 }))).toBe('forbidden');
  const now = await actorAgain(head.accountId ?? '');
  expect((await textView(now, 'en', text.id))?.drafts).toMatchObject([{ id }]);
  expect((await textView(now, 'en', text.id))?.can).toMatchObject({ draft: true, submit: false });
});
