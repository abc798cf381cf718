import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { actorFor, loadedRegister, refusal, value } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import { type Actor, SYSTEM, setActor } from '#lib/act/actor.ts';
import { addConference } from '#lib/conference/commands.ts';
import { conferenceBySlug } from '#lib/conference/queries.ts';
import { announceConference } from '#lib/conference/step/commands.ts';
import { desk } from '#lib/desk/queries.ts';
import { clearDocument, issueDocument } from '#lib/document/commands.ts';
import { addDocument } from '#lib/document/draft/commands.ts';
import { released } from '#lib/document/queries.ts';
import { documentFor } from '#lib/document/reading/queries.ts';
import { staffDocument, staffDocuments } from '#lib/document/staff/queries.ts';
import { makePdf } from '#lib/upload/fixtures.ts';

let staff: Actor;
let member: Actor;
let conference: { id: string; slug: string };

beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  member = await actorFor('delegate', { iso3: 'KGZ' });
  conference = value(
    await addConference(staff, {
      body: 'senior-officials-meeting',
      ordinal: '10',
      title: { en: 'Tenth' },
      from: '2099-03-01',
      to: '',
      city: null,
      mode: '',
    }),
  );
});

async function cleared(symbol: string, { access = 'public', title = symbol } = {}): Promise<string> {
  const { id } = value(
    await addDocument(staff, {
      conferenceId: conference.id,
      agendaItemId: '',
      symbol,
      title: { en: title, ru: title },
      distribution: 'general',
      deliberate: true,
      access,
      delegation: '',
      files: [
        {
          language: 'en',
          kind: 'original',
          name: 'a.pdf',
          bytes: makePdf(symbol, 'en'),
        },
      ],
    }),
  );
  value(await clearDocument(staff, { id, expectedVersion: 1 }));
  return id;
}
const issue = (id: string) => issueDocument(staff, { id, expectedVersion: 2 });

test('a document of a conference not yet announced is not issued; once it is announced, it is', async () => {
  const id = await cleared('AP/SOM.10/1', { access: 'members' });
  expect(refusal(await issue(id))).toBe('conference-not-announced');
  expect((await staffDocument(staff, 'en', id))?.stage).toBe('cleared');
  value(await announceConference(staff, { id: conference.id, expectedVersion: 1 }));
  value(await issue(id));
  expect((await documentFor(member, 'en', id))?.conference?.slug).toBe(conference.slug);
});

test('a document whose conference its reader may not see is shown without it, on the desk and on its page', async () => {
  const stage = (to: string) =>
    database().transaction(async (tx) => {
      await setActor(tx, SYSTEM);
      await tx.execute(sql`update conference set stage = ${to} where id = ${conference.id}`);
    });
  await stage('planned');
  const back: Actor = { ...member, signedInBefore: new Date('2000-01-01') };
  const [fresh] = (await desk(back, 'en')).fresh;
  expect(fresh).toMatchObject({ symbol: 'AP/SOM.10/1', conference: null, item: null });
  expect(await documentFor(member, 'en', fresh?.id ?? '')).toMatchObject({ conference: null });
  expect((await staffDocument(staff, 'en', fresh?.id ?? ''))?.conference?.slug).toBe(conference.slug);
  await stage('announced');
});

test('what is public stands in the office’s order on every page, and what is superseded says by what', async () => {
  for (const symbol of ['AP/SOM.10/INF.10', 'AP/SOM.10/INF.2', 'AP/SOM.10/INF.2/Rev.1', 'AP/SOM.10/INF.2/Rev.2'])
    value(await issue(await cleared(symbol)));
  const shown = [
    ['AP/SOM.10/INF.2', 'AP/SOM.10/INF.2/Rev.2'],
    ['AP/SOM.10/INF.2/Rev.1', 'AP/SOM.10/INF.2/Rev.2'],
    ['AP/SOM.10/INF.2/Rev.2', null],
    ['AP/SOM.10/INF.10', null],
  ];
  const of = (rows: readonly { symbol: string | null; supersededBy: string | null }[] = []) =>
    rows.map(({ symbol, supersededBy }) => [symbol, supersededBy]);
  expect(of((await released('en')).rows)).toEqual(shown);
  expect(of((await conferenceBySlug('en', conference.slug))?.documents)).toEqual(shown);
});

test('a title pasted in decomposed letters is kept composed, and found from any keyboard', async () => {
  value(await issue(await cleared('AP/SOM.10/INF.11', { title: 'Йодный учёт'.normalize('NFD') })));
  for (const q of ['йодный', 'УЧЁТ', 'учет', 'йодный'.normalize('NFD'), 'ap / som.10 / inf.11', 'inf.11\u00a0учёт']) {
    const found = await released('ru', { q });
    expect(
      found.rows.map(({ symbol, title }) => [symbol, title]),
      q,
    ).toEqual([['AP/SOM.10/INF.11', 'Йодный учёт'.normalize('NFC')]]);
    expect(found.total).toBe(1);
  }
  expect((await released('ru', { q: 'не найдётся' })).rows).toEqual([]);
});

test('the office asks for the documents of which a language is still owed, and for an order', async () => {
  const owed = await staffDocuments(staff, 'en', { missing: 'owed', sort: '-title' });
  expect(owed.total).toBe(owed.rows.length);
  expect(owed.rows.every(({ missing }) => missing.includes('ru'))).toBe(true);
  const titles = owed.rows.map(({ title }) => title);
  expect(titles).toEqual(titles.toSorted((a, b) => b.localeCompare(a, 'en-GB')));
});
