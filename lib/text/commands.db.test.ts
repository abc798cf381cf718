import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { announcedConference } from '#bin/test/conference.ts';
import { circulatedText, momentIn, negotiators, paragraphOf, textForm, textNow } from '#bin/test/text.ts';
import { lastEntry, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows as rowsOf } from '#lib/act/read.ts';
import { addText } from '#lib/text/addition/commands.ts';
import { editText, withdrawText } from '#lib/text/commands.ts';

import { cutRevision } from '#lib/text/revision/commands.ts';
import { openRound } from '#lib/text/round/commands.ts';

let staff: Actor;
let kaz: Actor;
beforeAll(async () => {
  ({ staff, kaz } = await negotiators());
});
const ordinals = { next: 20 };
const other = () => ({ ordinal: `${++ordinals.next}` });

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
  const reword = (en: string) =>
    editText(staff, { id, expectedVersion: 1, edit: 'word', paragraphId: third.id, words: { en, ru: 'Просят.' } });
  expect(await reword('\u200b\u00ad')).toMatchObject({ refusal: { fields: { 'words.en': 'field-missing' } } });
  value(
    await editText(staff, {
      id,
      expectedVersion: 1,
      edit: 'word',
      paragraphId: third.id,
      words: { en: 'Ask the Secretariat\r\nto report.', ru: 'Просят Секретариат доложить.' },
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

test('what was read of a pasted text is shown before it is kept, and kept as it is corrected there', async () => {
  const { id: conferenceId } = await announcedConference(staff, other());
  const form = textForm(conferenceId, { body: 'Draft\n\n(a) Agree to meet\n\nevery year.\n\n1. Ask:\n\n(a) now.' });
  const cautions = value(await addText.rehearse(staff, form));
  expect(cautions.map(({ code }) => code)).toEqual(['text-unsure', 'text-read']);
  expect(cautions[1]?.reading?.rows.map((row) => row.value)).toEqual([
    ...['title', 'operative-1', 'operative-1', 'operative-1', 'operative-2'],
  ]);
  expect(await rows(sql`select from text where conference_id = ${conferenceId}`)).toEqual([]);
  const wrong = { ...form, shape: { 1: 'preambular', 2: 'joined', 3: 'out' } };
  expect(await addText.rehearse(staff, wrong)).toMatchObject({
    refusal: {
      fields: { 'shape.4': 'text-level-orphan' },
      reading: { rows: [{}, { value: 'preambular' }, {}, {}, {}] },
    },
  });
  expect(await addText(staff, { ...form, shape: { 1: 'other' } })).toMatchObject({
    refusal: { fields: { 'shape.1': 'choice-missing' } },
  });
  const { id } = value(await addText(staff, { ...wrong, shape: { ...wrong.shape, 4: 'operative-1' } }));
  expect((await textNow(id)).paragraphs.map(({ kind, level, words }) => [kind, level, words.en])).toEqual([
    ['title', 1, 'Draft'],
    ['preambular', 1, '(a) Agree to meet every year.'],
    ['operative', 1, 'now.'],
  ]);
  const many = textForm(conferenceId, { body: Array.from({ length: 2001 }, (_, at) => `Line ${at}.`).join('\n\n') });
  expect(await addText(staff, many)).toMatchObject({ refusal: { code: 'text-too-many', params: { count: 2001 } } });
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
  for (const body of ['', null])
    expect(await addText(staff, { ...given, body })).toMatchObject({
      refusal: { fields: { body: 'text-words-missing' } },
    });
  const { id } = value(await addText(staff, given));
  await rows(sql`update text set paragraphs = '[]' where id = ${id}`);
  expect(refusal(await cutRevision(staff, { id, expectedVersion: 1 }))).toBe('text-empty');
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
