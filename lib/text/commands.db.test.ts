import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { announcedConference } from '#bin/test/conference.ts';
import { circulatedText, momentIn, openedRound, paragraphOf, submitted, textForm, textNow } from '#bin/test/text.ts';
import { actorFor, lastEntry, loadedRegister, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows as rowsOf } from '#lib/act/read.ts';
import { addText, editText, withdrawText } from '#lib/text/commands.ts';
import {
  agreeParagraph,
  keepBracketed,
  mergeProposals,
  reopenParagraph,
  returnProposal,
  showParagraph,
  takeProposal,
} from '#lib/text/decision/commands.ts';
import { keepNote, removeNote } from '#lib/text/note/commands.ts';
import {
  endSupport,
  removeProposalDraft,
  saveProposalDraft,
  submitProposal,
  supportProposal,
  withdrawProposal,
} from '#lib/text/proposal/commands.ts';
import { cutRevision } from '#lib/text/revision/commands.ts';
import { closeRound, extendRound, openRound, replyToRound } from '#lib/text/round/commands.ts';

let staff: Actor;
let chair: Actor;
let kaz: Actor;
let kgz: Actor;
let adviser: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  const [held] = await rows<{ iso3: string }>(sql`select participant as iso3 from incumbent_on(today()) limit 1`);
  chair = await actorFor('chair', { iso3: held?.iso3 ?? '' });
  kaz = await actorFor('head-of-delegation', { iso3: 'KAZ' });
  kgz = await actorFor('head-of-delegation', { iso3: 'KGZ' });
  adviser = await actorFor('delegate', { iso3: 'KAZ' });
});
const ordinals = { next: 20 };
const other = () => ({ ordinal: `${++ordinals.next}` });
const stageOf = async (id: string) =>
  (
    await rows<{ stage: string; reason: string | null; participant: string }>(
      sql`select stage, reason, participant from proposal where id = ${id}`,
    )
  )[0];

test('a text is read out of what was pasted, seen by the secretariat alone, edited freely, and issued as a document', async () => {
  const { id: conferenceId } = await announcedConference(staff, other());
  const { id } = value(await addText(staff, textForm(conferenceId)));
  expect(await lastEntry()).toMatchObject({ act: 'addText', subject: { noun: 'text', id } });
  const now = await textNow(id);
  expect(now.paragraphs.map(({ kind, level }) => `${kind} ${level}`)).toEqual([
    'title 1',
    'preambular 1',
    'preambular 1',
    'operative 1',
    'operative 1',
    'operative 2',
    'operative 2',
    'operative 1',
  ]);
  const seen = (actor: Actor) =>
    read(actor, (db) => rowsOf(db, z.object({ id: z.string() }), sql`select id from text where id = ${id}`));
  expect(await seen(kaz)).toEqual([]);
  const third = await paragraphOf(id, 'Ask the Secretariat');
  value(
    await editText(staff, {
      id,
      expectedVersion: 1,
      edit: 'word',
      paragraphId: third.id,
      words: { en: 'Ask the Secretariat to report.', ru: 'Просят Секретариат доложить.' },
    }),
  );
  expect(refusal(await editText(staff, { id, expectedVersion: 1, edit: 'delete', paragraphId: third.id }))).toBe(
    'changed-meanwhile',
  );
  expect(refusal(await cutRevision(kaz, { id, expectedVersion: 2 }))).toBe('forbidden');
  const cut = value(await cutRevision(staff, { id, expectedVersion: 2 }));
  expect(cut).toMatchObject({
    number: 0,
    symbol: expect.stringMatching(/\/L\.1$/),
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect((await seen(kaz)).length).toBe(1);
  const [document] = await rows<{ stage: string; files: number }>(
    sql`select d.stage, (select count(*)::int from language_version v where v.document_id = d.id) as files from document d where d.symbol = ${cut.symbol}`,
  );
  expect(document).toEqual({ stage: 'issued', files: 2 });
  // What the portal did for it stands in the record by the portal; the cut by whoever cut it.
  expect(await lastEntry()).toMatchObject({ act: 'cutRevision', after: { hash: cut.hash, symbol: cut.symbol } });
});

test('the hash is one that a stranger can compute from docs/canonical-text.md', async () => {
  const { id } = await circulatedText(staff, {}, other());
  const [row] = await rows<{
    hash: string;
    original: string;
    paragraphs: { id: string; kind: string; level: number; words: Record<string, string> }[];
  }>(sql`select hash, original, paragraphs from text_revision where text_id = ${id}`);
  if (!row) throw new Error('no revision');
  const sorted = (words: Record<string, string>) =>
    `{${Object.keys(words)
      .sort()
      .map((tag) => `${JSON.stringify(tag)}:${JSON.stringify(words[tag])}`)
      .join(',')}}`;
  const paragraphs = row.paragraphs
    .map(
      (one) =>
        `{"id":${JSON.stringify(one.id)},"kind":"${one.kind}",${one.kind === 'operative' ? `"level":${one.level},` : ''}"words":${sorted(one.words)}}`,
    )
    .join(',');
  const canonical = `{"form":"text/1","original":"${row.original}","paragraphs":[${paragraphs}]}`;
  expect(createHash('sha256').update(canonical).digest('hex')).toBe(row.hash);
  await expect(rows(sql`update text_revision set hash = repeat('0', 64) where text_id = ${id}`)).rejects.toThrow();
});

test('what cannot be is refused: languages, kinds, offices, points in the air', async () => {
  const { id: conferenceId } = await announcedConference(staff, other());
  const given = textForm(conferenceId);
  expect(await addText(staff, { ...given, original: 'fr' })).toMatchObject({
    refusal: { fields: { original: 'language-not-working' } },
  });
  expect(await addText(staff, { ...given, kind: 'treaty' })).toMatchObject({
    refusal: { fields: { kind: 'choice-missing' } },
  });
  expect(await addText(staff, { ...given, office: 'king' })).toMatchObject({
    refusal: { fields: { office: 'choice-missing' } },
  });
  expect(
    refusal(await addText(staff, { ...given, body: null, paragraphs: [{ kind: 'operative', level: 2, words: 'x' }] })),
  ).toBe('text-level-orphan');
  expect(refusal(await addText(kaz, given))).toBe('forbidden');
  const { id } = value(await addText(staff, { ...given, body: '' }));
  expect(refusal(await cutRevision(staff, { id, expectedVersion: 1 }))).toBe('text-empty');
});

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
  expect(refusal(await removeProposalDraft(kgz, { delegation: 'KGZ', id: draft.id }))).toBe('not-found');
  expect(refusal(await submitProposal(adviser, { delegation: 'KAZ', id: draft.id, expectedVersion: 1 }))).toBe(
    'forbidden',
  );
  expect(refusal(await submitProposal(kaz, { delegation: 'KAZ', id: draft.id, expectedVersion: 1 }))).toBe(
    'no-round-open',
  );
  value(await removeProposalDraft(kaz, { delegation: 'KAZ', id: draft.id }));
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
  value(await supportProposal(kgz, { delegation: 'KGZ', id }));
  expect(refusal(await supportProposal(kgz, { delegation: 'KGZ', id }))).toBe('proposal-own');
  expect(refusal(await endSupport(kaz, { delegation: 'KAZ', id }))).toBe('support-of-own');
  expect(refusal(await withdrawProposal(kgz, { delegation: 'KGZ', id }))).toBe('not-found');
  value(await withdrawProposal(kaz, { delegation: 'KAZ', id }));
  expect(await stageOf(id)).toMatchObject({ stage: 'submitted', participant: 'KGZ' });
  value(await withdrawProposal(kgz, { delegation: 'KGZ', id }));
  expect(await stageOf(id)).toMatchObject({ stage: 'withdrawn' });
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
  await rows(
    sql`update review_round set closes_at = opened_at + interval '1 millisecond' where text_id = ${text.id}`,
  );
  value(
    await replyToRound(await actorFor('head-of-delegation', { iso3: 'UZB' }), {
      ...reply,
      participant: 'UZB',
      kind: 'no-objection',
    }),
  );
  value(await closeRound(staff, { id: text.id }));
  expect(refusal(await replyToRound(kaz, { ...reply, kind: 'no-objection' }))).toBe('not-found');
});

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

test('what is withdrawn is negotiated no more; two revisions at once are one', async () => {
  const text = await circulatedText(staff, {}, other());
  const at = await paragraphOf(text.id, 'Ask the');
  expect(
    refusal(
      await editText(staff, {
        id: text.id,
        expectedVersion: 2,
        edit: 'word',
        paragraphId: at.id,
        words: { en: 'Other words.' },
      }),
    ),
  ).toBe('text-circulated');
  value(
    await editText(staff, {
      id: text.id,
      expectedVersion: 2,
      edit: 'word',
      paragraphId: at.id,
      words: { ru: 'Просят Секретариат доложить Председателю.' },
    }),
  );
  const both = await Promise.all([
    cutRevision(staff, { id: text.id, expectedVersion: 3 }),
    cutRevision(staff, { id: text.id, expectedVersion: 3 }),
  ]);
  expect(both.filter(({ ok }) => ok).length).toBe(1);
  value(await withdrawText(staff, { id: text.id, expectedVersion: 4, reason: 'The meeting did not want it.' }));
  expect(
    refusal(
      await openRound(staff, { id: text.id, expectedVersion: 5, kind: 'proposals', closesAt: await momentIn(5) }),
    ),
  ).toBe('text-withdrawn');
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
  expect(await save({ words: null })).toMatchObject({ refusal: { fields: { words: 'field-missing' } } });
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
