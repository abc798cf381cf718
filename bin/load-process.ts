import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeFaults, describeLoaded } from '#bin/start/register.ts';
import { whyNot } from '#lib/ground/cannot-start.ts';
import { bootstrapEnvironment } from '#lib/ground/environment.ts';

const usage = `Give the process file to load: npm run load-process -- FILE
With --demonstration the register says on every page that it is one, and the next start makes accounts to try it with.`;

/** Loads a process file into an empty register, all of it or nothing; the exit code is 1 when it is refused. */
async function load(file: string, demonstration: boolean): Promise<number> {
  const ground = await bootstrapEnvironment((line) => console.log(line));
  const [{ loadProcessFile }, { closeDatabase }] = await Promise.all([
    import('#lib/process/load.ts'),
    import('#db/client.ts'),
  ]);
  try {
    const loaded = await loadProcessFile(file, { demonstration });
    if (!loaded.ok) {
      console.error(describeFaults(file, loaded.faults));
      return 1;
    }
    const lines = loaded.already
      ? [`${loaded.acronym} was loaded from this file before; nothing was loaded now`]
      : null;
    for (const line of lines ?? describeLoaded(loaded)) console.log(line);
    return 0;
  } finally {
    await closeDatabase();
    await ground.stop();
  }
}

const { values, positionals } = parseArgs({
  options: { demonstration: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [file, ...others] = positionals;
if (!file || others.length > 0) {
  console.error(usage);
  process.exit(2);
}
process.exitCode = await load(resolve(file), values.demonstration).catch((error: unknown) => {
  console.error(whyNot(error));
  return 1;
});
