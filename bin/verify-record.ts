import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CannotStart, whyNot } from '#lib/ground/cannot-start.ts';
import { bootstrapEnvironment } from '#lib/ground/environment.ts';

const usage = `npm run verify-record                          walks the record, compares the register with it, hashes every stored file
npm run verify-record -- --checkpoint FILE     and writes how far the record goes: keep the file away from this machine
npm run verify-record -- --since FILE          and finds that the record still contains a checkpoint from before`;

type Asked = { checkpoint?: string | undefined; since?: string | undefined };

/** What the command line asks for; null when it is nothing that there is. */
function asked(): Asked | null {
  try {
    return parseArgs({ options: { checkpoint: { type: 'string' }, since: { type: 'string' } } }).values;
  } catch {
    return null;
  }
}

/** Walks the record, the register and every stored file; the exit code is 1 at the first that is wrong. */
async function verify({ checkpoint, since }: Asked): Promise<number> {
  const ground = await bootstrapEnvironment((line) => console.log(line));
  const [{ verifyRecord }, { checkpointText, readCheckpoint }, { closeDatabase }] = await Promise.all([
    import('#lib/act/verify.ts'),
    import('#lib/act/checkpoint.ts'),
    import('#db/client.ts'),
  ]);
  try {
    const text = since === undefined ? null : await readFile(since, 'utf8').catch(() => '');
    const before = text === null ? null : readCheckpoint(text);
    if (text !== null && !before) throw new CannotStart(`${since} is no checkpoint that this portal has marked.`);
    const { acts, files, head, wrong } = await verifyRecord(before);
    const counted = `${acts} acts in an unbroken chain, ${files} files as they were stored`;
    if (wrong) {
      console.error(`WRONG: ${wrong}; before it ${counted}`);
      return 1;
    }
    console.log(`The record is whole: ${counted}; it ends in ${head}`);
    if (before) console.log(`It contains act ${before.seq} as it was on ${before.at}`);
    if (checkpoint !== undefined) {
      await writeFile(checkpoint, checkpointText({ seq: acts, hash: head, at: new Date().toISOString() }));
      console.log(`Checkpoint of act ${acts}: ${checkpoint}; keep it away from this machine`);
    }
    return 0;
  } finally {
    await closeDatabase();
    await ground.stop();
  }
}

const given = asked();
if (!given) {
  console.error(usage);
  process.exit(2);
}
process.exitCode = await verify(given).catch((error: unknown) => {
  console.error(whyNot(error));
  return 1;
});
