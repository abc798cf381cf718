import { existsSync } from 'node:fs';
import postgres from 'postgres';
import { demoAccountsFile } from '#bin/start/demo-accounts.ts';
import { settings } from '#env.ts';
import { CannotStart } from '#lib/ground/cannot-start.ts';

type Say = (line: string) => void;

type Held = { demonstration: boolean; exercise: boolean };

/** Which process the register holds, if any, and whether it has an exercise. */
async function processOf(ownerUrl: string): Promise<Held | null> {
  const sql = postgres(ownerUrl, { max: 1 });
  try {
    return await sql.begin(async (tx) => {
      // An owner that is no superuser is asked for its scope too.
      await tx`select set_config('app.scopes', 'system', true)`;
      const [row] = await tx<Held[]>`
        select demonstration, exists (select from conference where exercise) as exercise from process`;
      return row ?? null;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function loadRegister(file: string, demonstration: boolean, say: Say): Promise<void> {
  const { loadProcessFile } = await import('#lib/process/load.ts');
  say(`Register: loading ${file}`);
  const loaded = await loadProcessFile(file, { demonstration });
  if (!loaded.ok) throw new CannotStart(describeFaults(file, loaded.faults));
  for (const line of describeLoaded(loaded)) say(`Register: ${line}`);
}

/** Lays the exercise in a demonstration; says whether an older one, that had none, was given it now. */
async function layExerciseIn(held: Held | null, say: Say): Promise<void> {
  const { layExercise } = await import('#lib/conference/demo.ts');
  const began = Date.now();
  const laid = await layExercise();
  if (!laid) return;
  const what = `${laid.title}, ${laid.documents} documents, seen by those signed in only`;
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  say(`Exercise: ${held ? 'this demonstration had none and was given one' : 'laid'}: ${what} (${seconds} s)`);
}

/**
 * Loads the configured process file when the register is empty, and says what it loaded. The portal's own file makes a
 * demonstration, with accounts to sign in with and an exercise; a file that somebody configured makes the real register. What this needs is
 * imported only when it is needed: a later start does none of it. Gives whether it is a demonstration.
 */
export async function fillRegister(ownerUrl: string, say: Say): Promise<boolean> {
  const { PROCESS_FILE, DATA_DIR } = settings();
  const held = await processOf(ownerUrl);
  const demonstration = held?.demonstration ?? PROCESS_FILE === settings({}).PROCESS_FILE;
  const file = demoAccountsFile(DATA_DIR);
  const isWhole = held !== null && (!demonstration || (existsSync(file) && held.exercise));
  if (!isWhole) {
    if (!held) await loadRegister(PROCESS_FILE, demonstration, say);
    const { makeDemoAccounts } = await import('#lib/account/demo.ts');
    if (demonstration) {
      await makeDemoAccounts(DATA_DIR);
      await layExerciseIn(held, say);
    }
    const { closeDatabase } = await import('#db/client.ts');
    await closeDatabase();
  }
  if (demonstration && existsSync(file)) say(`Demonstration accounts: ${file}`);
  return demonstration;
}

/** What was loaded, a line each: the counts, and what could only be noted. */
export function describeLoaded(loaded: { acronym: string; counts: Record<string, number>; notes: string[] }): string[] {
  const counts = Object.entries(loaded.counts).map(([what, n]) => `${n} ${what}`);
  return [`${loaded.acronym} loaded: ${counts.join(', ')}`, ...loaded.notes.map((note) => `noted: ${note}`)];
}

/** Why a file was not loaded, with the place in it; nothing of it is in the register. */
export function describeFaults(path: string, faults: { path: string; reason: string }[]): string {
  const lines = faults.map((one) => `  ${one.path ? `${one.path}: ` : ''}${one.reason}`);
  return `${path} was not loaded, nothing of it:\n${lines.join('\n')}`;
}
