import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { announcedConference, dayFromToday, issuedDocument } from '#bin/test/conference.ts';
import { actorFor, loadedRegister, refusal, rows, value } from '#bin/test/world.ts';
import { saidOf } from '#components/correction/said.ts';
import { type Locale, locales } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { read, rows as rowsOf } from '#lib/act/read.ts';
import { addBody, annulBody, correctBody } from '#lib/body/commands.ts';
import { annulBodyMember, correctBodyMember, recordBodyMember } from '#lib/body/member/commands.ts';
import { addOffice, annulOffice, correctOffice } from '#lib/body/office/commands.ts';
import { bodyOf } from '#lib/body/queries.ts';
import { annulTerm, correctTerm } from '#lib/chairmanship/term/commands.ts';
import { addAgendaItem, correctAgendaItem, removeAgendaItem } from '#lib/conference/agenda/commands.ts';
import { correctConference } from '#lib/conference/commands.ts';
import { annulConference, cancelConference, postponeConference, takeBackStep } from '#lib/conference/step/commands.ts';
import { correctionsOf, correctionView } from '#lib/correction/rows.ts';
import { correctDocument } from '#lib/document/correct/commands.ts';
import { annulMembership, correctMembership } from '#lib/membership/correction/commands.ts';
import { correctNews, publishNews } from '#lib/news/commands.ts';
import { newsBySlug } from '#lib/news/queries.ts';
import { reinstateNews, withdrawNews } from '#lib/news/step/commands.ts';
import { correctOutcome, reinstateOutcome, withdrawOutcome } from '#lib/outcome/commands.ts';
import { outcomeBySlug } from '#lib/outcome/queries.ts';
import { correctNames } from '#lib/process/participant/commands.ts';
import {
  annulArrangement,
  annulArrangementStep,
  correctArrangement,
  correctArrangementStep,
  recordArrangement,
} from '#lib/secretariat/commands.ts';

let staff: Actor;
const reason = 'It was mistyped';
const version = async (table: string, id: string): Promise<number> =>
  (await rows<{ version: number }>(sql`select version from ${sql.identifier(table)} where id::text = ${id}`))[0]
    ?.version ?? 0;
const seen = async (table: string, id: string) => ({ id, expectedVersion: await version(table, id), reason });
const first = async (query: ReturnType<typeof sql>): Promise<string> => {
  const [row] = await rows<{ id: string }>(query);
  if (!row) throw new Error('there is none');
  return row.id;
};

let release: { id: string; slug: string };
let outcome: { id: string; slug: string };

/** One correction and one annulment or withdrawal of every noun that has them. */
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  const period = await first(
    sql`select id from membership_period where source is not null and status = 'observer' limit 1`,
  );
  value(
    await correctMembership(staff, { ...(await seen('membership_period', period)), from: '2015', status: 'observer' }),
  );
  value(await annulMembership(staff, await seen('membership_period', period)));
  const term = await first(
    sql`select id from chair_term where stage = 'completed' and actual_from is not null order by actual_from limit 1`,
  );
  value(await correctTerm(staff, { ...(await seen('chair_term', term)), actual: { from: '2013-09' }, note: 'Noted' }));
  value(await annulTerm(staff, await seen('chair_term', term)));

  const held = await first(
    sql`select c.id from conference c where c.stage = 'closed' and exists (select from outcome o where o.conference_id = c.id) limit 1`,
  );
  value(await correctConference(staff, { id: held, from: '2015-05', to: '2015-06', ordinal: '77', reason }));
  const item = value(await addAgendaItem(staff, { conferenceId: held, number: '97', title: { en: 'Late' }, reason }));
  value(
    await correctAgendaItem(staff, { ...(await seen('agenda_item', item.id)), number: '98', title: { en: 'Later' } }),
  );
  value(await removeAgendaItem(staff, await seen('agenda_item', item.id)));
  const meeting = await announcedConference(staff, { ordinal: '44', city: { en: 'Almaty' }, note: { en: 'A note' } });
  value(await postponeConference(staff, { ...(await seen('conference', meeting.id)), from: '2031-09', to: '' }));
  value(await cancelConference(staff, await seen('conference', meeting.id)));
  value(await takeBackStep(staff, await seen('conference', meeting.id)));
  value(await annulConference(staff, await seen('conference', meeting.id)));

  const made = await announcedConference(staff, { ordinal: '10' });
  const document = await issuedDocument(staff, made.id, 'AP/SOM.10/1', { access: 'public' });
  const words = { title: { en: 'Another title' }, distribution: 'limited', agendaItemId: '' };
  value(await correctDocument(staff, { ...(await seen('document', document.id)), ...words }));

  const text = { headline: { en: 'Headline' }, body: { en: 'A text that was wrong' }, conferenceId: made.id };
  release = value(await publishNews(staff, { date: await dayFromToday(-3), ...text }));
  const better = {
    date: await dayFromToday(-2),
    headline: { en: 'Another' },
    body: { en: 'Right' },
    conferenceId: held,
  };
  value(await correctNews(staff, { ...(await seen('news', release.id)), ...better }));
  const [adopted] = await rows<{ id: string; slug: string }>(
    sql`select id, slug from outcome where conference_id = ${held} limit 1`,
  );
  if (!adopted) throw new Error('nothing was adopted');
  outcome = adopted;
  const told = {
    adoptedOn: '2015-06-01',
    validFrom: '2016',
    kind: 'programme',
    summary: { en: 'Summary that was wrong' },
  };
  const [kind] = await rows<{ kind: string }>(sql`select kind from outcome where id <> ${outcome.id} limit 1`);
  value(await correctOutcome(staff, { ...(await seen('outcome', outcome.id)), ...told, kind: kind?.kind ?? 'other' }));
  value(await correctOutcome(staff, { ...(await seen('outcome', outcome.id)), summary: {} }));

  const body = value(await addBody(staff, { code: 'ZB', name: { en: 'Group' } }));
  const facts = {
    code: 'ZC',
    name: { en: 'Groups' },
    parent: 'senior-officials-meeting',
    mandateFrom: '2014-02',
    reason,
  };
  value(await correctBody(staff, { key: body.key, expectedVersion: 1, ...facts }));
  const office = value(await addOffice(staff, { name: { en: 'Rapporteur' }, body: body.key }));
  value(
    await correctOffice(staff, {
      key: office.key,
      expectedVersion: 1,
      name: { en: 'Rapporteurs' },
      joint: true,
      reason,
    }),
  );
  value(await annulOffice(staff, { key: office.key, expectedVersion: 2, reason }));
  const asMember = { part: 'member', from: '2016', instrument: 'Decision' };
  const member = value(await recordBodyMember(staff, { body: body.key, participant: 'KAZ', ...asMember }));
  const put = { ...asMember, part: 'observer', from: '2017-03' };
  value(await correctBodyMember(staff, { ...(await seen('body_member', member.id)), ...put }));
  value(await annulBodyMember(staff, await seen('body_member', member.id)));
  value(await correctNames(staff, { participant: 'KAZ', short: { en: 'Qazaqstan' }, formal: {}, reason }));

  const base = {
    kind: 'permanent',
    hosts: ['KGZ'],
    seat: { en: 'Bishkek' },
    stage: 'offered',
    on: '2014-04',
    instrument: 'x',
  };
  const seat = value(await recordArrangement(staff, base));
  value(
    await correctArrangement(staff, {
      ...(await seen('secretariat_arrangement', seat.id)),
      ...base,
      seat: { en: 'Osh' },
      from: '2015',
    }),
  );
  const step = await first(sql`select id from arrangement_step where arrangement_id = ${seat.id}`);
  const again = { step, on: '2014-05', instrument: 'y' };
  value(await correctArrangementStep(staff, { ...(await seen('secretariat_arrangement', seat.id)), ...again }));
  const next = {
    ...(await seen('secretariat_arrangement', seat.id)),
    kind: 'permanent',
    stage: 'declined',
    on: '2015-02',
    instrument: 'z',
  };
  value(await recordArrangement(staff, next));
  value(await annulArrangementStep(staff, await seen('secretariat_arrangement', seat.id)));
  value(await annulArrangement(staff, await seen('secretariat_arrangement', seat.id)));
  expect((await bodyOf('en', body.key))?.memberCorrections).toHaveLength(2);
  value(
    await annulBody(staff, {
      key: value(await addBody(staff, { code: 'ZD', name: { en: 'None' } })).key,
      expectedVersion: 1,
      reason,
    }),
  );
}, 120_000);

const nouns = [
  'membership',
  'term',
  'conference',
  'agenda-item',
  'document',
  'news',
  'outcome',
  'body',
  'office',
  'body-member',
  'participant',
  'arrangement',
] as const;

/** Every notice of a noun in words, as whoever reads it may see it. */
async function notices(actor: Actor, locale: Locale, noun: (typeof nouns)[number]) {
  const found = await read(actor, (db) =>
    rowsOf(
      db,
      z.object({ one: correctionView }),
      sql`select x.one from (select distinct about from correction where noun = ${noun}) a,
        json_array_elements(${correctionsOf(locale, noun, sql`a.about`)}) x(one)`,
    ),
  );
  return found.map(({ one }) => ({ kind: one.kind, ...saidOf(locale, noun, one) }));
}

const inner =
  /[0-9a-f]{8}-[0-9a-f]{4}|\d{4}-\d{2}|\b(createdAt|recordedAt|Precision|version|slug|rank|senior-officials-meeting|anews|unhcr-faq|day|month|year|null|true|false|undefined)\b|\[object|org:|\{/;

test.each(nouns)(
  'what was put right of a %s is said in words, in each language, with nothing of the inside of the register',
  async (noun) => {
    for (const locale of locales)
      for (const actor of [PUBLIC, staff]) {
        const told = await notices(actor, locale, noun);
        expect(told.length, `${noun} ${locale}`).toBeGreaterThan(0);
        for (const { about, lines, kind } of told) {
          const text = [about, ...lines.flatMap(({ field, was, is }) => [field, was, is])].filter(Boolean).join(' | ');
          expect(text, `${noun} ${locale}`).not.toMatch(inner);
          expect(lines.length, `${noun} ${kind} ${locale}`).toBeGreaterThan(0);
        }
      }
  },
);

test('a notice on a page about several says whose fact it is', async () => {
  const abouts = async (noun: (typeof nouns)[number], locale: Locale) =>
    (await notices(PUBLIC, locale, noun)).map(({ about }) => about);
  for (const noun of ['membership', 'term', 'body-member', 'arrangement', 'agenda-item', 'office'] as const)
    for (const locale of locales) expect(await abouts(noun, locale), noun).not.toContain(null);
  expect(await abouts('body-member', 'ru')).toEqual(['Казахстан', 'Казахстан']);
  const dates = (await notices(PUBLIC, 'en', 'arrangement')).flatMap(({ lines }) => lines.map(({ was }) => was));
  expect(dates.join(' | ')).toContain('April 2014');
});

test('once a press release or an outcome is withdrawn, its notices of before say when and why and no longer what it said', async () => {
  expect(JSON.stringify((await newsBySlug('en', release.slug))?.corrections)).toContain('A text that was wrong');
  value(await withdrawNews(staff, await seen('news', release.id)));
  const after = await newsBySlug('en', release.slug);
  expect(after?.corrections.map(({ kind }) => kind)).toEqual(['withdrawn', 'corrected']);
  expect(JSON.stringify(after)).not.toContain('A text that was wrong');
  expect(JSON.stringify(await outcomeBySlug('en', outcome.slug))).toContain('Summary that was wrong');
  value(await withdrawOutcome(staff, await seen('outcome', outcome.id)));
  expect(JSON.stringify(await outcomeBySlug('en', outcome.slug))).not.toContain('Summary that was wrong');
  // Withdrawn by mistake, both come back at their addresses, with a notice of since when they had not been there.
  value(await reinstateNews(staff, await seen('news', release.id)));
  value(await reinstateOutcome(staff, await seen('outcome', outcome.id)));
  const back = await newsBySlug('en', release.slug);
  expect([back?.withdrawnOn, back?.body]).toEqual([null, 'Right']);
  expect((await outcomeBySlug('en', outcome.slug))?.withdrawnOn).toBeNull();
  const [last] = await notices(PUBLIC, 'en', 'news');
  expect(last?.lines.map(({ field, is }) => [field, is])).toEqual([['Withdrawn', null]]);
  expect(refusal(await reinstateNews(staff, await seen('news', release.id)))).toBe('not-withdrawn');
});
