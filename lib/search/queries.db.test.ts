import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { announcedConference, dayFromToday, issuedDocument, plannedConference } from '#bin/test/conference.ts';
import { acting, demonstration } from '#bin/test/demonstration.ts';
import { rows, value } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import { searchKinds } from '#db/vocabulary.ts';
import { type Actor, PUBLIC, SYSTEM, setActor } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import { layExercise } from '#lib/conference/demo.ts';
import { announceConference, cancelConference } from '#lib/conference/step/commands.ts';
import { correctNews, publishNews } from '#lib/news/commands.ts';
import { withdrawNews } from '#lib/news/step/commands.ts';
import { search } from '#lib/search/queries.ts';

let staff: Actor;
let conference: { id: string; slug: string };
beforeAll(async () => {
  const people = await demonstration();
  staff = acting(people, 'secretariat');
  expect(await layExercise()).not.toBeNull();
  conference = await announcedConference(staff, { title: { en: 'Tenth Meeting', ru: 'Десятое совещание' } });
  await issuedDocument(staff, conference.id, 'AP/SOM.10/INF.2', {
    title: { en: 'Note on seasonal fisheries', ru: 'Записка о сезонном рыболовстве: учёт и йод'.normalize('NFD') },
    access: 'public',
  });
}, 180_000);

const titles = async (q: string, locale: 'en' | 'ru' | 'fr' = 'en') =>
  (await search(locale, q)).rows.map(({ title }) => title.map(({ text }) => text).join(''));
const finds = async (q: string, title: string) => (await titles(q)).includes(title);

test.each([
  'seasonal fishery',
  'SEASONAL',
  'fisheries -labour',
  '"seasonal fisheries"',
  'seasonal or fisheries',
  'рыболовство',
  'РЫБОЛОВСТВА',
  'рыбoлoвствa', // with Latin letters
  'учет йод',
  'учёт'.normalize('NFD'),
  'AP/SOM.10/INF.2',
  'AP / SOM.10/ INF 2',
  'ap som 10 inf 2',
  'АР/SОМ.10/INF.2', // with Cyrillic letters
  'AP/SOM.10',
  'note\u00a0on\u202fseasonal',
  'sea\u00adsonal',
])('a released document is found by %j', async (q) => {
  expect(await finds(q, 'Note on seasonal fisheries')).toBe(true);
});

test.each(['seasonal -fisheries', '"fisheries seasonal"', 'AP/SOM.10/INF.3', 'seasons of the year'])(
  'it is not found by %j',
  async (q) => {
    expect(await finds(q, 'Note on seasonal fisheries')).toBe(false);
  },
);

test('what every part of the register has is found, each kind by words of its own', async () => {
  const one = async (q: string, kind: string) => {
    const { rows: found } = await search('en', q);
    expect(
      found.map((row) => row.kind),
      q,
    ).toContain(kind);
  };
  await one('Baku Declaration', 'outcome');
  await one('Third Ministerial', 'conference');
  await one('Казахстан', 'state');
  await one('Turkey', 'state'); // as Türkiye was called
  await one('KAZ', 'state');
  await one('UNHCR', 'organization');
  await one('Senior officials', 'body');
  await one('Chair Kazakhstan', 'term');
  await one('trend', 'source');
  await one('Guterres', 'conference'); // who spoke there
});

test('a result says what it is and when, marks the words that were found, and has an excerpt in a language that has them', async () => {
  const found = (await search('en', 'рыболовства')).rows.find(({ code }) => code === 'AP/SOM.10/INF.2');
  expect(found).toMatchObject({ kind: 'document', href: '/en/documents?q=AP%2FSOM.10%2FINF.2', titleLanguage: 'en' });
  expect(found?.excerpt).toMatchObject({ language: 'ru' });
  expect(found?.excerpt?.pieces.filter((one) => one.found).map(({ text }) => text)).toEqual(['рыболовстве']);
  const [first] = (await search('ru', 'десятое')).rows;
  expect(first?.title.find((one) => one.found)?.text).toBe('Десятое');
  expect(first?.date?.date).toBe(await dayFromToday(180));
});

test('counts stand by kind, a kind alone is given when asked for, and a page beyond the last is the last', async () => {
  const all = await search('en', 'almaty');
  expect(all.total).toBe(all.counts.reduce((sum, { count }) => sum + count, 0));
  expect(all.counts.map(({ kind }) => kind)).toEqual(
    searchKinds.filter((kind) => all.counts.some((of) => of.kind === kind)),
  );
  const sources = await search('en', 'almaty', { kind: 'source' });
  expect(new Set(sources.rows.map(({ kind }) => kind))).toEqual(new Set(['source']));
  expect(sources.total).toBe(all.counts.find(({ kind }) => kind === 'source')?.count);
  const last = await search('en', 'almaty', { page: 999_999 });
  expect([last.page, last.pages]).toEqual([Math.ceil(all.total / 20), Math.ceil(all.total / 20)]);
});

test('where nothing is found the nearest words that something has are offered, and none where nothing is near', async () => {
  expect((await search('en', 'Kazahstan fishereis')).nearest).toBe('Kazakhstan fisheries');
  expect((await search('ru', 'рыболофство')).nearest).toBe('рыболовстве');
  expect((await search('en', 'xyzzyplugh')).nearest).toBeNull();
  expect((await search('en', '…')).total).toBe(0);
  expect((await search('en', '-fisheries')).total).toBe(0);
});

test('a release is found as soon as it is published, by its new words once it is corrected, and by none once it is withdrawn', async () => {
  const body = { en: 'About marsupials.[1]\n\n> Marsupials carry.\n— Ada, office\n\n[1] A note.' };
  const form = { date: '2020-02-29', headline: { en: 'Quokkas' }, body, conferenceId: '' };
  const { id } = value(await publishNews(staff, form));
  expect(await titles('marsupial')).toEqual(['Quokkas']);
  // Words alone: neither the numbers of notes nor the marks of a quotation.
  const [shown] = (await search('en', 'marsupial')).rows;
  expect(shown?.excerpt?.pieces.map(({ text }) => text).join('')).not.toMatch(/\[1\]|> /);
  const changed = { ...form, id, expectedVersion: 1, body: { en: 'About wallabies.' }, reason: 'A wrong animal' };
  value(await correctNews(staff, changed));
  expect(await titles('marsupial')).toEqual([]);
  expect(await titles('wallaby')).toEqual(['Quokkas']);
  value(await withdrawNews(staff, { id, expectedVersion: 2, reason: 'No such meeting was held' }));
  expect(await titles('wallaby')).toEqual([]);
  expect(await titles('quokkas')).toEqual([]);
  expect((await search('en', 'quokas')).nearest).toBeNull();
});

test('a conference is found once it is announced, and what is planned, of an exercise or restricted is not there at all', async () => {
  const planned = await plannedConference(staff, { ordinal: '11', title: { en: 'Secret zeppelin meeting' } });
  await issuedDocument(staff, conference.id, 'AP/SOM.10/INF.3', {
    title: { en: 'Restricted zeppelin paper' },
    access: 'members',
  });
  const hidden = async () => {
    const [row] = await read(PUBLIC, (db) =>
      db.execute<{ n: number }>(sql`select count(*)::int as n from search_entry e
        where e.title::text ilike '%zeppelin%' or e.body::text ilike '%zeppelin%' or e.words @@ search_query('zeppelin')`),
    );
    return row?.n;
  };
  expect(await hidden()).toBe(0);
  expect(await titles('zeppelin')).toEqual([]);
  expect((await search('en', 'zepelin')).nearest).toBeNull();
  value(await announceConference(staff, { id: planned.id, expectedVersion: 1 }));
  expect(await titles('zeppelin')).toEqual(['Secret zeppelin meeting']);
  const [exercise] = await rows<{ title: string; papers: number }>(sql`select c.title ->> 'en' as title,
    (select count(*)::int from document d where d.conference_id = c.id) as papers from conference c where c.exercise`);
  expect(exercise?.papers).toBeGreaterThan(5);
  expect(await titles(exercise?.title ?? '')).toEqual([]);
  const [seen] = await rows<{ n: number }>(sql`select count(*)::int as n from search_entry e
    where e.key in (select id::text from conference where exercise or stage = 'planned'
      union select d.id::text from document d where d.access <> 'public' union select d.id::text from released_document d where d.withdrawn_on is not null
      union select o.id::text from outcome o where o.withdrawn_on is not null) or e.code like 'AP/EX/%'`);
  expect(seen?.n).toBe(0);
});

test('a conference that was called off says so where it is found', async () => {
  const [called] = await rows<{ id: string; version: number }>(
    sql`select id, version from conference where title ->> 'en' = 'Secret zeppelin meeting'`,
  );
  value(
    await cancelConference(staff, {
      id: called?.id ?? '',
      expectedVersion: called?.version ?? 0,
    }),
  );
  const found = (await search('en', 'zeppelin')).rows;
  expect(found.map(({ stage }) => stage)).toEqual(['cancelled']);
});

test('what is kept to be searched is what is public, after all these acts: neither more nor less, nor anything else', async () => {
  for (const kind of searchKinds) {
    const [row] = await rows<{ kept: number; differ: number }>(sql`
      with kept as (select key, place, title, body, on_date, on_precision, code from search_entry where kind = ${kind}),
        all_keys as (select array_agg(key) as keys from (${allKeys[kind]}) k),
        is_public as (select p.key, p.place, p.title, p.body, p.on_date, p.on_precision, p.code from all_keys, ${sql.raw(`public_${kind}`)}(all_keys.keys) p
          where p.public_from is null or p.public_from <= now())
      select (select count(*)::int from kept) as kept,
        (select count(*)::int from ((table kept except table is_public) union all (table is_public except table kept)) d) as differ`);
    expect(row?.differ, kind).toBe(0);
    if (!['news', 'commitment'].includes(kind)) expect(row?.kept, kind).toBeGreaterThan(0);
  }
});

/** The keys of all there is of a kind, public or not. */
const allKeys = {
  conference: sql`select id::text as key from conference`,
  outcome: sql`select id::text as key from outcome`,
  document: sql`select id::text as key from released_document`,
  news: sql`select id::text as key from news`,
  state: sql`select iso3 as key from state`,
  organization: sql`select acronym as key from organization`,
  body: sql`select key from body`,
  term: sql`select id::text as key from chair_term`,
  arrangement: sql`select id::text as key from secretariat_arrangement`,
  commitment: sql`select id::text as key from commitment`,
  source: sql`select key from source`,
  page: sql`select unnest(array['home', 'about', 'contact']) as key`,
} satisfies Record<(typeof searchKinds)[number], ReturnType<typeof sql>>;

test('a release to come is not found, nor is a word of it offered; what is due is noted', async () => {
  const publicFrom = `${await dayFromToday(1)} 10:00`;
  const form = {
    date: await dayFromToday(1),
    headline: { en: 'Pangolins' },
    body: { en: 'Tomorrow.' },
    conferenceId: '',
  };
  const { id } = value(await publishNews(staff, { ...form, publicFrom }));
  expect(await titles('pangolins')).toEqual([]);
  expect((await search('en', 'pangolinss')).nearest).toBeNull();
  expect(await rows(sql`select key from search_due where kind = 'news'`)).toEqual([{ key: id }]);
  await rows(sql`delete from search_due`);
});

test('nobody writes what is searched without an act, and what becomes public by the clock is found from then on', async () => {
  const insert = sql`insert into search_entry (kind, key, place, title, body) values ('news', 'x', '/x', '{"en":"Forged"}', '{}')`;
  await expect(read(PUBLIC, (db) => db.execute(insert))).rejects.toMatchObject({ cause: { code: '42501' } });
  const { id } = value(
    await publishNews(staff, {
      date: '2020-03-01',
      headline: { en: 'Embargoed' },
      body: { en: 'Later.' },
      conferenceId: '',
    }),
  );
  // As a release that is to come stands in the register until its instant: not among what is found, but among what is due.
  await database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    await tx.execute(sql`delete from search_entry where key = ${id}`);
    await tx.execute(sql`insert into search_due (kind, key, due_at) values ('news', ${id}, now() + interval '1 hour')`);
  });
  expect(await titles('embargoed')).toEqual([]);
  await rows(sql`update search_due set due_at = now() - interval '1 second' where key = ${id}`);
  expect(await titles('embargoed')).toEqual(['Embargoed']);
  expect(await rows(sql`select 1 from search_due`)).toEqual([]);
});

test('an inferred year is marked, and a term has no day that is none', async () => {
  const eighth = (await search('en', 'eighth senior officials')).rows.find(({ kind }) => kind === 'conference');
  expect(eighth).toMatchObject({ inferred: 'year' });
  const terms = (await search('en', 'chair', { kind: 'term' })).rows;
  expect(terms.length).toBeGreaterThan(3);
  const inexact = await rows<{ id: string }>(
    sql`select id from chair_term where actual_from is null or actual_from_bound <> 'at'`,
  );
  for (const { key, date } of terms) expect(date === null, key).toBe(inexact.some(({ id }) => id === key));
});

test.each(['SOM 8', 'som8', 'SOM.8', '8th SOM', '8th senior officials', '8-е СДЛ', '8-е ССДЛ'])(
  'a meeting is found as it is called for short: %s',
  async (q) => {
    const [first] = (await search('ru', q)).rows;
    expect(first).toMatchObject({ kind: 'conference', href: '/ru/conferences/eighth-senior-officials-meeting-2023' });
  },
);

test('“or” is a word as in every language, and no sign', async () => {
  const asked = async (q: string) => (await search('en', q)).rows.map(({ kind, key }) => `${kind} ${key}`);
  const both = await asked('Azerbaijan Baku');
  expect(both.length).toBeGreaterThan(0);
  expect(both).not.toContain('state AZE');
  expect(await asked('Azerbaijan or Baku')).toEqual(both);
  expect(await asked('Азербайджан или Баку')).toEqual(await asked('Азербайджан Баку'));
  // A phrase stays one, and a quotation mark without its other half parts nothing.
  expect(await asked('"Baku Declaration"')).not.toEqual([]);
  expect(await asked('"Declaration Baku"')).toEqual([]);
  expect(await asked('"Baku Declaration')).toEqual(await asked('Baku Declaration'));
});

test('what pages say of the process, and remarks of the register, are found', async () => {
  const places = async (q: string) => (await search('en', q)).rows.map(({ href }) => href);
  expect(await places('mixed migration challenges')).toContain('/en/about');
  expect(await places('anything held in 2026')).toContain('/en');
  expect(await places('expressed its wish to become')).toContain('/en/states/uzb');
  expect(await places('the result was not found')).toContain('/en/organizations/ots');
});

test('where nothing has all the words, those that something has are offered one by one', async () => {
  const none = await search('en', 'Baku xyzzyplugh fisheries');
  expect(none.total).toBe(0);
  expect(none.nearest).toBe('Baku fisheries');
  expect((await search('en', 'Guterres fisheries')).alone).toEqual(['Guterres', 'fisheries']);
  expect((await search('en', 'xyzzyplugh')).alone).toEqual([]);
});
