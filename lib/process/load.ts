import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { database, type Tx } from '#db/client.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import { refusalOf } from '#lib/act/conflict.ts';
import { word } from '#lib/act/form.ts';
import { exists, rows } from '#lib/act/read.ts';
import { loadProcess } from '#lib/process/commands.ts';
import { type ProcessFile, processFile } from '#lib/process/input.ts';
import { loadBodies, loadBodyMembers } from '#lib/process/load/bodies.ts';
import { loadHosting, loadLaunch, loadMemberships, loadTerms } from '#lib/process/load/history.ts';
import { loadConferences } from '#lib/process/load/meetings.ts';
import { referenceDataOf } from '#lib/process/load/reference-data.ts';
import { type Fault, unknownReferences } from '#lib/process/load/references.ts';

export type Loaded =
  | { ok: true; acronym: string; already: boolean; counts: Record<string, number>; notes: string[] }
  | { ok: false; faults: Fault[] };

/** Is there a process in the register? */
export async function isRegisterEmpty(): Promise<boolean> {
  return !(await exists(database(), sql`select from process`));
}

/**
 * Loads a process file into an empty register, all of it or nothing, through the commands that staff use. Gives what it
 * loaded and what it could only note; a file that was loaded before gives `already`. Refuses with the places in the file.
 */
export async function loadProcessFile(path: string, { demonstration = false } = {}): Promise<Loaded> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return fault('', `the file ${path} cannot be read`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (wrong) {
    return fault('', `is no JSON: ${wrong instanceof Error ? wrong.message : 'unreadable'}`);
  }
  const parsed = processFile.safeParse(json);
  if (!parsed.success) return { ok: false, faults: faultsOf(parsed.error) };
  const unknown = unknownReferences(parsed.data);
  if (unknown.length > 0) return { ok: false, faults: unknown };
  const hash = createHash('sha256').update(text).digest('hex');
  const [there] = await rows(
    database(),
    z.object({ hash: z.string(), acronym: z.string() }),
    sql`select file_hash as hash, acronym from process`,
  );
  if (there) {
    if (there.hash === hash) return { ok: true, acronym: there.acronym, already: true, counts: {}, notes: [] };
    return fault('', `the register is not empty: it holds ${there.acronym}`);
  }
  const place = { path: '' };
  try {
    return await database().transaction((tx) => loadAll(tx, parsed.data, { hash, demonstration }, place));
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    if (!refusal) throw thrown;
    const { refused, fields } = word(refusal, 'en');
    const about = Object.entries(fields).map(([name, sentence]) => `${name}: ${sentence}`);
    return fault(place.path, [refused, ...about].join(' '));
  }
}

async function loadAll(
  tx: Tx,
  file: ProcessFile,
  { hash, demonstration }: { hash: string; demonstration: boolean },
  place: { path: string },
): Promise<Loaded> {
  place.path = 'process';
  const ground = referenceDataOf(file);
  await loadProcess.within(tx, SYSTEM, { ...ground, process: { ...ground.process, fileHash: hash, demonstration } });
  const notes: string[] = [];
  const at = (path: string) => {
    place.path = path;
  };
  await loadBodies(tx, file, at);
  await loadLaunch(tx, file, at);
  const memberships = await loadMemberships(tx, file, at, notes);
  const bodyMembers = await loadBodyMembers(tx, file, at);
  const { conferences, outcomes } = await loadConferences(tx, file, at);
  const terms = await loadTerms(tx, file, at);
  const arrangements = await loadHosting(tx, file, at);
  const [claims] = await rows(tx, z.object({ n: z.int() }), sql`select count(*)::int as n from claim`);
  const counts = {
    sources: ground.sources.length,
    states: ground.states.length,
    organizations: ground.organizations.length,
    memberships,
    'members of bodies': bodyMembers,
    terms,
    arrangements,
    conferences,
    outcomes,
    claims: claims?.n ?? 0,
  };
  return { ok: true, acronym: file.process.acronym, already: false, counts, notes };
}

const fault = (path: string, reason: string): Loaded => ({ ok: false, faults: [{ path, reason }] });

function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.map((issue) => ({
    path: issue.path.reduce<string>(
      (path, part) => (typeof part === 'number' ? `${path}[${part}]` : path ? `${path}.${String(part)}` : String(part)),
      '',
    ),
    reason: issue.message,
  }));
}
