import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { actorFor, loadedRegister, refusal, rows, value } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import { type Actor, SYSTEM, setActor } from '#lib/act/actor.ts';
import { lockName } from '#lib/act/command.ts';
import { verifyRecord } from '#lib/act/verify.ts';
import { addConference } from '#lib/conference/commands.ts';
import { announceConference } from '#lib/conference/step/commands.ts';
import { clearDocument, issueDocument } from '#lib/document/commands.ts';
import { addDocument } from '#lib/document/draft/commands.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { makePdf } from '#lib/upload/fixtures.ts';
import { listFiles } from '#lib/upload/storage.ts';
import { isStored } from '#lib/upload/stored-file.ts';

let staff: Actor;
let conferenceId: string;
let taken: string;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
  const made = value(
    await addConference(staff, {
      body: 'senior-officials-meeting',
      ordinal: '10',
      title: { en: 'Tenth Senior Officials Meeting' },
      from: '2027-03-01',
      to: '2027-03-02',
      city: null,
      hosts: ['KAZ'],
      mode: '',
    }),
  );
  conferenceId = made.id;
  value(await announceConference(staff, { id: conferenceId, expectedVersion: 1 }));
  const first = form();
  value(await addDocument(staff, first));
  taken = first.symbol;
});

const pdf = (language: string, words: string) => ({
  language,
  kind: 'official',
  name: `text-${language}.pdf`,
  bytes: makePdf(words, language),
});
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
const bytesOf = (words: string) => ({ file: pdf('en', words), sha: sha256(pdf('en', words).bytes) });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const there = (area: 'restricted' | 'released', sha: string) => isStored(filesRoot(), area, sha);

test('one refused file of a form stores none of it', async () => {
  const before = await Array.fromAsync(listFiles(filesRoot(), 'restricted'));
  const good = pdf('en', 'good, and new');
  const bad = { ...pdf('ru', 'x'), bytes: makePdf('whole', 'ru').slice(0, 300) };
  expect(refusal(await addDocument(staff, form({ files: [good, bad] })))).toBe('file-truncated');
  expect(await Array.fromAsync(listFiles(filesRoot(), 'restricted'))).toEqual(before);
});

test('what an act stored that was then refused is taken back, and not what a row names', async () => {
  const named = bytesOf('named by a row');
  value(await addDocument(staff, form({ files: [named.file] })));
  const anew = bytesOf('stored anew');
  const files = [named.file, { ...anew.file, language: 'ru' }];
  expect(refusal(await addDocument(staff, form({ symbol: taken, files })))).toBe('symbol-taken');
  expect([await there('restricted', named.sha), await there('restricted', anew.sha)]).toEqual([true, false]);
});

test('a file that another act is about to name is not taken back', async () => {
  const shared = bytesOf('stored by two at once');
  const acts = [1, 2, 3, 4].map((i) =>
    addDocument(staff, form({ files: [shared.file], ...(i % 2 === 0 && { symbol: taken }) })),
  );
  expect((await Promise.all(acts)).map(({ ok }) => ok)).toEqual([true, false, true, false]);
  expect(await there('restricted', shared.sha)).toBe(true);
  expect(await verifyRecord()).toMatchObject({ wrong: null });
});

test('a lock not had in time is no change by a colleague, and nothing is left of the act', async () => {
  const waiting = bytesOf('waits for a lock');
  const holder = await database().transaction(async (tx) => {
    await lockName(tx, `symbols:${conferenceId}`);
    return addDocument(staff, form({ files: [waiting.file] }));
  });
  expect(refusal(holder)).toBe('register-busy');
  expect(await there('restricted', waiting.sha)).toBe(false);
});

test('a copy made for an issue that is then refused is taken back', async () => {
  const { file, sha } = bytesOf('public, almost');
  const { id } = value(await addDocument(staff, form({ access: 'public', files: [file] })));
  value(await clearDocument(staff, { id, expectedVersion: 1 }));
  expect(refusal(await issueDocument(staff, { id, expectedVersion: 1 }))).toBe('changed-meanwhile');
  expect(await there('released', sha)).toBe(false);
  const refused = await database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    await tx.execute(sql`select from document where id = ${id} for update`);
    const result = await issueDocument(staff, { id, expectedVersion: 2 });
    expect(await there('released', sha)).toBe(false);
    return result;
  });
  expect(refusal(refused)).toBe('register-busy');
  value(await issueDocument(staff, { id, expectedVersion: 2 }));
  expect(await there('released', sha)).toBe(true);
});

test('a file that the scanner refused is not circulated', async () => {
  const { id } = value(await addDocument(staff, form()));
  value(await clearDocument(staff, { id, expectedVersion: 1 }));
  await rows(sql`update language_version set scan = 'refused', scanned_at = now(), scanned_by = 'ClamAV: Test'
    where document_id = ${id} and language = 'ru' returning 1`);
  expect(await issueDocument(staff, { id, expectedVersion: 2 })).toMatchObject({
    refusal: { code: 'file-infected', params: { name: 'ClamAV: Test' } },
  });
});

test('the portal’s role can say of a released copy what the scanner said, and nothing else', async () => {
  await expect(rows(sql`update released_version set bytes = 1 returning 1`)).rejects.toThrow();
  await expect(rows(sql`delete from released_version returning 1`)).rejects.toThrow();
  await expect(
    database().transaction(async (tx) => {
      await setActor(tx, staff);
      return [
        ...(await tx.execute(
          sql`update language_version set scan = 'clean', scanned_at = now(), scanned_by = 'me' returning 1`,
        )),
      ];
    }),
  ).resolves.toEqual([]);
});
