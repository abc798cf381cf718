import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { database, type Tx } from '#db/client.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import { exists, rows } from '#lib/act/read.ts';
import { loadProcess } from '#lib/process/commands.ts';
import { type ProcessFile, processFile } from '#lib/process/input.ts';
import { loadBodies, loadBodyMembers } from '#lib/process/load/bodies.ts';
import { loadCitations } from '#lib/process/load/citations.ts';
import { inconsistencies } from '#lib/process/load/consistency.ts';
import { type Fault, faultsOf, pathOf, sentenceOf } from '#lib/process/load/faults.ts';
import { loadHosting, loadLaunch, loadTerms } from '#lib/process/load/history.ts';
import { keysPassedOver } from '#lib/process/load/keys.ts';
import { loadConferences } from '#lib/process/load/meetings.ts';
import { loadMemberClaims, loadMemberships } from '#lib/process/load/memberships.ts';
import { isLeaf, prune } from '#lib/process/load/prune.ts';
import { referenceDataOf } from '#lib/process/load/reference-data.ts';
import { unknownReferences } from '#lib/process/load/references.ts';
import { loadReleases } from '#lib/process/load/releases.ts';
import { reasonOf, type Step, stepsOf, trialSteps, undone } from '#lib/process/load/step.ts';
import { type FileText, readFileText } from '#lib/process/load/text.ts';
import { undatedStatuses } from '#lib/process/load/undated.ts';

type Good = {
  ok: true;
  acronym: string;
  already: boolean;
  counts: Record<string, number>;
  notes: string[];
  warnings: Fault[];
};
export type Loaded = Good | { ok: false; faults: Fault[]; warnings: Fault[] };

/** Is there no process in the register? */
export async function isRegisterEmpty(): Promise<boolean> {
  return !(await exists(database(), sql`select from process`));
}

/**
 * Loads a process file into an empty register, all of it or nothing, through the commands that staff use. Gives what it
 * loaded, what it could only note, and what it passed over; a file that was loaded before gives `already`. Refuses with every
 * fault that it finds, of form, of reference and of rule, each with its place in the file.
 */
export async function loadProcessFile(path: string, { demonstration = false } = {}): Promise<Loaded> {
  return withFile(path, async (text, file, warnings) => {
    const [there] = await rows(
      database(),
      z.object({ hash: z.string(), acronym: z.string() }),
      sql`select file_hash as hash, acronym from process`,
    );
    if (there?.hash === text.hash)
      return { ok: true, acronym: there.acronym, already: true, counts: {}, notes: [], warnings };
    if (there) return refused([{ path: '', reason: `the register is not empty: it holds ${there.acronym}` }], warnings);
    const how = { hash: text.hash, demonstration };
    return orFaults(text, file, warnings, () => database().transaction((tx) => loadAll(tx, stepsOf(tx), file, how)));
  });
}

/** Tries a process file in an empty register, all of it, and changes nothing there. Gives what `loadProcessFile` would. */
export async function checkProcessFile(path: string): Promise<Loaded> {
  return withFile(path, async (text, file, warnings) => {
    const how = { hash: text.hash, demonstration: false };
    return orFaults(text, file, warnings, () => undone((tx) => loadAll(tx, stepsOf(tx), file, how)));
  });
}

/** Gives what `work` gives, or, where a rule refuses an entry, every fault of rule that a trial finds: that costs more, and is done then only. */
async function orFaults(
  text: FileText,
  file: ProcessFile,
  warnings: Fault[],
  work: () => Promise<Good>,
): Promise<Loaded> {
  try {
    return { ...(await work()), warnings };
  } catch (thrown) {
    reasonOf(thrown);
    return refused(placed(text, await trial(file, text.hash)), warnings);
  }
}

/** Reads and judges a file by itself; where it is right `work` goes on. Where it is not, its rules are tried too, as far as they can be. */
async function withFile(
  path: string,
  work: (text: FileText, file: ProcessFile, warnings: Fault[]) => Promise<Loaded>,
): Promise<Loaded> {
  const read = await readFileText(path);
  if (!read.ok) return refused(read.faults, []);
  const text = read.value;
  const { faults, sound } = judge(text.value);
  const keys = keysPassedOver(text.value);
  const undated = sound ? undatedStatuses(sound.file).map(sound.original) : [];
  const warnings = [...placed(text, keys.warnings, 'key'), ...placed(text, undated)];
  if (faults.length === 0 && keys.faults.length === 0 && sound) return work(text, sound.file, warnings);
  const ofRules = sound && (await isRegisterEmpty()) ? (await trial(sound.file, text.hash)).map(sound.original) : [];
  return refused([...placed(text, keys.faults, 'key'), ...placed(text, [...faults, ...ofRules])], warnings);
}

type Sound = { file: ProcessFile; original: (fault: Fault) => Fault };

/** The faults of a file's form and references, and what of it is sound: entries that are wrong by themselves left out. */
function judge(value: unknown, known: ReadonlySet<string> = new Set()): { faults: Fault[]; sound: Sound | null } {
  const parsed = processFile.safeParse(value, { error: sentenceOf });
  if (!parsed.success) {
    const faults = faultsOf(parsed.error.issues);
    return withoutThem(value, faults, known);
  }
  const faults = [...unknownReferences(parsed.data), ...inconsistencies(parsed.data)];
  if (faults.length > 0) return withoutThem(value, faults, known);
  return { faults, sound: { file: parsed.data, original: (fault) => fault } };
}

/** What is wrong a second time, although something stands in for it, is no news. */
function withoutThem(
  value: unknown,
  faults: Fault[],
  known: ReadonlySet<string>,
): { faults: Fault[]; sound: Sound | null } {
  const fresh = faults.filter(({ path }) => !known.has(path));
  const pruned = fresh.length > 0 ? prune(value, fresh) : null;
  if (!pruned) return { faults: fresh, sound: null };
  const standIns = fresh.filter(({ path }) => !isLeaf(path)).map(({ path }) => path);
  const rest = judge(pruned.value, new Set([...known, ...standIns]));
  const { sound } = rest;
  return {
    faults: [...fresh, ...rest.faults.map(pruned.original)],
    sound: sound && { file: sound.file, original: (fault) => pruned.original(sound.original(fault)) },
  };
}

/** The faults of rule in a file that is right by itself. */
async function trial(file: ProcessFile, hash: string): Promise<Fault[]> {
  const faults: Fault[] = [];
  await undone((tx) => loadAll(tx, trialSteps(tx, faults), file, { hash, demonstration: false }));
  return faults;
}

const placed = (text: FileText, faults: readonly Fault[], of: 'key' | 'value' = 'value'): Fault[] =>
  faults.map((fault) => ({ ...fault, ...text.placeOf(pathOf(fault.path), of) }));

/** In the order of the lines: whoever mends the file goes through it once. What has no place comes first. */
const inOrder = (faults: readonly Fault[]): Fault[] =>
  faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));

const refused = (faults: Fault[], warnings: Fault[]): Loaded => ({
  ok: false,
  faults: inOrder(faults),
  warnings: inOrder(warnings),
});

type How = { hash: string; demonstration: boolean };

/** Loads all of a file that is right by itself, by steps that say what becomes of an entry that a rule refuses. */
export async function loadAll(tx: Tx, step: Step, file: ProcessFile, { hash, demonstration }: How): Promise<Good> {
  const ground = referenceDataOf(file);
  const begun = await step('process', (inner) =>
    loadProcess.within(inner, SYSTEM, { ...ground, process: { ...ground.process, fileHash: hash, demonstration } }),
  );
  const counts: Record<string, number> = {};
  const notes: string[] = [];
  if (begun) {
    await loadBodies(step, file);
    await step('process.sources', (inner) => loadCitations(inner, 'process', 'process', file.process.sources));
    await loadLaunch(step, file);
    await loadMemberClaims(step, file);
    const memberships = await loadMemberships(step, file, notes);
    const bodyMembers = await loadBodyMembers(step, file);
    const { conferences, outcomes, statements, ids } = await loadConferences(step, file);
    const releases = await loadReleases(step, file, ids);
    const terms = await loadTerms(step, file);
    const arrangements = await loadHosting(step, file);
    const [claims] = await rows(tx, z.object({ n: z.int() }), sql`select count(*)::int as n from claim`);
    Object.assign(counts, {
      sources: ground.sources.length,
      states: ground.states.length,
      organizations: ground.organizations.length,
      memberships,
      'members of bodies': bodyMembers,
      terms,
      arrangements,
      conferences,
      outcomes,
      statements,
      'press releases': releases,
      claims: claims?.n ?? 0,
    });
  }
  return { ok: true, acronym: file.process.acronym, already: false, counts, notes, warnings: [] };
}
