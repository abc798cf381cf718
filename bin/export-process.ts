import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { whyNot } from '#lib/ground/cannot-start.ts';
import { bootstrapEnvironment } from '#lib/ground/environment.ts';

const usage = `Give the file to write: npm run export-process -- FILE
The register of the process is written in the form that npm run load-process reads; what has no place in that form is said.
A file that is there already is kept: give another name.`;

/** Writes the register as a process file; the exit code is 1 where it is empty or the file cannot be written. */
async function exportTo(path: string): Promise<number> {
  const ground = await bootstrapEnvironment((line) => console.log(line));
  const [{ exportProcess }, { closeDatabase }] = await Promise.all([
    import('#lib/process/export.ts'),
    import('#db/client.ts'),
  ]);
  try {
    const exported = await exportProcess();
    if (!exported) {
      console.error('The register is empty: there is nothing to export.');
      return 1;
    }
    const { file, leftOut } = exported;
    try {
      await writeFile(path, `${JSON.stringify(file, null, 2)}\n`, { flag: 'wx' });
    } catch (error) {
      console.error(`${path} was not written: ${error instanceof Error ? error.message : String(error)}.`);
      return 1;
    }
    console.log(`${path} written`);
    for (const what of leftOut) console.log(`left out: ${what}`);
    return 0;
  } finally {
    await closeDatabase();
    await ground.stop();
  }
}

const { positionals } = parseArgs({ allowPositionals: true });
const [path, ...others] = positionals;
if (!path || others.length > 0) {
  console.error(usage);
  process.exit(2);
}
process.exitCode = await exportTo(resolve(path)).catch((error: unknown) => {
  console.error(whyNot(error));
  return 1;
});
