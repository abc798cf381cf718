import { whyNot } from '#lib/ground/cannot-start.ts';
import { bootstrapEnvironment } from '#lib/ground/environment.ts';

/** Walks the record and every stored file; the exit code is 1 at the first that is wrong. */
async function verify(): Promise<number> {
  const ground = await bootstrapEnvironment((line) => console.log(line));
  const [{ verifyRecord }, { closeDatabase }] = await Promise.all([
    import('#lib/act/verify.ts'),
    import('#db/client.ts'),
  ]);
  try {
    const { acts, files, head, wrong } = await verifyRecord();
    const counted = `${acts} acts in an unbroken chain, ${files} files as they were stored`;
    if (wrong) console.error(`WRONG: ${wrong}; before it ${counted}`);
    else console.log(`The record is whole: ${counted}; it ends in ${head}`);
    return wrong ? 1 : 0;
  } finally {
    await closeDatabase();
    await ground.stop();
  }
}

process.exitCode = await verify().catch((error: unknown) => {
  console.error(whyNot(error));
  return 1;
});
