import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { announcedConference, dayFromToday, pdfFile, plannedConference, restricted } from '#bin/test/conference.ts';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import { accessLevels, documentStages } from '#db/vocabulary.ts';
import { type Actor, PUBLIC, SYSTEM, setActor } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import { verifyFiles, verifyRecord } from '#lib/act/verify.ts';
import { recordBodyMember } from '#lib/body/member/commands.ts';
import { addAgendaItem } from '#lib/conference/agenda/commands.ts';
import { clearDocument, issueDocument, withdrawDocument } from '#lib/document/commands.ts';
import { addDocument } from '#lib/document/draft/commands.ts';
import { addLanguageVersion } from '#lib/document/files/commands.ts';
import { released } from '#lib/document/queries.ts';
import { documentFor, releasedFile } from '#lib/document/reading/queries.ts';
import { accessReason } from '#lib/document/rules.ts';
import { recordMembership } from '#lib/membership/commands.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { makeDocx, makePdf } from '#lib/upload/fixtures.ts';

let staff: Actor;
let conferenceId: string;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  conferenceId = (await announcedConference(staff)).id;
  value(await addDocument(staff, form({ symbol: 'AP/SOM.10/WP.1' })));
});

const pdf = (language: string, words: string) => pdfFile(language, words, 'official');
let serial = 0;
const form = (more: object = {}) => ({
  conferenceId,
  agendaItemId: '',
  symbol: `AP/SOM.10/INF.${++serial}`,
  title: { en: 'Provisional agenda', ru: 'Предварительная повестка дня' },
  distribution: 'general',
  access: 'participants',
  delegation: '',
  deliberate: true,
  files: [pdf('en', `Agenda ${serial}`), pdf('ru', `Agenda ${serial} ru`)],
  ...more,
});
const stageOf = async (id: string) =>
  (await rows<{ stage: string; version: number }>(sql`select stage, version from document where id = ${id}`))[0];
const stored = async (sha: string) =>
  rows<{ n: number }>(sql`select count(*)::int as n from language_version where sha256 = ${sha}`);

test('a document in two languages is added, cleared and issued, each step in the record', async () => {
  const { id } = value(await addDocument(staff, form()));
  expect(await lastEntry()).toMatchObject({
    act: 'addDocument',
    subject: { noun: 'document', id },
    after: { symbol: expect.stringMatching(/^AP\/SOM\.10\/INF\.\d+$/) },
  });
  expect(refusal(await issueDocument(staff, { id, expectedVersion: 1 }))).toBe('stage-cannot-follow');
  value(await clearDocument(staff, { id, expectedVersion: 1 }));
  expect(refusal(await issueDocument(staff, { id, expectedVersion: 1 }))).toBe('changed-meanwhile');
  value(await issueDocument(staff, { id, expectedVersion: 2 }));
  expect(await stageOf(id)).toEqual({ stage: 'issued', version: 3 });
  expect(await lastEntry()).toMatchObject({
    act: 'issueDocument',
    before: { stage: 'cleared' },
    after: { stage: 'issued', released: null },
  });
});

test.each([
  ['a symbol that is none', { symbol: 'Agenda' }, 'symbol-form', 'symbol'],
  ['a symbol of another meeting', { symbol: 'AP/MC.3/L.1' }, 'symbol-elsewhere', 'symbol'],
  ['a symbol in use', { symbol: 'AP/SOM.10/WP.1' }, 'symbol-taken', 'symbol'],
  ['no file', { files: [] }, 'invalid', 'files'],
  ['no title', { title: {} }, 'invalid', 'title.en'],
  ['an access that is none', { access: 'friends' }, 'invalid', 'access'],
  ['access for one delegation that is not named', { access: 'delegation' }, 'invalid', 'delegation'],
  ['a delegation named without such access', { delegation: 'KAZ' }, 'invalid', 'delegation'],
])('%s is refused beside its field, and nothing is stored', async (_name, more, code, field) => {
  const before = [await recorded(), await rows(sql`select count(*) from document`)];
  const result = await addDocument(staff, form(more));
  expect(result).toMatchObject({ ok: false, refusal: { code } });
  expect(result.ok ? [] : Object.keys(result.refusal.fields ?? {})).toContain(field);
  expect([await recorded(), await rows(sql`select count(*) from document`)]).toEqual(before);
});

test.each([
  ['an empty file', { name: 'a.pdf', bytes: new Uint8Array() }, 'file-empty'],
  ['a truncated file', { name: 'a.pdf', bytes: makePdf('whole', 'en').slice(0, 300) }, 'file-truncated'],
  ['a DOCX that says it is a PDF', { name: 'a.pdf', bytes: makeDocx(['x']) }, 'file-name-disagrees'],
  ['plain text', { name: 'a.txt', bytes: new TextEncoder().encode('hello') }, 'file-type-not-allowed'],
])('%s is refused with its reason beside its language, and neither row nor file is left', async (_name, file, code) => {
  const before = await rows(
    sql`select (select count(*) from document) as d, (select count(*) from language_version) as v`,
  );
  const result = await addDocument(staff, form({ files: [{ ...pdf('ru', 'x'), ...file }] }));
  expect(result).toMatchObject({ ok: false, refusal: { code, fields: { 'file-ru': code } } });
  expect(
    await rows(sql`select (select count(*) from document) as d, (select count(*) from language_version) as v`),
  ).toEqual(before);
});

test('two who take one symbol at the same instant: one has it', async () => {
  const input = form();
  const both = await Promise.all([addDocument(staff, input), addDocument(staff, input)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.flatMap((result) => (result.ok ? [] : [result.refusal.code]))).toEqual(['symbol-taken']);
});

const publicOf = async (symbol: string) => (await released('en')).rows.find((row) => row.symbol === symbol);
const versionsOf = (id: string) =>
  rows<{ id: string; language: string }>(
    sql`select v.id, v.language from released_version v join released_document d on d.id = v.released_id
      where d.document_id = ${id} order by v.language`,
  );

test('what is public is copied out when it is issued; withdrawn, it gives its place to a notice, and its file is gone from there', async () => {
  const input = form({ access: 'public' });
  const { id } = value(await addDocument(staff, input));
  value(await clearDocument(staff, { id, expectedVersion: 1 }));
  expect((await released('en')).rows).toEqual([]);
  value(await issueDocument(staff, { id, expectedVersion: 2 }));
  expect(await publicOf(input.symbol)).toMatchObject({ title: 'Provisional agenda', missing: [], withdrawnOn: null });
  const [file] = await versionsOf(id);
  const [version] = await rows<{ sha256: string }>(sql`select sha256 from released_version limit 1`);
  const sha = version?.sha256 ?? '';
  const place = join(filesRoot(), 'released', sha.slice(0, 2), sha.slice(2, 4), sha);
  await access(place);
  expect(await withdrawDocument(staff, { id, expectedVersion: 3 })).toMatchObject({
    ok: false,
    refusal: { fields: { reason: 'field-missing' } },
  });
  const reason = 'It was issued with the wrong annex.';
  value(await withdrawDocument(staff, { id, expectedVersion: 3, reason }));
  expect(await publicOf(input.symbol)).toMatchObject({
    languages: [],
    missing: [],
    withdrawnOn: await dayFromToday(0),
    withdrawalReason: reason,
  });
  expect(await releasedFile(file?.id ?? '')).toEqual({
    symbol: input.symbol,
    withdrawnOn: await dayFromToday(0),
    reason,
  });
  // Row and file stay for the record.
  await access(place);
  expect(await stored(sha)).toEqual([{ n: 1 }]);
  const member = await actorFor('delegate', { iso3: 'KGZ' });
  expect(await documentFor(member, 'en', id)).toMatchObject({
    stage: 'withdrawn',
    withdrawalReason: reason,
    versions: [],
  });
  expect((await verifyRecord()).wrong).toBeNull();
});

test('a revision supersedes what it replaces', async () => {
  const first = value(await addDocument(staff, form({ symbol: 'AP/SOM.10/L.1' })));
  value(await clearDocument(staff, { id: first.id, expectedVersion: 1 }));
  value(await issueDocument(staff, { id: first.id, expectedVersion: 2 }));
  const second = value(await addDocument(staff, form({ symbol: 'AP/SOM.10/L.1/Rev.1' })));
  value(await clearDocument(staff, { id: second.id, expectedVersion: 1 }));
  expect((await stageOf(first.id))?.stage).toBe('issued');
  value(await issueDocument(staff, { id: second.id, expectedVersion: 2 }));
  expect((await stageOf(first.id))?.stage).toBe('superseded');
});

test('a language version is added once for each language and format', async () => {
  const { id } = value(await addDocument(staff, form({ files: [pdf('en', 'English only')] })));
  const docx = {
    language: 'ru',
    kind: 'unofficial',
    name: 'text.docx',
    bytes: makeDocx(['Текст']),
  };
  value(await addLanguageVersion(staff, { id, expectedVersion: 1, file: docx }));
  expect(refusal(await addLanguageVersion(staff, { id, expectedVersion: 2, file: docx }))).toBe('version-there');
  value(await clearDocument(staff, { id, expectedVersion: 2 }));
  value(await issueDocument(staff, { id, expectedVersion: 3 }));
  expect(refusal(await addLanguageVersion(staff, { id, expectedVersion: 4, file: docx }))).toBe('version-there');
});

test('an agenda item of another conference is refused', async () => {
  const other = await plannedConference(staff, { ordinal: '11' });
  const item = value(await addAgendaItem(staff, { conferenceId: other.id, number: '1', title: { en: 'Opening' } }));
  expect(await addDocument(staff, form({ agendaItemId: item.id }))).toMatchObject({
    ok: false,
    refusal: { fields: { agendaItemId: 'choice-missing' } },
  });
});

test('a document for the members of a body is refused where the body has no members of its own', async () => {
  expect(await addDocument(staff, form({ access: 'body' }))).toMatchObject({
    ok: false,
    refusal: { code: 'body-open', fields: { access: 'body-open' } },
  });
});

test('who sees which document: the database and the rule say the same for every access, stage and actor', async () => {
  await restricted('senior-officials-meeting');
  for (const participant of ['TJK', 'org:OTS', 'RUS'])
    value(
      await recordBodyMember(staff, {
        body: 'senior-officials-meeting',
        participant,
        part: participant === 'RUS' ? 'observer' : 'member',
        from: '2026-01-01',
        instrument: 'Decision',
      }),
    );
  for (const access of accessLevels) {
    const { id } = value(await addDocument(staff, form({ access, delegation: access === 'delegation' ? 'KGZ' : '' })));
    for (const stage of documentStages) {
      const twin = crypto.randomUUID();
      await database().transaction(async (tx) => {
        await setActor(tx, SYSTEM);
        await tx.execute(sql`insert into document (id, symbol, conference_id, title, distribution, access, delegation, stage, issued_at)
          select ${twin}::uuid, symbol || ${`-${access}-${stage}`}, conference_id, title, distribution, access, delegation, ${stage},
            case when ${['issued', 'superseded', 'withdrawn'].includes(stage)} then now() end from document where id = ${id}`);
        await tx.execute(sql`insert into language_version (document_id, language, kind, file_name, media_type, bytes, sha256)
          select ${twin}::uuid, language, kind, file_name, media_type, bytes, sha256 from language_version where document_id = ${id}`);
      });
    }
  }
  value(
    await recordMembership(staff, {
      participant: 'AFG',
      status: 'suspended',
      from: '2026-01-01',
      instrument: 'Decision',
    }),
  );
  const actors: Actor[] = [
    PUBLIC,
    staff,
    await actorFor('administrator'),
    await actorFor('delegate', { iso3: 'KGZ' }),
    await actorFor('head-of-delegation', { iso3: 'KAZ' }),
    await actorFor('national-coordinator', { iso3: 'TJK' }),
    await actorFor('chair', { iso3: 'KAZ' }),
    await actorFor('chair', { iso3: 'AZE' }),
    await actorFor('delegate', { iso3: 'PAK' }),
    await actorFor('delegate', { iso3: 'UZB' }),
    await actorFor('delegate', { iso3: 'AFG' }),
    await actorFor('delegate', { iso3: 'RUS' }),
    await actorFor('observer', { acronym: 'IOM' }),
    await actorFor('observer', { acronym: 'OTS' }),
  ];
  let cells = 0;
  const all = await rows<{
    id: string;
    symbol: string;
    access: (typeof accessLevels)[number];
    stage: (typeof documentStages)[number];
    delegation: string | null;
    body: string;
    wasIssued: boolean;
  }>(
    sql`select d.id, d.symbol, d.access, d.stage, d.delegation, c.body, d.issued_at is not null as "wasIssued"
      from document d join conference c on c.id = d.conference_id`,
  );
  for (const actor of actors) {
    const seen = await read(actor, async (db) => ({
      documents: new Set((await db.execute<{ id: string }>(sql`select id from document`)).map(({ id }) => id)),
      files: new Set(
        (await db.execute<{ id: string }>(sql`select document_id as id from language_version`)).map(({ id }) => id),
      ),
    }));
    for (const document of all) {
      // The public's word is a released copy, never the document itself.
      const participates = ['member', 'observer', 'secretariat', 'chairing', 'bodyMember'].some((one) =>
        [...actor.capacities].some((held) => held === one),
      );
      const due = accessReason(document, actor) !== null && participates;
      expect(seen.documents.has(document.id), `${actor.name} ${document.symbol}`).toBe(due);
      // Of what was withdrawn its readers see a notice, and no file.
      const given = due && (document.stage !== 'withdrawn' || actor.capacities.has('secretariat'));
      expect(seen.files.has(document.id), `${actor.name} files of ${document.symbol}`).toBe(given);
      cells += 2;
    }
  }
  expect(cells).toBeGreaterThan(900);
});

test('every stored file hashes as its row says', async () => {
  const verdict = await read(SYSTEM, verifyFiles);
  expect(verdict.wrong).toBeNull();
  expect(verdict.files).toBeGreaterThan(5);
});
