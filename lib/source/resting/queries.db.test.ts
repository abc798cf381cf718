import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { loadedRegister, rows } from '#bin/test/world.ts';
import { publicAddresses } from '#lib/process/address/queries.ts';
import { participantPath } from '#lib/process/participant/rules.ts';
import { restingOn, sourceOf, sources } from '#lib/source/resting/queries.ts';

beforeAll(loadedRegister);

/** All pages of what rests on a source. */
async function all(key: string) {
  const first = await restingOn('en', key);
  const more = await Promise.all(
    Array.from({ length: first.pages - 1 }, (_, at) => restingOn('en', key, { page: `${at + 2}` })),
  );
  return [first, ...more].flatMap((page) => page.rows);
}

test('whatever of the register has a source stands on the page of that source, and leads to a page that there is', async () => {
  const { pages } = await publicAddresses();
  const known = new Set([...pages.map(({ path }) => path), '/chairmanship', '/secretariat', '']);
  const cited = await rows<{ source: string; key: string }>(sql`
    select source, 'membership:' || id as key from membership_period p where source is not null and not status_inferred(p)
    union all select source, 'term:' || id from chair_term where source is not null
    union all select source, 'conference:' || id from conference where source is not null
    union all select source, 'outcome:' || id from outcome where source is not null
    union all select source, 'arrangement:' || id from secretariat_arrangement where source is not null
    union all select source, 'statement:' || id from statement where source is not null
    union all select source, 'news:' || id from news where source is not null
    union all select source, 'organization:' || acronym from organization where source is not null
    union all select source, 'claim:' || id from claim where not accepted`);
  expect(cited.length).toBeGreaterThan(40);
  for (const { key } of (await sources()).rows) {
    const resting = await all(key);
    const keys = resting.map((row) => row.key);
    expect(new Set(keys).size, key).toBe(keys.length);
    expect(keys, key).toEqual(expect.arrayContaining(cited.filter((one) => one.source === key).map((one) => one.key)));
    for (const { path, participant, title, kind, about } of resting) {
      if (path !== null || participant !== null)
        expect(known, `${key} ${kind} ${title}`).toContain(participant ? participantPath(participant) : path);
      // What is said of the secretariat as a whole has no name of its own: the page has its noun.
      expect(title === '' && about !== 'arrangement', `${key} ${kind}`).toBe(false);
    }
  }
});

test('a source that a note names alone has its entry too, and a source says what others say otherwise', async () => {
  const named = (await all('presidentlib')).find(({ kind }) => kind === 'term');
  // It is named in a note alone, and gives neither end of the term.
  expect(named).toMatchObject({ kind: 'term', participant: 'KAZ', from: null, to: null });
  const launched = (await all('unhcr-faq')).find(({ field }) => field === 'launched');
  expect(launched).toMatchObject({ value: '2013', others: [{ source: 'presidentlib', value: '2011' }] });
  // A key that is the beginning of another names no more than itself; the conference of 2025 rests on both.
  const resting = await Promise.all([all('trend-2025'), all('trend-2025b')]);
  const [itsOwn, ofTheOther] = resting.map((found) => found.map(({ key }) => key));
  expect(ofTheOther?.some((key) => key.startsWith('conference:'))).toBe(true);
  const shared = itsOwn?.filter((key) => ofTheOther?.includes(key)) ?? [];
  expect(shared.filter((key) => !key.startsWith('conference:'))).toEqual([]);
});

test('the page of a source has what the source says, and not what others say of the same row', async () => {
  const launched = await all('iom-2013');
  // That an organization supports the process it says; that it is an observer nobody does.
  expect(launched.filter(({ kind }) => kind === 'membership')).toEqual([]);
  expect(launched.filter(({ kind }) => kind === 'organization')).toMatchObject([
    { about: 'support-unit', from: { date: '2013-01-01' } },
    { about: 'support-unit', from: { date: '2013-01-01' } },
  ]);
  // What a press release of one day quotes was said on that day; the day of the conference is not the speaker's.
  for (const one of launched.filter(({ kind }) => kind === 'statement')) expect(one.from).toBeNull();
  // No source has the year of the eighth meeting of senior officials.
  const eighth = (await all('smsaz-som8')).find(({ kind }) => kind === 'conference');
  expect(eighth).toMatchObject({ from: null, to: null });
  const kept = await rows<{ id: string; from: string[]; to: string[] }>(
    sql`select id, array(select x ->> 'key' from json_array_elements(citations_json('term', id::text) -> 'actualFrom') x) as from,
      array(select x ->> 'key' from json_array_elements(citations_json('term', id::text) -> 'actualTo') x) as to from chair_term`,
  );
  let seen = 0;
  for (const { key } of (await sources()).rows)
    for (const one of (await all(key)).filter(({ kind }) => kind === 'term')) {
      const by = kept.find(({ id }) => one.key === `term:${id}`);
      if (by?.from.length) expect(one.from !== null, `${key} ${one.title} from`).toBe(by.from.includes(key));
      if (by?.to.length) expect(one.to !== null, `${key} ${one.title} to`).toBe(by.to.includes(key));
      seen++;
    }
  expect(seen).toBeGreaterThan(3);
});

test('a source is found in letters of any case; what is none has no page', async () => {
  expect((await sourceOf('en', 'UNHCR-FAQ'))?.key).toBe('unhcr-faq');
  for (const none of ['', 'none', "' or true --", '%', '_']) expect(await sourceOf('en', none), none).toBeNull();
  expect((await restingOn('en', 'none')).total).toBe(0);
});

test('sources come the latest first, or as the address asks', async () => {
  const dates = (await sources()).rows.flatMap(({ date }) => date?.date ?? []);
  expect(dates).toEqual(dates.toSorted().toReversed());
  const publishers = (await sources({ sort: 'publisher' })).rows.map(({ publisher }) => publisher);
  expect(publishers).toEqual(publishers.toSorted((a, b) => a.localeCompare(b, 'und')));
});
