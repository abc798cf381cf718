import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { SYSTEM } from '#lib/act/actor.ts';
import { command, none } from '#lib/act/command.ts';
import { exists, type Reader, read, rows } from '#lib/act/read.ts';
import { removeUnnamed } from '#lib/document/version/commands.ts';
import { versionsOf } from '#lib/document/version/rows.ts';
import { keptFor } from '#lib/retention/rules.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { filesBefore, hasTemporaryBefore, removeFileBefore } from '#lib/upload/orphans.ts';
import { type Area, sweepTemporary } from '#lib/upload/storage.ts';

/** At most so many rows of a table, or files, are removed in one act: it holds no lock for long, and its entry stays readable. */
const batch = 5000;

const ago = (days: number): SQL => sql`now() - make_interval(days => ${days})`;

/** Of each table, the rows that are past their retention. */
const past = [
  {
    key: 'session',
    table: sql`session`,
    rows: sql`least(ends_at, seen_at + interval '30 minutes') < ${ago(keptFor.session.days)}`,
  },
  { key: 'signInFailure', table: sql`sign_in_failure`, rows: sql`at < ${ago(keptFor.signInFailure.days)}` },
  { key: 'invitation', table: sql`invitation`, rows: sql`ends_at < ${ago(keptFor.invitation.days)}` },
  { key: 'knownDevice', table: sql`known_device`, rows: sql`ends_at < ${ago(keptFor.knownDevice.days)}` },
  { key: 'idempotencyKey', table: sql`idempotency_key`, rows: sql`created_at < ${ago(keptFor.idempotencyKey.days)}` },
  { key: 'keptTyping', table: sql`kept_typing`, rows: sql`typed_at < ${ago(keptFor.keptTyping.days)}` },
  {
    key: 'digestNotice',
    table: sql`digest_notice`,
    rows: sql`state <> 'waiting' and settled_at < ${ago(keptFor.digestNotice.days)}`,
  },
  {
    key: 'mail',
    table: sql`mail`,
    rows: sql`state in ('sent', 'dropped') and settled_at < ${ago(keptFor.mail.days)}`,
  },
] as const;

/** Removes rows that are past their retention, at most `limit` of each table; gives how many. For the system. */
export const pruneRegister = command({
  act: 'pruneRegister',
  input: z.object({ limit: z.int().min(1).max(batch) }),
  subject: none,
  run: async ({ tx, input: { limit }, today }) => {
    const after: Record<string, number> = {};
    for (const { key, table, rows } of past) {
      const gone = await tx.execute(
        sql`delete from ${table} where ctid in (select ctid from ${table} where ${rows} limit ${limit}) returning 1`,
      );
      if (gone.length > 0) after[key] = gone.length;
    }
    return { value: after, subject: { noun: 'retention', id: today }, after };
  },
});

/** Removes all that is past its retention, an act for each batch; where there is nothing, nothing is recorded. */
export async function pruneAll(): Promise<void> {
  const any = sql.join(
    past.map(({ table, rows: old }) => sql`exists(select from ${table} where ${old})`),
    sql` or `,
  );
  const due = () => read(SYSTEM, (db) => exists(db, sql`select where ${any}`));
  while (await due()) {
    const pruned = await pruneRegister(SYSTEM, { limit: batch });
    if (!pruned.ok) throw new Error(`the register was not pruned: ${pruned.refusal.code}`);
  }
}

const hashes = z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(batch);

/**
 * Removes stored files that no row names, and temporary files, as far as they were last written before `before`. Each is looked
 * at anew under the lock on its name: a file that has a row by then, or was stored again, stays.
 */
export const removeOrphanFiles = command({
  act: 'removeOrphanFiles',
  input: z.object({ before: z.date(), restricted: hashes, released: hashes }),
  subject: none,
  run: async ({ input: { before, ...found }, now, today }) => {
    const remove = async (area: Area) => {
      const removed: string[] = [];
      for (const sha256 of found[area])
        if (await removeUnnamed(area, sha256, () => removeFileBefore(filesRoot(), area, sha256, before)))
          removed.push(sha256);
      return removed;
    };
    const age = now.getTime() - before.getTime();
    const temporary =
      (await sweepTemporary(filesRoot(), 'restricted', age)) + (await sweepTemporary(filesRoot(), 'released', age));
    const after = { restricted: await remove('restricted'), releasedFiles: await remove('released'), temporary };
    return { value: after, subject: { noun: 'retention', id: today }, after };
  },
});

/** Finds all files that are past a day and that no row names, and removes them; where there is nothing, nothing is recorded. */
export async function removeAllOrphanFiles(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - keptFor.orphanFile.days * 86_400_000);
  const found = { restricted: await orphans('restricted', before), released: await orphans('released', before) };
  const isLeft = (area: Area) => hasTemporaryBefore(filesRoot(), area, before);
  const isNothing = found.restricted.length === 0 && found.released.length === 0;
  if (isNothing && !(await isLeft('restricted')) && !(await isLeft('released'))) return;
  const removed = await removeOrphanFiles(SYSTEM, { before, ...found });
  if (!removed.ok) throw new Error(`orphan files were not removed: ${removed.refusal.code}`);
}

/** The first orphans of an area, at most a batch: what is left waits for the next night. */
async function orphans(area: Area, before: Date): Promise<string[]> {
  const found: string[] = [];
  let asked: string[] = [];
  const sift = async () => {
    const given = asked;
    asked = [];
    found.push(...(await read(SYSTEM, (db) => withoutRow(db, area, given))));
  };
  for await (const sha256 of filesBefore(filesRoot(), area, before)) {
    if (asked.push(sha256) >= 500) await sift();
    if (found.length >= batch) break;
  }
  await sift();
  return found.slice(0, batch);
}

/** Of the hashes those that no row of the area names. */
async function withoutRow(db: Reader, area: Area, hashes: readonly string[]): Promise<string[]> {
  const found = await rows(
    db,
    z.object({ sha256: z.string() }),
    sql`
    select h as sha256 from json_array_elements_text(${JSON.stringify(hashes)}::json) h
    where not exists (select from ${versionsOf[area]} v where v.sha256 = h)`,
  );
  return found.map(({ sha256 }) => sha256);
}
