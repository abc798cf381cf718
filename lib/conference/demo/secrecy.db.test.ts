import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { acting, type Demonstrator, demonstration } from '#bin/test/demonstration.ts';
import { recorded, rows, value } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import { type Actor, PUBLIC, SYSTEM, setActor } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import { addConference } from '#lib/conference/commands.ts';
import { layExercise } from '#lib/conference/demo.ts';
import { conferenceBySlug } from '#lib/conference/queries.ts';
import { cancelConference } from '#lib/conference/step/commands.ts';

let people: Demonstrator[];
let exercise: { id: string; slug: string };
beforeAll(async () => {
  people = await demonstration();
  await layingFails();
  expect(await layExercise()).not.toBeNull();
  const [row] = await rows<{ id: string; slug: string }>(sql`select id, slug from conference where exercise`);
  if (!row) throw new Error('no exercise was laid');
  exercise = row;
  await asSystem(
    sql`insert into conference_participant (conference_id, participant, took_part) values (${row.id}, 'KAZ', true)`,
  );
}, 180_000);

/** Laid where one of its symbols is taken: refused, and nothing of it is left, neither rows nor a line of the record. */
async function layingFails(): Promise<void> {
  await asSystem(sql`insert into document (symbol, conference_id, title, distribution, access)
    select 'AP/EX/' || extract(year from today() + 12) || '/L.2', id, '{"en":"X"}', 'general', 'secretariat' from conference limit 1`);
  const acts = await recorded();
  await expect(layExercise()).rejects.toThrow();
  const [left] = await rows(sql`select (select count(*)::int from conference where exercise) as conferences,
    (select count(*)::int from document) as documents, (select count(*)::int from agenda_item) as items`);
  expect([left, await recorded()]).toEqual([{ conferences: 0, documents: 1, items: 0 }, acts]);
  await asSystem(sql`update document set symbol = 'AP/SOM.99/1'`);
}

const asSystem = (query: ReturnType<typeof sql>) =>
  database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    await tx.execute(query);
  });

/** Every table that names a conference, with the column that does: read from the database, so that a new one is asked too. */
const naming = () =>
  rows<{ name: string; column: string }>(sql`
    select c.conrelid::regclass::text as name, a.attname as "column" from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'conference'::regclass order by 1`);

/** How many rows about the exercise an actor sees in each table, by raw SQL with no other condition. */
async function seen(actor: Actor): Promise<Record<string, number>> {
  const tables = [{ name: 'conference', column: 'id' }, ...(await naming())];
  const counts: Record<string, number> = {};
  for (const { name, column } of tables) {
    const [row] = await read(actor, (db) =>
      db.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(name)}
        where ${sql.identifier(column)} = ${exercise.id}`),
    );
    if (row && row.n > 0) counts[name] = row.n;
  }
  const [files] = await read(actor, (db) =>
    db.execute<{ n: number }>(sql`select count(*)::int as n from language_version`),
  );
  return { ...counts, ...(files && files.n > 0 && { language_version: files.n }) };
}

test('by raw SQL the public sees nothing of it, nor does a State that takes no part', async () => {
  expect(await seen(PUBLIC)).toEqual({});
  const outside = people.find(({ actor }) => actor.status === 'applicant');
  if (!outside) throw new Error('no account acts for an applicant');
  expect(await seen(outside.actor)).toEqual({});
  const functions = await database().execute<{ ref: unknown }>(
    sql`select conference_ref(${exercise.id}::uuid, 'en') as ref`,
  );
  expect(functions[0]?.ref).toBeNull();
  expect(await conferenceBySlug('en', exercise.slug)).toBeNull();
});

test('whoever takes part sees what is issued to them, the secretariat all, the administrator no document', async () => {
  const [open, staff] = [{ conference: 1, agenda_item: 12, conference_participant: 1 }, acting(people, 'secretariat')];
  expect(await seen(acting(people, 'head-of-delegation'))).toEqual({ ...open, document: 9, language_version: 28 });
  expect(await seen(acting(people, 'national-coordinator'))).toEqual({ ...open, document: 8, language_version: 26 });
  expect(await seen(acting(people, 'observer'))).toEqual({ ...open, document: 7, language_version: 22 });
  expect(await seen(staff)).toEqual({ ...open, document: 12, language_version: 36 });
  expect(await seen(acting(people, 'administrator'))).toEqual(open);
});

test('planned, an exercise is the secretariat’s alone; cancelled, it is still not public', async () => {
  const staff = acting(people, 'secretariat');
  const made = value(
    await addConference(staff, {
      body: 'senior-officials-meeting',
      ordinal: '',
      title: { en: 'Planned exercise' },
      from: '2030-01-01',
      to: '',
      city: null,
      mode: '',
      exercise: true,
    }),
  );
  const sees = async (actor: Actor) =>
    (await read(actor, (db) => db.execute(sql`select id from conference where id = ${made.id}`))).length;
  const each = () => Promise.all([PUBLIC, acting(people, 'chair'), acting(people, 'administrator'), staff].map(sees));
  expect(await each()).toEqual([0, 0, 0, 1]);
  value(await cancelConference(staff, { id: made.id, expectedVersion: 1 }));
  expect(await each()).toEqual([0, 1, 1, 1]);
});

test.each([
  [
    'an outcome',
    sql`insert into outcome (slug, conference_id, kind, title) select 'x', id, 'report', '{"en":"X"}' from conference where exercise limit 1`,
  ],
  [
    'a press release',
    sql`insert into news (slug, conference_id, date, headline, body) select 'x', id, now(), '{"en":"X"}', '{"en":"X"}' from conference where exercise limit 1`,
  ],
  [
    'a released copy',
    sql`insert into released_document (symbol, conference_id, title, distribution, released_on) select 'X', id, '{"en":"X"}', 'general', now() from conference where exercise limit 1`,
  ],
  [
    'a claim',
    sql`insert into claim (noun, subject_id, field, value, source, accepted) select 'conference', c.id, 'from', '2011', s.key, false from conference c, source s where c.exercise limit 1`,
  ],
  ['a hand-over', sql`update chair_term set hand_over_conference = (select id from conference where exercise limit 1)`],
  [
    'a public document',
    sql`update document set access = 'public', delegation = null where conference_id = ${sql`(select id from conference where exercise and stage = 'announced')`}`,
  ],
])('the database itself refuses that %s be of an exercise', async (_name, query) => {
  await expect(asSystem(query)).rejects.toMatchObject({ cause: { constraint_name: 'exercise_not_public' } });
});

test('the database refuses that an exercise become a conference, or bear a number', async () => {
  const become = sql`update conference set exercise = false where exercise`;
  await expect(asSystem(become)).rejects.toMatchObject({ cause: { constraint_name: 'exercise_kept' } });
  const number = sql`update conference set ordinal = 99 where exercise`;
  await expect(asSystem(number)).rejects.toMatchObject({
    cause: { constraint_name: 'conference_exercise_unnumbered' },
  });
});
