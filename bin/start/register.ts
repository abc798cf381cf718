import { existsSync } from 'node:fs';
import postgres from 'postgres';
import { demoAccountsFile } from '#bin/start/demo-accounts.ts';
import type { Locale } from '#db/vocabulary.ts';
import { settings } from '#env.ts';
import { CannotStart } from '#lib/ground/cannot-start.ts';
import { sealedBy } from '#lib/ground/sealed.ts';
import { entryLocale, offeredLocales } from '#lib/language/language.ts';
import type { Fault } from '#lib/process/load/faults.ts';

type Say = (line: string) => void;

type Held = { demonstration: boolean; exercise: boolean; clear: number; elsewhere: number; locale: Locale };
type Row = Omit<Held, 'locale'> & { workingLanguages: string[]; interfaceLanguages: string[] };

/**
 * Which process the register holds, if any, and whether it has an exercise; how many second factors lie in it in clear, and how many were
 * sealed with another secret.
 */
async function processOf(ownerUrl: string): Promise<Held | null> {
  const sql = postgres(ownerUrl, { max: 1 });
  try {
    return await sql.begin(async (tx) => {
      // An owner that is no superuser is asked for its scope too.
      await tx`select set_config('app.scopes', 'system', true)`;
      const [row] = await tx<
        Row[]
      >`select demonstration, working_languages as "workingLanguages", interface_languages as "interfaceLanguages",
         exists (select from conference where exercise) as exercise,
        (select count(*)::int from account where not starts_with(totp_secret, 'sealed.')) as clear,
        (select count(*)::int from account where starts_with(totp_secret, 'sealed.') and not starts_with(totp_secret, ${sealedBy()})) as elsewhere
        from process`;
      return row ? { ...row, locale: entryLocale(offeredLocales(row)) } : null;
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
  // What negotiates is laid after what it negotiates at is there: also in an exercise of before, which had no texts.
  const { layTexts } = await import('#lib/conference/demo/exercise-texts.ts');
  const texts = await layTexts();
  if (texts > 0 && !laid) say(`Exercise: ${texts} texts to be negotiated were laid`);
  if (!laid) return;
  const languages =
    laid.unwritten.length > 0
      ? `, in ${laid.languages.join(' and ')}: it is not written in ${laid.unwritten.join(' or ')}`
      : '';
  const what = `${laid.title}, ${laid.documents} documents, seen by those signed in only${languages}`;
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  say(`Exercise: ${held ? 'this demonstration had none and was given one' : 'laid'}: ${what} (${seconds} s)`);
}

/**
 * Loads the configured process file when the register is empty, and says what it loaded. The portal's own file makes a
 * demonstration, with accounts to sign in with and an exercise; a file that somebody configured makes the real register. What this needs is
 * imported only when it is needed: a later start does none of it. Gives the language that a demonstration is entered in, null in a real register.
 */
export async function fillRegister(ownerUrl: string, say: Say): Promise<Locale | null> {
  const { PROCESS_FILE, DATA_DIR } = settings();
  const held = await processOf(ownerUrl);
  if (held && held.elsewhere > 0)
    throw new CannotStart(
      `The second factors of ${held.elsewhere} accounts were sealed with another AUTH_SECRET than this one: set the former one again.`,
    );
  const demonstration = held?.demonstration ?? PROCESS_FILE === settings({}).PROCESS_FILE;
  const file = demoAccountsFile(DATA_DIR);
  const isWhole = held !== null && (!demonstration || (existsSync(file) && held.exercise));
  if (held && held.clear > 0) await sealClear(held.clear, say);
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
  if (!demonstration && held === null)
    say(`Register: nobody can sign in yet: npm run account -- add-administrator EMAIL`);
  if (demonstration && existsSync(file)) say(`Demonstration accounts: ${file}`);
  return demonstration ? ((await processOf(ownerUrl))?.locale ?? null) : null;
}

/** Seals the second factors of a register from before there was sealing. */
async function sealClear(clear: number, say: Say): Promise<void> {
  const [{ sealSecrets }, { SYSTEM }, { closeDatabase }] = await Promise.all([
    import('#lib/account/commands.ts'),
    import('#lib/act/actor.ts'),
    import('#db/client.ts'),
  ]);
  const sealed = await sealSecrets(SYSTEM, { clear });
  await closeDatabase();
  if (!sealed.ok) throw new CannotStart(`The second factors could not be sealed: ${sealed.refusal.code}.`);
  say(`Register: the second factors of ${sealed.value} accounts have been sealed`);
}

/** What was loaded, a line each: the counts, what could only be noted, and what was passed over. */
export function describeLoaded(
  loaded: { acronym: string; counts: Record<string, number>; notes: string[]; warnings: Fault[] },
  done = 'loaded',
): string[] {
  const counts = Object.entries(loaded.counts).map(([what, n]) => `${n} ${what}`);
  return [
    `${loaded.acronym} ${done}: ${counts.join(', ')}`,
    ...loaded.notes.map((note) => `noted: ${note}`),
    ...loaded.warnings.map((warning) => `warning: ${describeFault(warning)}`),
  ];
}

/** Why a file was not loaded, with the place in it; nothing of it is in the register. */
export function describeFaults(path: string, faults: Fault[]): string {
  return `${path} was not loaded, nothing of it:\n${faults.map((fault) => `  ${describeFault(fault)}`).join('\n')}`;
}

/** A fault or a warning in a line: its place in the text, its path, and what is wrong. */
export const describeFault = ({ path, reason, line, column }: Fault): string =>
  `${line ? `line ${line}, column ${column}: ` : ''}${path ? `${path}: ` : ''}${reason}`;
