import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { plannedConference } from '#bin/test/conference.ts';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { addConference } from '#lib/conference/commands.ts';
import { announceConference } from '#lib/conference/step/commands.ts';
import { changes } from '#lib/data/queries.ts';
import { allSources } from '#lib/data/table/queries.ts';
import { publicAddresses } from '#lib/process/address/queries.ts';
import { search } from '#lib/search/queries.ts';
import { citeSource, withdrawCitation } from '#lib/source/citation/commands.ts';
import { restingOn, sourceOf, sources } from '#lib/source/resting/queries.ts';
import { correctSource, removeSource } from '#lib/source/staff/commands.ts';
import { keptSourceOf, keptSources } from '#lib/source/staff/queries.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

const reason = 'It was mistyped.';
const kept = async (key: string) => {
  const view = await keptSourceOf(staff, 'en', key);
  if (!view) throw new Error(`${key} is not there`);
  return view;
};
const facts = { publisher: 'IOM', title: 'Report on Pangolins', date: '2013-06', url: 'https://example.org/report' };

/** A conference, of an exercise or planned, whose title was read in a source that came with it. */
async function sourceOfA(kind: 'exercise' | 'meeting', title: string) {
  const { id } =
    kind === 'meeting'
      ? await plannedConference(staff, { ordinal: '' })
      : value(
          await addConference(staff, {
            ...{ body: 'senior-officials-meeting', ordinal: '', title: { en: 'Exercise' }, from: '2030-01-01', to: '' },
            ...{ city: null, mode: '', exercise: true },
          }),
        );
  const newSource = { publisher: 'Quokka Press', title, date: '', url: '' };
  value(await citeSource(staff, { noun: 'conference', subject: id, field: 'title', source: null, newSource }));
  const [made] = await rows<{ key: string }>(sql`select key from source where title = ${title}`);
  return { id, key: made?.key ?? '' };
}

/** All places of the public side where a source stands. */
async function placesOf(key: string, word: string): Promise<string[]> {
  const seen: Record<string, boolean> = {
    page: (await sourceOf('en', key)) !== null,
    list: (await sources()).rows.some((one) => one.key === key),
    data: (await allSources()).some((one) => one.key === key),
    addresses: (await publicAddresses()).pages.some(({ path }) => path === `/sources/${key}`),
    search: (await search('en', word)).rows.some((one) => one.kind === 'source' && one.key === key),
    code: (await search('en', key)).rows.some((one) => one.kind === 'source' && one.key === key),
  };
  return Object.keys(seen).filter((place) => seen[place]);
}
const everywhere = ['page', 'list', 'data', 'addresses', 'search', 'code'];

test('a source is public exactly while something public rests on it: the database and the page of the source say the same of each', async () => {
  await sourceOfA('exercise', 'Numbats of the exercise');
  await sourceOfA('meeting', 'Numbats of the plan');
  const all = await rows<{ key: string; public: boolean }>(
    sql`select key, source_is_public(key) as public from source`,
  );
  expect(new Set(all.map((one) => one.public))).toEqual(new Set([true, false]));
  for (const one of all) expect((await restingOn('en', one.key)).total > 0, one.key).toBe(one.public);
});

test('a source on which an exercise alone rests stands nowhere on the public side, and the office has it', async () => {
  const { key } = await sourceOfA('exercise', 'Wombats at the border');
  expect(await placesOf(key, 'wombats')).toEqual([]);
  expect((await search('en', 'wombatss')).nearest).toBeNull();
  expect((await keptSources(staff, {})).rows.find((one) => one.key === key)).toMatchObject({ public: false });
  expect((await kept(key)).resting.rows).toMatchObject([{ kind: 'conference', facts: ['title'] }]);
});

test('one of a meeting that is planned is public with the meeting, and one that a public note alone names is so too', async () => {
  const { id, key } = await sourceOfA('meeting', 'Quolls in transit');
  expect(await placesOf(key, 'quolls')).toEqual([]);
  value(await announceConference(staff, { id, expectedVersion: 1 }));
  expect(await placesOf(key, 'quolls')).toEqual(everywhere);
  value(await withdrawCitation(staff, { noun: 'conference', subject: id, field: 'title', source: key }));
  expect(await placesOf(key, 'quolls')).toEqual([]);
  await rows(sql`update conference set note = ${JSON.stringify({ en: `As told (${key}).` })}::jsonb where id = ${id}`);
  expect(await placesOf(key, 'quolls')).toEqual(everywhere);
  expect(refusal(await removeSource(staff, { key, expectedVersion: 1, reason }))).toBe('source-in-use');
});

test('a source is corrected, with a notice where it is public; its key stays, and the record has what it said', async () => {
  const before = await kept('iom-2013');
  const { key, version } = before;
  value(await correctSource(staff, { ...facts, key, expectedVersion: version, reason }));
  expect(await sourceOf('en', key)).toMatchObject({
    ...{ key, publisher: facts.publisher, title: facts.title, url: facts.url },
    date: { date: '2013-06-01', precision: 'month' },
    corrections: [{ kind: 'corrected', reason, public: true, before: { title: before.title } }],
  });
  expect(await lastEntry()).toMatchObject({
    ...{ act: 'correctSource', subject: { noun: 'source', id: key } },
    ...{ before: { title: before.title }, after: { title: facts.title, reason } },
  });
  expect((await changes('en')).rows[0]).toMatchObject({
    ...{ noun: 'source', kind: 'corrected', about: 'IOM: Report on Pangolins', path: `/sources/${key}` },
  });
  expect((await search('en', 'pangolins')).rows).toMatchObject([{ kind: 'source', key }]);
});

test.each([
  ['nothing that differs', {}, 'nothing-changed', undefined],
  ['a source seen before it changed', { expectedVersion: 0, title: 'Other' }, 'changed-meanwhile', undefined],
  ['no title', { title: ' ' }, 'invalid', { title: 'field-missing' }],
  ['no reason', { title: 'Other', reason: '' }, 'invalid', { reason: 'field-missing' }],
  ['a date that is none', { date: '2013-31' }, 'invalid', { date: 'date-form' }],
  ['an address that leads elsewhere', { url: 'javascript:alert(1)' }, 'invalid', { url: 'address-form' }],
  ['a source that is not there', { key: 'none' }, 'not-found', undefined],
])(
  'a correction with %s is refused in words, beside its field, and nothing is recorded',
  async (_, given, code, fields) => {
    const { key, version, publisher, title, url } = await kept('unhcr-faq');
    const acts = await recorded();
    const result = await correctSource(staff, {
      ...{ key, expectedVersion: version, publisher, title, date: (await kept(key)).date?.date ?? '', url: url ?? '' },
      ...{ reason, ...given },
    });
    expect(result).toMatchObject({ ok: false, refusal: { code, ...(fields && { fields }) } });
    expect(await recorded()).toBe(acts);
  },
);

test('what was corrected of a source that is not public is told to the office alone', async () => {
  const { key } = await sourceOfA('exercise', 'Bandicoots');
  value(await correctSource(staff, { ...facts, key, expectedVersion: 1, reason }));
  expect((await kept(key)).corrections).toMatchObject([{ public: false }]);
  expect((await changes('en')).rows.filter(({ noun }) => noun === 'source').map(({ path }) => path)).not.toContain(
    `/sources/${key}`,
  );
});

test('a source is removed once nothing rests on it, of an exercise neither; until then it says on how much, and leads there', async () => {
  const { id, key } = await sourceOfA('exercise', 'Dunnarts');
  const remove = () => removeSource(staff, { key, expectedVersion: 1, reason });
  const refused = await remove();
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'source-in-use', params: { count: 1 } } });
  expect((await kept(key)).resting.rows).toMatchObject([{ place: ['conference', id] }]);
  value(await withdrawCitation(staff, { noun: 'conference', subject: id, field: 'title', source: key }));
  expect(refusal(await removeSource(staff, { key, expectedVersion: 7, reason }))).toBe('changed-meanwhile');
  expect(refusal(await removeSource(staff, { key, expectedVersion: 1, reason: '' }))).toBe('invalid');
  value(await remove());
  expect(await lastEntry()).toMatchObject({
    act: 'removeSource',
    before: { key, title: 'Dunnarts' },
    after: { reason },
  });
  expect(await keptSourceOf(staff, 'en', key)).toBeNull();
  expect(refusal(await remove())).toBe('not-found');
});

test('whatever of the register has a source keeps it from being removed: no table is forgotten', async () => {
  const [own] = await rows<{
    tables: string[];
  }>(sql`select array_agg(table_name::text order by table_name::text) as tables
    from information_schema.columns where table_schema = 'public' and column_name in ('source', 'launch_source') and table_name in (select relname from pg_class where relkind = 'r')`);
  expect(own?.tables).toEqual(
    [
      'body',
      'body_member',
      'chair_term',
      'citation',
      'claim',
      'conference',
      'membership_period',
      'news',
      'organization',
    ].concat(['outcome', 'process', 'secretariat_arrangement', 'statement']),
  );
  for (const { key } of await rows<{ key: string }>(sql`select key from source`)) {
    const view = await kept(key);
    if (view.resting.total > 0)
      expect(refusal(await removeSource(staff, { key, expectedVersion: view.version, reason }))).toBe('source-in-use');
    for (const { place } of view.resting.rows) expect(place.every(Boolean), `${key} ${place}`).toBe(true);
  }
});

test('the public and delegates neither correct nor remove a source', async () => {
  for (const actor of [PUBLIC, await actorFor('head-of-delegation', { iso3: 'KAZ' })]) {
    expect(refusal(await removeSource(actor, { key: 'iom-2013', expectedVersion: 1, reason }))).toBe('forbidden');
    expect(refusal(await correctSource(actor, { ...facts, key: 'iom-2013', expectedVersion: 1, reason }))).toBe(
      'forbidden',
    );
  }
});
