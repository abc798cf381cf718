import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { dayFromToday } from '#bin/test/conference.ts';
import {
  alignedText,
  circulatedText,
  momentIn,
  openedRound,
  paragraphOf,
  shortSilence,
  submitted,
  textNow,
  workingMoment,
} from '#bin/test/text.ts';
import { actorFor, lastEntry, loadedRegister, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { word } from '#lib/act/form.ts';
import { adoptText } from '#lib/adoption/commands.ts';
import { attachPosition } from '#lib/adoption/position/commands.ts';
import { adoptionView, receipts } from '#lib/adoption/queries.ts';
import { silenceStateAt } from '#lib/adoption/rules.ts';
import { breakSilence, extendSilence, proposeSilence, withdrawSilence } from '#lib/adoption/silence/commands.ts';
import { openConference } from '#lib/conference/step/commands.ts';
import { publishAdopted } from '#lib/outcome/adopted/commands.ts';
import { adoptedFile, canonicalOf } from '#lib/outcome/adopted/queries.ts';
import { outcomeBySlug } from '#lib/outcome/queries.ts';
import { stateStory } from '#lib/participant/queries.ts';
import { editText } from '#lib/text/commands.ts';
import { cutRevision } from '#lib/text/revision/commands.ts';

let staff: Actor;
let kaz: Actor;
let kgz: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  kaz = await actorFor('head-of-delegation', { iso3: 'KAZ' });
  kgz = await actorFor('head-of-delegation', { iso3: 'KGZ' });
});
const ordinals = { next: 60 };
const other = (more: object = {}) => ({ ordinal: `${++ordinals.next}`, ...more });
const state = async (id: string) => ({ id, expectedVersion: (await textNow(id)).version });

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('consensus is established at a meeting, of the last revision and by the members of the day, once', async () => {
  const text = await circulatedText(staff, {}, other());
  expect(refusal(await adoptText(staff, await state(text.id)))).toBe('adoption-no-meeting');
  value(await openConference(staff, { id: text.conferenceId, expectedVersion: 2 }));
  const at = await paragraphOf(text.id, 'Agree to share');
  await openedRound(staff, text);
  await submitted(kaz, text.id, { paragraphId: at.id, words: { en: 'Agree to share all;' } });
  expect(refusal(await adoptText(staff, await state(text.id)))).toBe('round-open-already');
  expect(refusal(await adoptText(kaz, await state(text.id)))).toBe('forbidden');
  const today = await dayFromToday(0);
  const settled = await circulatedText(staff, {}, other({ from: today, to: today }));
  value(await openConference(staff, { id: settled.conferenceId, expectedVersion: 2 }));
  // Nothing is established before there was a revision to adopt.
  expect(await adoptText(staff, { ...(await state(settled.id)), at: `${today}T00:00` })).toMatchObject({
    refusal: { code: 'adopted-before-revision', fields: { at: 'adopted-before-revision' } },
  });
  // Nor after the meeting.
  const over = await circulatedText(staff, {}, other({ from: await dayFromToday(-9), to: await dayFromToday(-8) }));
  value(await openConference(staff, { id: over.conferenceId, expectedVersion: 2 }));
  expect(await adoptText(staff, await state(over.id))).toMatchObject({
    refusal: { code: 'adopted-after-conference', params: { day: await dayFromToday(-8) } },
  });
  // What will be recorded is shown in its exact words before.
  const cautions = value(await adoptText.rehearse(staff, await state(settled.id)));
  expect(cautions).toMatchObject([
    { code: 'exact-words', params: { 'words.en': expect.stringContaining('no member objects') } },
    // Its Russian is missing, which bars no consensus: it is said.
    { code: 'adopting-behind', params: { 'language.en': 'Russian', count: 8 } },
  ]);
  const both = await Promise.all([
    adoptText(staff, await state(settled.id)),
    adoptText(staff, await state(settled.id)),
  ]);
  expect(both.filter(({ ok }) => ok).length).toBe(1);
  expect(await lastEntry()).toMatchObject({
    act: 'adoptText',
    after: {
      way: 'consensus',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      words: { en: expect.stringContaining('no member objects'), ru: expect.stringContaining('консенсусом') },
    },
  });
  const view = await adoptionView(kaz, 'en', settled.id);
  expect(view?.adopted).toMatchObject({ way: 'consensus' });
  expect(view?.adopted?.adopters.length).toBeGreaterThan(3);
  expect(view?.can).toMatchObject({ state: true, propose: false, publish: false });
  await expect(rows(sql`update adoption set hash = repeat('0', 64)`)).rejects.toThrow();
});

test('silence is asked for the hours, the working day and the languages that the rules of the process set', async () => {
  const text = await circulatedText(staff, {}, other());
  expect(refusal(await proposeSilence(staff, { ...(await state(text.id)), expiresAt: await workingMoment(100) }))).toBe(
    'silence-languages',
  );
  const aligned = await alignedText(staff, other());
  const ask = async (expiresAt: string) => proposeSilence(staff, { ...(await state(aligned.id)), expiresAt });
  expect(await ask(await momentIn(71))).toMatchObject({
    refusal: { fields: { expiresAt: 'silence-too-short' }, params: { hours: 72 } },
  });
  const sunday = await rows<{ at: string }>(
    sql`select to_char(date_trunc('week', now() + interval '14 days') + interval '6 days 12 hours', 'YYYY-MM-DD"T"HH24:MI') as at`,
  );
  expect(await ask(sunday[0]?.at ?? '')).toMatchObject({
    refusal: { fields: { expiresAt: 'silence-not-working-day' } },
  });
  const { refusal: refused } = await ask(sunday[0]?.at ?? '').then((one) => (one.ok ? { refusal: null } : one));
  expect(refused && word(refused, 'ru').fields.expiresAt).toMatch(/\d{4}/);
  expect(await ask('soon')).toMatchObject({ refusal: { fields: { expiresAt: 'instant-form' } } });
  const { procedureId } = value(await ask(await workingMoment(80)));
  expect(refusal(await ask(await workingMoment(80)))).toBe('silence-runs');
  expect(refusal(await cutRevision(staff, await state(aligned.id)))).toBe('silence-runs');
  expect(refusal(await extendSilence(staff, { id: procedureId, expiresAt: await workingMoment(79) }))).toBe(
    'instant-earlier',
  );
  value(await extendSilence(staff, { id: procedureId, expiresAt: await workingMoment(200) }));
  await expect(
    rows(sql`update silence_procedure set expires_at = now() + interval '1 hour' where id = ${procedureId}`),
  ).rejects.toThrow();
  const words = { kind: 'objection', language: 'en', words: 'We do not agree.' };
  expect(
    refusal(
      await breakSilence(await actorFor('delegate', { iso3: 'KAZ' }), { id: procedureId, delegation: 'KAZ', ...words }),
    ),
  ).toBe('forbidden');
  expect(refusal(await breakSilence(kgz, { id: procedureId, delegation: 'KAZ', ...words }))).toBe('forbidden');
  value(await breakSilence(kaz, { id: procedureId, delegation: 'KAZ', ...words }));
  expect(refusal(await breakSilence(kgz, { id: procedureId, delegation: 'KGZ', ...words }))).toBe('silence-over');
  expect(refusal(await withdrawSilence(staff, { id: procedureId, reason: 'x' }))).toBe('silence-over');
  expect(await receipts(kaz, 'en', 'silence', procedureId)).toMatchObject([
    { act: 'breakSilence', actsFor: 'Kazakhstan', title: expect.any(String) },
  ]);
  const offered = async (actor: Actor) => (await adoptionView(actor, 'en', aligned.id))?.silences[0]?.receipt;
  expect([await offered(kaz), await offered(kgz), await offered(staff)]).toEqual([true, false, true]);
  expect(await receipts(kgz, 'en', 'silence', procedureId)).toEqual([]);
  expect((await receipts(staff, 'en', 'silence', procedureId)).length).toBe(3);
  // A broken one is never reopened; a new one may begin.
  value(await ask(await workingMoment(80)));
});

test('whoever ceased to be a member cannot object; an objection a millisecond after the expiry is none', async () => {
  const text = await alignedText(staff, other());
  const { id } = await shortSilence(text.id, 250);
  const words = { kind: 'objection', language: 'en', words: 'No.' };
  await wait(300);
  expect(refusal(await breakSilence(kaz, { id, delegation: 'KAZ', ...words }))).toBe('silence-over');
  await expect(
    rows(
      sql`insert into objection (procedure_id, participant, kind, words, language) values (${id}, 'KAZ', 'objection', 'No.', 'en')`,
    ),
  ).rejects.toThrow();
  expect((await adoptionView(kaz, 'en', text.id))?.adopted).toMatchObject({ way: 'silence', id: null });
  expect(
    refusal(
      await editText(staff, {
        ...(await state(text.id)),
        edit: 'word',
        paragraphId: (await paragraphOf(text.id, 'Ask')).id,
        words: { ru: 'Иначе.' },
      }),
    ),
  ).toBe('text-adopted');
  const observer = await actorFor('head-of-delegation', { iso3: 'TUR' });
  const other_ = await alignedText(staff, other());
  const { id: running } = await shortSilence(other_.id, 60_000);
  expect(['forbidden', 'silence-not-entitled']).toContain(
    refusal(await breakSilence(observer, { id: running, delegation: 'TUR', ...words })),
  );
});

test('objections race the expiry: what was taken in time broke it, and what was not did not (3 rounds here, 200 in the bench)', async () => {
  const text = await alignedText(staff, other());
  for (let round = 0; round < 3; round++) {
    const copy = round === 0 ? text : await alignedText(staff, other());
    const { id } = await shortSilence(copy.id, 40);
    const results = await Promise.all(
      [kaz, kgz].map(async (actor, at) => {
        await wait(20 + at * 10 + (round % 5) * 4);
        return breakSilence(actor, {
          id,
          delegation: actor.participant ?? '',
          kind: 'objection',
          language: 'en',
          words: 'No.',
        });
      }),
    );
    await wait(40);
    const taken = results.filter(({ ok }) => ok).length;
    const [facts] = await rows<{ state: string; made: string[]; expires: string; now: string }>(
      sql`select silence_state(s, clock_timestamp()) as state, array(select o.made_at::text from objection o where o.procedure_id = s.id) as made,
        s.expires_at::text as expires, clock_timestamp()::text as now from silence_procedure s where s.id = ${id}`,
    );
    if (!facts) throw new Error('no facts');
    expect(taken).toBeLessThanOrEqual(1);
    expect(facts.state).toBe(taken > 0 ? 'broken' : 'adopted');
    const made = facts.made.map((one) => new Date(one));
    for (const one of made) expect(one.getTime()).toBeLessThan(new Date(facts.expires).getTime() + 1);
    expect(
      silenceStateAt({ expiresAt: new Date(facts.expires), withdrawnAt: null, objections: made }, new Date(facts.now)),
    ).toBe(facts.state);
  }
}, 120_000);

test('what was adopted is made public with who adopted it and what was attached, and a statement that follows stands there at once', async () => {
  const text = await alignedText(staff, other());
  expect(refusal(await publishAdopted(staff, { id: text.id }))).toBe('text-not-adopted');
  await shortSilence(text.id, 30);
  await wait(60);
  const statement = { id: text.id, kind: 'explanation', language: 'en', words: { en: 'We read it so.' } };
  expect(refusal(await attachPosition(kaz, { ...statement, delegation: 'KGZ' }))).toBe('forbidden');
  const tkm = await actorFor('head-of-delegation', { iso3: 'TJK' });
  expect(refusal(await attachPosition(tkm, { ...statement, delegation: 'TJK' }))).toBe('position-not-entitled');
  const attach = (words: Record<string, string>) => attachPosition(kaz, { ...statement, delegation: 'KAZ', words });
  expect(await attach({ en: '\u200b\u00ad', ru: '' })).toMatchObject({
    refusal: { fields: { 'words.en': 'field-missing' } },
  });
  expect(await attach({ fr: 'Nous.' })).toMatchObject({ refusal: { fields: { 'words.fr': 'language-not-working' } } });
  // Read in English, stated in Russian, in two paragraphs.
  const { positionId } = value(await attach({ en: '', ru: 'Мы понимаем это так.\r\n\r\nИ не иначе.' }));
  // It stands for good, so not twice.
  expect(refusal(await attach({ en: '', ru: 'Мы понимаем это так.\r\n\r\nИ не иначе.' }))).toBe('position-there');
  // It gives a receipt, to that State and to the secretariat: by which revision, in which words.
  const [receipt, ...more] = await receipts(kaz, 'en', 'position', positionId);
  expect(more).toEqual([]);
  expect(receipt).toMatchObject({ act: 'attachPosition', actsFor: 'Kazakhstan', symbol: expect.stringMatching(/^AP/) });
  expect(JSON.parse(receipt?.entry ?? '')).toMatchObject({
    after: {
      kind: 'explanation',
      words: { ru: 'Мы понимаем это так.\n\nИ не иначе.' },
      hash: (await adoptionView(kaz, 'en', text.id))?.adopted?.hash,
    },
  });
  expect(await receipts(kgz, 'en', 'position', positionId)).toEqual([]);
  const shown = async (actor: Actor) => (await adoptionView(actor, 'en', text.id))?.statements[0]?.receipt;
  expect([await shown(kaz), await shown(kgz), await shown(staff)]).toEqual([true, false, true]);
  expect(value(await publishAdopted.rehearse(staff, { id: text.id }))).toMatchObject([
    { code: 'publishing', params: { 'title.en': 'Draft Recommendations on Safe Return', adopters: 2, statements: 1 } },
    { code: 'exact-words', params: { 'words.en': 'words' } },
  ]);
  const { slug } = value(await publishAdopted(staff, { id: text.id }));
  expect(refusal(await publishAdopted(staff, { id: text.id }))).toBe('outcome-from-text');
  value(await attachPosition(kgz, { ...statement, delegation: 'KGZ', kind: 'interpretation' }));
  const view = await outcomeBySlug('en', slug);
  expect(view).toMatchObject({
    textAtHand: true,
    text: {
      way: 'silence',
      statements: [
        { kind: 'explanation', words: { ru: 'Мы понимаем это так.\n\nИ не иначе.' } },
        { kind: 'interpretation' },
      ],
      adopters: [
        { key: 'KAZ', name: 'Kazakhstan' },
        { key: 'KGZ', name: 'Kyrgyzstan' },
      ],
    },
  });
  // The page of a State has what it adopted and attached, in its words.
  expect(await stateStory('ru', 'kaz')).toMatchObject({
    outcomes: { total: expect.any(Number), rows: expect.arrayContaining([expect.objectContaining({ slug })]) },
    statements: {
      total: 1,
      rows: [{ outcome: { slug }, kind: 'explanation', words: 'Мы понимаем это так.\n\nИ не иначе.', language: 'ru' }],
    },
  });
  expect((await stateStory('en', 'tjk'))?.statements.total).toBe(0);
  // What the public side gives of it as data is what it is known by; and it gives it as files, in its own languages only.
  const data = await canonicalOf('en', slug);
  expect(
    createHash('sha256')
      .update(data ?? '')
      .digest('hex'),
  ).toBe(view?.text?.hash);
  for (const [format, begins] of [
    ['docx', 'PK'],
    ['pdf', '%PDF-'],
    ['html', '<!doctype html>'],
    ['akn', '<?xml'],
  ] as const) {
    const file = await adoptedFile(slug, { format, languages: format === 'akn' ? ['ru'] : ['en', 'ru'] });
    if (file === null || file === 'language') throw new Error(`no ${format}`);
    expect(Buffer.from(file.bytes.slice(0, begins.length)).toString().toLowerCase()).toBe(begins.toLowerCase());
  }
  expect(await adoptedFile(slug, { format: 'html', languages: ['fr'] })).toBe('language');
  expect(await adoptedFile(slug, { format: 'akn', languages: ['en', 'ru'] })).toBe('language');
  expect(await adoptedFile('none', { format: 'html', languages: [] })).toBeNull();
  expect(view?.text?.life.map(({ what }) => what)).toEqual(['first-draft', 'revision', 'silence', 'adopted']);
  await expect(rows(sql`update outcome_text set hash = repeat('0', 64)`)).rejects.toThrow();
});
