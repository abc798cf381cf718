import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { growDocuments, growReleased, type Stored } from '#bin/grow/documents.ts';
import { growAround, growConferences, growParticipants } from '#bin/grow/register.ts';
import { scaleOf } from '#bin/grow/scale.ts';
import { database, type Tx } from '#db/client.ts';
import { env } from '#env.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { makePdf } from '#lib/upload/fixtures.ts';
import { copyToReleased, putFile } from '#lib/upload/storage.ts';

/** One transaction as the system, which may write what it wants and no more than the constraints allow; it may take its time. */
async function asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    await tx.execute(sql`set local statement_timeout = 0`);
    return work(tx);
  });
}

/** Why this register may not be grown; null where it may. */
async function refusalOf(): Promise<string | null> {
  const [is] = await asSystem((tx) =>
    tx.execute(
      sql`select demonstration, exists (select from conference where slug like 'grown-%') as grown from process`,
    ),
  );
  if (!is) return 'The register is empty: start the portal once, or load a process file with --demonstration.';
  if (is.demonstration !== true) return 'This register is no demonstration, so nothing invented is put into it.';
  return is.grown === true ? 'This register has been grown before; grow a new one.' : null;
}

/** The real files that all documents share, one a language, stored as uploads are: by hash, restricted and released. */
async function storeFiles(): Promise<Stored[]> {
  const stored: Stored[] = [];
  for (const language of ['en', 'ru']) {
    const bytes = makePdf(`An invented paper (${language}), made to measure the portal.`, language);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await putFile(filesRoot(), 'restricted', bytes, sha256);
    await copyToReleased(filesRoot(), sha256);
    stored.push({ language, sha256, bytes: bytes.length });
  }
  return stored;
}

/** How many entries of the record one transaction appends: its one head row is written anew for each, and cleaned up in between. */
const perLink = 500;

/** Appends what the record would have of it, through append_audit alone, so that the chain holds. */
async function record(say: (line: string) => void): Promise<void> {
  const total = await asSystem(async (tx) => {
    const [row] =
      await tx.execute(sql`select count(*)::int as n from document d join conference c on c.id = d.conference_id
      where c.slug like 'grown-%'`);
    return Number(row?.n ?? 0);
  });
  let after = '';
  for (let done = 0; done < total; done += perLink) {
    const [last] = await asSystem((tx) =>
      tx.execute(sql`
        with next as (select d.id, d.symbol, d.stage, d.access, d.title, d.conference_id from document d
            join conference c on c.id = d.conference_id where c.slug like 'grown-%' and d.symbol collate "C" > ${after}
            order by d.symbol collate "C" limit ${perLink}),
          added as materialized (select symbol, append_audit(jsonb_build_object('act', 'addDocument', 'account', null, 'name', 'system', 'role', null,
            'actsFor', null, 'capacity', 'system', 'subject', jsonb_build_object('noun', 'document', 'id', id), 'before', null,
            'after', jsonb_build_object('symbol', symbol, 'title', title, 'access', access, 'conferenceId', conference_id))) as seq from next),
          issued as materialized (select symbol, append_audit(jsonb_build_object('act', 'issueDocument', 'account', null, 'name', 'system', 'role', null,
            'actsFor', null, 'capacity', 'system', 'subject', jsonb_build_object('noun', 'document', 'id', id),
            'before', jsonb_build_object('stage', 'cleared'), 'after', jsonb_build_object('stage', 'issued', 'symbol', symbol))) as seq
            from next where stage in ('issued', 'superseded') and (select count(*) from added) > 0)
        select max(symbol collate "C") as last, (select count(*) from issued) as issued from next`),
    );
    after = String(last?.last ?? '');
    if (done % (perLink * 40) === 0) say(`  the record: ${done} of ${total} documents`);
  }
}

/** What PostgreSQL knows of its tables is brought up to date by their owner, as its own housekeeping would in a quiet hour. */
async function tidy(): Promise<void> {
  const owner = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
  try {
    await owner`vacuum analyze`;
  } finally {
    await owner.end({ timeout: 5 });
  }
}

/** Puts into a demonstration what a portal of that scale holds, deterministic and keeping every rule. Gives why it refused, or null. */
export async function grow(documents: number, say: (line: string) => void): Promise<string | null> {
  const refused = await refusalOf();
  if (refused) return refused;
  const scale = scaleOf(documents);
  say(`Growing to ${scale.documents} documents of ${scale.conferences} conferences, ${scale.states} States`);
  const files = await storeFiles();
  await asSystem((tx) => growParticipants(tx, scale));
  await asSystem((tx) => growConferences(tx, scale));
  await asSystem((tx) => growDocuments(tx, scale, files));
  await asSystem((tx) => growReleased(tx));
  await asSystem((tx) => growAround(tx));
  await record(say);
  await tidy();
  say('Grown');
  return null;
}
