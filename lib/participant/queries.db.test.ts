import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { announcedConference, dayFromToday } from '#bin/test/conference.ts';
import { actorFor, loadedRegister, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { chairmanship } from '#lib/chairmanship/queries.ts';
import { addCommitment } from '#lib/commitment/commands.ts';
import { addConference } from '#lib/conference/commands.ts';
import { conferences } from '#lib/conference/queries.ts';
import { membersOn } from '#lib/membership/queries.ts';
import { publishOutcome } from '#lib/outcome/commands.ts';
import { outcomes } from '#lib/outcome/queries.ts';
import { organizationStory, stateStory } from '#lib/participant/queries.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

const story = async (iso3: string, date?: string) => {
  const found = await stateStory('en', iso3, date);
  if (!found) throw new Error(`no story of ${iso3}`);
  return found;
};

test('a State has its whole story: names, statuses, offices, conferences with its part in each, the secretariat', async () => {
  const kaz = await story('kaz');
  expect(kaz).toMatchObject({
    key: 'KAZ',
    kind: 'state',
    name: 'Kazakhstan',
    formalName: 'The Republic of Kazakhstan',
    standing: { status: 'member' },
    launch: { on: { date: '2013-06-05', precision: 'day' }, source: { key: 'iom-2013' } },
    secretariat: [{ kind: 'permanent', parts: ['hosts'], stage: 'offered' }],
  });
  expect(kaz.names.map(({ language }) => language)).toEqual(['en', 'ru']);
  expect(kaz.terms).toHaveLength(2);
  expect(kaz.terms.every(({ cited, source }) => Object.keys(cited).length > 0 || source !== null)).toBe(true);
  const hosted = await rows<{ slug: string }>(
    sql`select c.slug from conference c join conference_participant p on p.conference_id = c.id and p.participant = 'KAZ' and p.hosts`,
  );
  const said = kaz.conferences.rows.filter((one) => one.hosted).map(({ slug }) => slug);
  expect(said.toSorted()).toEqual(hosted.map(({ slug }) => slug).toSorted());
  expect(kaz.conferences.total).toBe(kaz.conferences.rows.length);
  // What the register does not know is counted, not passed over.
  expect(kaz.held.all).toBeGreaterThan(kaz.held.listed);
});

test('what stands on a day is what the page of members and that of the Chair say of it, for every participant', async () => {
  const all = await rows<{ iso3: string }>(sql`select iso3 from state order by iso3`);
  for (const date of ['2013-06-05', '2015-06-01', '2017-01-01', '2023-03-28', await dayFromToday(0)]) {
    const members = await membersOn('en', date);
    for (const { iso3 } of all) {
      const [one, row] = [await story(iso3, date), members?.rows.find((of) => of.participant === iso3)];
      expect([one.name, one.standing?.status ?? null], `${iso3} ${date}`).toEqual([
        row?.name ?? one.name,
        row?.status ?? null,
      ]);
      expect(one.standing?.certain ?? null, `${iso3} ${date}`).toBe(row ? row.certainty === 'certain' : null);
      expect(
        one.offices.some(({ body }) => body === null),
        `${iso3} ${date}`,
      ).toBe(row?.chairs ?? false);
    }
  }
  const today = (await chairmanship('en'))?.offices.flatMap(({ incumbents }) =>
    incumbents.map((one) => one.participant),
  );
  for (const { iso3 } of all) expect((await story(iso3)).offices.length > 0, iso3).toBe(today?.includes(iso3));
});

test('a day decides the name, and before the launch nobody has a status', async () => {
  expect((await story('tur', '2015-01-01')).name).toBe('Turkey');
  expect((await story('tur')).name).toBe('Türkiye');
  expect((await story('kaz', '2000-01-01')).standing).toBeNull();
});

test('an organization has a page by its acronym in letters of any case; what is unknown, and a day that is none, has none', async () => {
  const iom = await organizationStory('ru', 'iom');
  expect(iom).toMatchObject({
    key: 'org:IOM',
    code: 'IOM',
    kind: 'organization',
    role: 'support-unit',
    formalName: null,
  });
  expect(iom?.words).toMatchObject({ en: 'International Organization for Migration' });
  expect((await organizationStory('en', 'IOM'))?.key).toBe('org:IOM');
  for (const none of ['xyz', 'kazakhstan', "' or true --", 'IOM', '%00'.slice(0, 1)])
    expect(await stateStory('en', none), none).toBeNull();
  expect(await organizationStory('en', 'kaz')).toBeNull();
  for (const day of ['2013-02-30', 'tomorrow', '0001-01-01', '2013'])
    expect(await stateStory('en', 'kaz', day), day).toBeNull();
});

test('what is inferred from the role of an organization says so, and whoever has applied is no observer', async () => {
  const iom = await organizationStory('en', 'IOM');
  expect(iom?.periods).toMatchObject([{ status: 'observer', inferred: true }]);
  expect(await organizationStory('en', 'OTS')).toMatchObject({
    role: 'applicant-observer',
    standing: { status: 'applicant' },
    periods: [{ inferred: false }],
  });
  const on = async (date: string | null) => {
    const members = await membersOn('en', date);
    return {
      held: members?.rows.flatMap(({ kind, participant, assurance }) =>
        kind === 'organization' ? [`${participant} ${assurance}`] : [],
      ),
      others: members?.others.map(({ acronym }) => acronym),
    };
  };
  expect(await on(null)).toEqual({ held: ['org:IOM inferred', 'org:UNHCR inferred', 'org:OTS certain'], others: [] });
  // Before the day on which it applied an organization was nothing to the process.
  expect(await on('2020-01-01')).toEqual({ held: ['org:IOM inferred', 'org:UNHCR inferred'], others: [] });
});

test('what was said for a State or an organization at a conference stands on its page, with the source and the conference', async () => {
  const kaz = await story('kaz');
  expect(kaz.delivered).toMatchObject({
    total: 2,
    rows: ['Erlan Idrissov', 'Erlik Kenenbaev'].map((speaker) => ({
      statement: { speaker, participant: 'KAZ', source: { key: 'iom-2013' } },
      conference: { slug: 'ministerial-conference-on-refugee-protection-2013' },
    })),
  });
  expect((await organizationStory('ru', 'iom'))?.delivered.rows).toMatchObject([
    { statement: { participant: 'org:IOM' } },
  ]);
  expect((await story('kgz')).delivered).toEqual({ rows: [], total: 0 });
});

test('what is planned, an exercise or withdrawn is no part of a story', async () => {
  const before = await story('kgz');
  const facts = {
    body: 'senior-officials-meeting',
    ordinal: null,
    from: '2031-04-01',
    to: '',
    mode: null,
    hosts: ['KGZ'],
  };
  value(await addConference(staff, { ...facts, title: { en: 'Only planned' } }));
  value(await addConference(staff, { ...facts, exercise: true, title: { en: 'An exercise' } }));
  expect((await story('kgz')).conferences.total).toBe(before.conferences.total);
  await announcedConference(staff, { ordinal: '40', hosts: ['KGZ'] });
  expect((await story('kgz')).conferences.total).toBe(before.conferences.total + 1);
});

test('a State with thousands of attendances has a page that stays small, and the whole of each list at an address', async () => {
  const { id } = value(
    await publishOutcome(staff, {
      conferenceId: '',
      kind: 'declaration',
      title: { en: 'Duties' },
      summary: {},
      adoptedOn: '2020-02',
      instrument: 'x',
    }),
  );
  for (let n = 0; n < 22; n++)
    value(
      await addCommitment(staff, {
        outcomeId: id,
        place: `para. ${n}`,
        words: { en: `Keep ${n}.` },
        actors: ['TJK'],
        due: '',
        indicator: {},
      }),
    );
  await rows(sql`with made as (insert into conference (slug, body, title, from_date, stage)
      select 'many-' || n, 'senior-officials-meeting', jsonb_build_object('en', 'Many ' || n), date '1900-01-01' + n, 'closed' from generate_series(1, 3000) n returning id)
    insert into conference_participant (conference_id, participant, took_part, adopted) select id, 'TJK', true, true from made`);
  await rows(sql`insert into outcome (slug, kind, title, conference_id, adopted_on, adopted_on_precision)
    select 'many-outcome-' || n, 'declaration', jsonb_build_object('en', 'Outcome ' || n), (select id from conference where slug = 'many-' || n), date '1900-01-01' + n, 'day'
    from generate_series(1, 300) n`);
  const tjk = await story('tjk');
  expect([tjk.conferences.rows.length, tjk.outcomes.rows.length, tjk.commitments.rows.length]).toEqual([20, 20, 20]);
  expect(JSON.stringify(tjk).length).toBeLessThan(200_000);
  const [list, adopted] = [
    await conferences('en', { participant: 'TJK' }),
    await outcomes('en', { participant: 'TJK' }),
  ];
  expect([list.total, adopted.total]).toEqual([tjk.conferences.total, tjk.outcomes.total]);
  expect(list.total).toBeGreaterThan(3000);
  expect(list.participant).toEqual({ key: 'TJK', name: 'Tajikistan' });
  expect(list.pages).toBe(Math.ceil(list.total / 50));
  // Decades narrow it further; nobody is none.
  expect((await conferences('en', { participant: 'TJK', year: '1900s' })).total).toBe(3000);
  expect((await conferences('en', { participant: 'TJK', year: '190s' })).total).toBe(0);
  expect(await conferences('en', { participant: 'nobody' })).toMatchObject({ total: 0, participant: null });
});

test('who had a statement delivered at a conference had a part in it, also where no list of participants names it', async () => {
  const unhcr = await organizationStory('en', 'UNHCR');
  const founding = unhcr?.conferences.rows.find(({ slug }) => slug.endsWith('-2013'));
  expect(founding).toMatchObject({ spoke: true, took: false });
  const listed = await conferences('en', { participant: 'org:UNHCR' });
  expect(listed.total).toBe(unhcr?.conferences.total);
});
