import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeFault, describeFaults, describeLoaded } from '#bin/start/register.ts';
import { whyNot } from '#lib/ground/cannot-start.ts';
import { bootstrapEnvironment } from '#lib/ground/environment.ts';
import { inScratchDatabase } from '#lib/ground/scratch-database.ts';
import type { Loaded } from '#lib/process/load.ts';

const usage = `Give the process file to load: npm run load-process -- FILE
With --check the file is tried, all of it, and nothing is changed: every fault and every key passed over is said.
With --demonstration the register says on every page that it is one, and the next start makes accounts to try it with.
What a process file is: docs/process-file.md.`;

type Options = { check: boolean; demonstration: boolean };

/** Loads a process file into an empty register, all of it or nothing, or tries it; the exit code is 1 when it is refused. */
async function load(file: string, { check, demonstration }: Options): Promise<number> {
  const ground = await bootstrapEnvironment((line) => console.log(line));
  const [{ loadProcessFile }, { closeDatabase }] = await Promise.all([
    import('#lib/process/load.ts'),
    import('#db/client.ts'),
  ]);
  try {
    return say(file, await (check ? tried(file, ground.ownerUrl) : loadProcessFile(file, { demonstration })), check);
  } finally {
    await closeDatabase();
    await ground.stop();
  }
}

/** Tries the file in the register where that is empty, else in an empty one beside it. */
async function tried(file: string, ownerUrl: string): Promise<Loaded> {
  const [{ checkProcessFile, isRegisterEmpty }, { closeDatabase }] = await Promise.all([
    import('#lib/process/load.ts'),
    import('#db/client.ts'),
  ]);
  if (await isRegisterEmpty()) return checkProcessFile(file);
  await closeDatabase();
  const found = await inScratchDatabase(ownerUrl, async () => {
    try {
      return await checkProcessFile(file);
    } finally {
      await closeDatabase();
    }
  });
  if (found) return found;
  const reason =
    'the register is not empty, and the role of DATABASE_URL may make no database beside it: try the file where the register is empty';
  return { ok: false, faults: [{ path: '', reason }], warnings: [] };
}

function say(file: string, loaded: Loaded, check: boolean): number {
  if (!loaded.ok) {
    for (const warning of loaded.warnings) console.error(`warning: ${describeFault(warning)}`);
    console.error(describeFaults(file, loaded.faults));
    return 1;
  }
  const lines = loaded.already
    ? [`${loaded.acronym} was loaded from this file before; nothing was loaded now`]
    : describeLoaded(loaded, check ? 'can be loaded (nothing was changed)' : 'loaded');
  for (const line of lines) console.log(line);
  return 0;
}

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean', default: false }, demonstration: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [file, ...others] = positionals;
if (!file || others.length > 0) {
  console.error(usage);
  process.exit(2);
}
process.exitCode = await load(resolve(file), values).catch((error: unknown) => {
  console.error(whyNot(error));
  return 1;
});
