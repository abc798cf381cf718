import postgres from 'postgres';
import { beforeAll, expect, test } from 'vitest';
import { actorFor, loadedRegister, value } from '#bin/test/world.ts';
import { env } from '#env.ts';
import { verifyRecord } from '#lib/act/verify.ts';
import { addConference } from '#lib/conference/commands.ts';
import { announceConference } from '#lib/conference/step/commands.ts';
import { clearDocument, issueDocument } from '#lib/document/commands.ts';
import { addDocument } from '#lib/document/draft/commands.ts';
import { makePdf } from '#lib/upload/fixtures.ts';

let owner: postgres.Sql;
beforeAll(async () => {
  await loadedRegister();
  owner = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
  const staff = await actorFor('secretariat');
  const body = { body: 'senior-officials-meeting', ordinal: '10', title: { en: 'Tenth' }, host: 'KAZ', mode: '' };
  const made = await addConference(staff, { ...body, from: '2027-03-01', to: '2027-03-02', city: null });
  const { id: conferenceId } = value(made);
  value(await announceConference(staff, { id: conferenceId, expectedVersion: 1 }));
  const add = async (symbol: string, access: string) => {
    const bytes = makePdf(symbol, 'en');
    const file = { language: 'en', kind: 'official', name: 'text.pdf', declaredType: 'application/pdf', bytes };
    const document = { conferenceId, agendaItemId: '', symbol, title: { en: symbol }, nature: 'INF', access };
    return value(await addDocument(staff, { ...document, distribution: 'general', files: [file] })).id;
  };
  // One public, one replaced by its revision, one that is a draft.
  for (const symbol of ['AP/SOM.10/INF.1', 'AP/SOM.10/INF.2', 'AP/SOM.10/INF.2/Rev.1']) {
    const id = await add(symbol, 'public');
    value(await clearDocument(staff, { id, expectedVersion: 1 }));
    value(await issueDocument(staff, { id, expectedVersion: 2 }));
  }
  await add('AP/SOM.10/INF.3', 'members');
  return () => owner.end();
});

/** Changes the register behind the portal's back, looks, and undoes it. */
async function tampered(
  change: (sql: postgres.TransactionSql) => Promise<unknown>,
  undo: string,
): Promise<string | null> {
  const behind = (work: (sql: postgres.TransactionSql) => Promise<unknown>) =>
    owner.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await work(sql);
    });
  await behind(change);
  try {
    return (await verifyRecord()).wrong;
  } finally {
    await behind((sql) => sql.unsafe(undo));
  }
}

test('a register in which all is as recorded is whole', async () => {
  expect((await verifyRecord()).wrong).toBeNull();
});

test.each<[string, string, string, RegExp]>([
  [
    'a file pointed at another document’s',
    `update language_version set sha256 = (select v.sha256 from language_version v join document d on d.id = v.document_id where d.symbol = 'AP/SOM.10/INF.1')
      where document_id = (select id from document where symbol = 'AP/SOM.10/INF.3')`,
    `update language_version v set sha256 = k.sha256 from kept k where k.id = v.id`,
    /^the file of AP\/SOM\.10\/INF\.3 in en /,
  ],
  [
    'a public file pointed at another',
    `update released_version set sha256 = (select sha256 from language_version v join document d on d.id = v.document_id where d.symbol = 'AP/SOM.10/INF.2')
      where released_id = (select id from released_document where symbol = 'AP/SOM.10/INF.1')`,
    `update released_version r set sha256 = k.sha256 from kept k, document d, released_document p
      where p.id = r.released_id and d.symbol = p.symbol and k.document_id = d.id`,
    /^the public file of AP\/SOM\.10\/INF\.1 in en /,
  ],
  [
    'a draft issued',
    `update document set stage = 'issued' where symbol = 'AP/SOM.10/INF.3'`,
    `update document set stage = 'draft' where symbol = 'AP/SOM.10/INF.3'`,
    /^document AP\/SOM\.10\/INF\.3 is issued, and the record says draft$/,
  ],
  [
    'what was superseded brought back',
    `update document set stage = 'issued' where symbol = 'AP/SOM.10/INF.2'`,
    `update document set stage = 'superseded' where symbol = 'AP/SOM.10/INF.2'`,
    /^document AP\/SOM\.10\/INF\.2 is issued, and the record says superseded$/,
  ],
  [
    'a document opened to all',
    `update document set access = 'public' where symbol = 'AP/SOM.10/INF.3'`,
    `update document set access = 'members' where symbol = 'AP/SOM.10/INF.3'`,
    /^document AP\/SOM\.10\/INF\.3 is open to public, and the record says members$/,
  ],
  [
    'the title of an outcome rewritten',
    `update outcome set title = title || '{"en": "Another"}' where slug = (select min(slug) from outcome)`,
    `update outcome o set title = e.entry::jsonb #> '{after,title}' from audit_record e where e.noun = 'outcome' and e.subject_id = o.id::text
      and e.entry::jsonb #> '{after,title}' is not null`,
    /^the title of the outcome /,
  ],
])('%s is found, and what it should be is said', async (_name, change, undo, wrong) => {
  await owner`create table kept as select id, document_id, sha256 from language_version`;
  expect(await tampered((sql) => sql.unsafe(change), undo)).toMatch(wrong);
  await owner`drop table kept`;
  expect((await verifyRecord()).wrong).toBeNull();
});
