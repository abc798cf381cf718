import { existsSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { settings } from '#env.ts';
import { CannotStart } from '#lib/ground/cannot-start.ts';

type Say = (line: string) => void;

/** Which process the register holds, if any. */
async function processOf(ownerUrl: string): Promise<{ demonstration: boolean } | null> {
  const sql = postgres(ownerUrl, { max: 1 });
  try {
    const [row] = await sql<{ demonstration: boolean }[]>`select demonstration from process`;
    return row ?? null;
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

/**
 * Loads the configured process file when the register is empty, and says what it loaded. The portal's own file makes a
 * demonstration, with accounts to sign in with; a file that somebody configured makes the real register. What this needs is
 * imported only when it is needed: a later start does none of it.
 */
export async function fillRegister(ownerUrl: string, say: Say): Promise<void> {
  const { PROCESS_FILE, DATA_DIR } = settings();
  const held = await processOf(ownerUrl);
  const demonstration = held?.demonstration ?? PROCESS_FILE === settings({}).PROCESS_FILE;
  const file = join(DATA_DIR, 'demo-accounts.json');
  const hasAccounts = held !== null && (!demonstration || existsSync(file));
  if (!hasAccounts) {
    if (!held) await loadRegister(PROCESS_FILE, demonstration, say);
    const { makeDemoAccounts } = await import('#lib/account/demo.ts');
    if (demonstration) await makeDemoAccounts(DATA_DIR);
    const { closeDatabase } = await import('#db/client.ts');
    await closeDatabase();
  }
  if (demonstration && existsSync(file)) say(`Demonstration accounts: ${file}`);
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
