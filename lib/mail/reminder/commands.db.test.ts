import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { dayFromToday } from '#bin/test/conference.ts';
import { endWork, soon, work } from '#bin/test/mail-world.ts';
import { circulatedText } from '#bin/test/text.ts';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { addCommitment } from '#lib/commitment/commands.ts';
import { reportProgress } from '#lib/commitment/report/commands.ts';
import {
  remindOfAll,
  remindOfCommitment,
  remindOfRound,
  remindOfSilence,
  tellOfSilence,
} from '#lib/mail/reminder/commands.ts';
import { publishOutcome } from '#lib/outcome/commands.ts';
import { replyToRound } from '#lib/text/round/reply/commands.ts';

let staff: Actor;
let kaz: Actor;
const address: Record<string, string> = {};
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  kaz = await actorFor('head-of-delegation', { iso3: 'KAZ' });
  const held = { KAZ: kaz, KGZ: await actorFor('delegate', { iso3: 'KGZ' }) };
  for (const [iso3, { accountId }] of Object.entries(held)) address[iso3] = await addressOf(accountId);
});
afterEach(endWork);

const addressOf = async (accountId: string | null) =>
  (await rows<{ email: string }>(sql`select email from account where id = ${accountId}`))[0]?.email ?? '';
const ordinals = { next: 140 };
const text = () => circulatedText(staff, {}, { ordinal: `${++ordinals.next}` });
const asked = sql`(values ('KAZ'), ('KGZ')) as asked (participant)`;

/** A round of KAZ and KGZ that was opened three days ago, or later, and closes in so many hours. */
async function round(textId: string, closes: number, kind = 'comments', opened = 72): Promise<string> {
  const [made] = await rows<{
    id: string;
  }>(sql`insert into review_round (text_id, revision_id, number, kind, opened_at, closes_at)
    select r.text_id, r.id, 1, ${kind}, now() - make_interval(hours => ${opened}), now() + make_interval(hours => ${closes})
    from text_revision r where r.text_id = ${textId} returning id`);
  await rows(
    sql`insert into round_participant (round_id, participant) select ${made?.id}, asked.participant from ${asked}`,
  );
  return made?.id ?? '';
}

/** A silence of KAZ and KGZ that was proposed three days ago and expires in so many hours. */
async function silence(textId: string, expires: number, proposed = 72): Promise<string> {
  const [made] = await rows<{
    id: string;
  }>(sql`insert into silence_procedure (text_id, revision_id, hash, words, proposed_at, expires_at)
    select r.text_id, r.id, r.hash, '{"en":"words"}', now() - make_interval(hours => ${proposed}), now() + make_interval(hours => ${expires})
    from text_revision r where r.text_id = ${textId} returning id`);
  await rows(
    sql`insert into silence_participant (procedure_id, participant) select ${made?.id}, asked.participant from ${asked}`,
  );
  return made?.id ?? '';
}

/** The mails that tell of a text, by its id in their address. */
const mailsOf = (id: string) =>
  rows<{ recipient: string; subject: string; body: string }>(
    sql`select recipient, subject, body from mail where body like ${`%/${id}%`} order by created_at, recipient`,
  );
const recipientsOf = async (id: string) => (await mailsOf(id)).map(({ recipient }) => recipient);
const to = (...iso3: string[]) => iso3.map((one) => address[one]).toSorted();

test('a round that closes within a day is reminded of once, however often and by however many it is looked for', async () => {
  const { id } = await text();
  const roundId = await round(id, 23);
  await Promise.all([remindOfAll(), remindOfAll(), remindOfAll()]);
  const acts = await recorded();
  await remindOfAll();
  expect(await recorded()).toBe(acts);
  expect(await recipientsOf(id)).toEqual(to('KAZ', 'KGZ'));
  expect(await lastEntry()).toMatchObject({
    act: 'remindOfRound',
    name: 'system',
    subject: { noun: 'round', id: roundId },
    after: { participants: ['KAZ', 'KGZ'], until: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) },
  });
});

test('the reminder has the instant with its zone and what is left, in each language, and no word of the text', async () => {
  const { id } = await text();
  await round(id, 23, 'proposals');
  await remindOfAll();
  const [mail] = await mailsOf(id);
  expect(mail?.subject).toMatch(/closes soon|скоро/);
  expect(mail?.body).toMatch(/GMT[+]\d/);
  expect(mail?.body).toMatch(/\b22 hours left/);
  expect(mail?.body).toContain('Остаётся 22 часа');
  expect(`${mail?.subject}${mail?.body}`).not.toMatch(/share statistics|Safe Return|agriculture/);
});

test('two workers that are asked twice remind once', async () => {
  const { id } = await text();
  await round(id, 23);
  await Promise.all([work(), work()]);
  await rows(sql`select put_job('remind', 'null')`);
  await vi.waitFor(async () => expect(await mailsOf(id)).toHaveLength(2), soon);
  await vi.waitFor(async () => {
    const [left] = await rows<{ n: number }>(
      sql`select count(*)::int as n from pgboss.job where name = 'remind' and state <> 'completed'`,
    );
    expect(left?.n).toBe(0);
  }, soon);
  await rows(sql`select put_job('remind', 'null')`);
  await vi.waitFor(async () => {
    const [done] = await rows<{ n: number }>(
      sql`select count(*)::int as n from pgboss.job where name = 'remind' and state = 'completed'`,
    );
    expect(done?.n).toBeGreaterThanOrEqual(2);
  }, soon);
  expect(await recipientsOf(id)).toEqual(to('KAZ', 'KGZ'));
});

test('what closes in three days, is closed or past, or opened only just now is not reminded of', async () => {
  const far = await text();
  await round(far.id, 72);
  const closed = await text();
  await rows(sql`update review_round set closed_at = now() where id = ${await round(closed.id, 23)}`);
  const past = await text();
  await round(past.id, -1);
  const fresh = await text();
  await round(fresh.id, 23, 'comments', 1);
  const withdrawn = await text();
  await round(withdrawn.id, 23);
  await rows(sql`update text set withdrawn_at = now(), withdrawal_reason = 'Over' where id = ${withdrawn.id}`);
  await remindOfAll();
  for (const { id } of [far, closed, past, fresh, withdrawn]) expect(await mailsOf(id)).toEqual([]);
});

test('whoever has replied is not reminded; where all have, nobody is, and nothing is recorded', async () => {
  const one = await text();
  await round(one.id, 23);
  value(await replyToRound(kaz, { id: one.id, participant: 'KAZ', language: 'en', kind: 'no-objection' }));
  await remindOfAll();
  expect(await recipientsOf(one.id)).toEqual(to('KGZ'));
  const both = await text();
  await round(both.id, 23);
  const [today] = await rows<{ day: string }>(sql`select today()::text as day`);
  for (const participant of ['KAZ', 'KGZ'])
    value(
      await replyToRound(staff, {
        ...{ id: both.id, participant, language: 'en', kind: 'no-objection' },
        ...{ received: 'Note verbale 3', receivedOn: today?.day ?? '' },
      }),
    );
  const acts = await recorded();
  await remindOfAll();
  expect(await recorded()).toBe(acts);
  expect(await mailsOf(both.id)).toEqual([]);
});

test('a round that is extended is reminded of anew, by its new instant', async () => {
  const { id } = await text();
  const roundId = await round(id, 5);
  await remindOfAll();
  await rows(sql`update review_round set closes_at = closes_at + interval '3 days' where id = ${roundId}`);
  await remindOfAll();
  expect(await mailsOf(id)).toHaveLength(2);
  await rows(sql`update review_round set closes_at = now() + interval '20 hours' where id = ${roundId}`);
  await remindOfAll();
  await remindOfAll();
  expect(await mailsOf(id)).toHaveLength(4);
});

test('a silence that expires within a day is reminded of once, anew where it was extended, and not where it is broken', async () => {
  const { id } = await text();
  const procedureId = await silence(id, 20);
  await Promise.all([remindOfAll(), remindOfAll()]);
  expect(await recipientsOf(id)).toEqual(to('KAZ', 'KGZ'));
  await rows(sql`update silence_procedure set expires_at = expires_at + interval '3 hours' where id = ${procedureId}`);
  await remindOfAll();
  await remindOfAll();
  expect(await mailsOf(id)).toHaveLength(4);
  await rows(
    sql`update silence_procedure set expires_at = expires_at + interval '30 minutes' where id = ${procedureId}`,
  );
  await rows(sql`insert into objection (procedure_id, participant, kind, words, language)
    values (${procedureId}, 'KGZ', 'objection', 'No.', 'en')`);
  await remindOfAll();
  expect(await mailsOf(id)).toHaveLength(4);
  const far = await text();
  await silence(far.id, 72);
  await remindOfAll();
  expect(await mailsOf(far.id)).toEqual([]);
});

test('a commitment due within fourteen days is kept once for the digest of the coordinators of those who have not kept it; one due in two days goes at once', async () => {
  const coordinator = await actorFor('national-coordinator', { iso3: 'KAZ' });
  await actorFor('national-coordinator', { iso3: 'KGZ' });
  const { id: outcomeId } = value(
    await publishOutcome(staff, {
      conferenceId: '',
      kind: 'declaration',
      title: { en: 'A declaration of reminders' },
      summary: {},
      adoptedOn: '2020-02',
      instrument: 'Decision 8',
    }),
  );
  const due = async (days: number, place: string) =>
    value(
      await addCommitment(staff, {
        outcomeId,
        place,
        words: { en: 'Exchange the addresses of hotlines.' },
        actors: ['KAZ', 'KGZ'],
        due: await dayFromToday(days),
        indicator: {},
      }),
    ).id;
  const [near, far, soonest] = [await due(14, 'para. 1'), await due(15, 'para. 2'), await due(2, 'para. 3')];
  const report = { id: near, participant: 'KGZ', status: 'done', words: { en: 'They are exchanged.' } } as const;
  value(await reportProgress(await actorFor('head-of-delegation', { iso3: 'KGZ' }), report));
  await Promise.all([remindOfAll(), remindOfAll()]);
  await remindOfAll();
  const kept = (id: string) =>
    rows<{ recipient: string }>(
      sql`select a.email as recipient from digest_notice n join account a on a.id = n.account_id where n.subject_id = ${id}`,
    );
  const own = await addressOf(coordinator.accountId);
  expect(await kept(near)).toEqual([{ recipient: own }]);
  expect(await mailsOf(near)).toEqual([]);
  const mails = await mailsOf(soonest);
  expect(mails.map(({ recipient }) => recipient)).toContain(own);
  expect(mails[0]?.body).toContain('A declaration of reminders, para. 3');
  expect(mails[0]?.body).toContain('2 days left');
  expect(mails[0]?.body).not.toContain('hotlines');
  expect(await kept(soonest)).toEqual([]);
  expect(await kept(far)).toEqual([]);
  expect(await mailsOf(far)).toEqual([]);
});

test('a silence that expired without an objection is told of once, as no act ended it; a broken one and one of long ago are not', async () => {
  const { id } = await text();
  await silence(id, -1);
  const old = await text();
  await silence(old.id, -400, 500);
  await Promise.all([remindOfAll(), remindOfAll()]);
  await remindOfAll();
  const told = await recipientsOf(id);
  expect(told).toEqual(expect.arrayContaining(to('KAZ', 'KGZ')));
  expect(new Set(told).size).toBe(told.length);
  const [mail] = await mailsOf(id);
  expect(mail?.body).toMatch(/expired on .*GMT[+]\d.* without an objection/);
  expect(mail?.body).not.toMatch(/hours left|Остаётся/);
  expect(await mailsOf(old.id)).toEqual([]);
}, 90_000);

test('nobody but the system reminds', async () => {
  const { id } = await text();
  const roundId = await round(id, 23);
  for (const remind of [remindOfRound, remindOfSilence, remindOfCommitment, tellOfSilence])
    expect(refusal(await remind(staff, { id: roundId }))).toBe('forbidden');
});
