import { parseArgs } from 'node:util';
import { whyNot } from '#lib/ground/cannot-start.ts';
import { bootstrapEnvironment } from '#lib/ground/environment.ts';

const usage = `Give how many documents a demonstration is to have: npm run grow -- --scale 100000`;

/** Grows a demonstration's register to that many documents, for measuring: all of it invented, the same every time. */
async function run(scale: number): Promise<number> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const ground = await bootstrapEnvironment(say);
  const [{ grow }, { closeDatabase }] = await Promise.all([import('#bin/grow/grow.ts'), import('#db/client.ts')]);
  try {
    const refused = await grow(scale, say);
    if (refused) console.error(refused);
    return refused ? 1 : 0;
  } finally {
    await closeDatabase();
    await ground.stop();
  }
}

const { values } = parseArgs({ options: { scale: { type: 'string' } } });
const scale = Number(values.scale);
if (!Number.isInteger(scale) || scale < 200 || scale > 1_000_000) {
  console.error(`${usage}\nIt is a whole number from 200 to 1000000.`);
  process.exit(2);
}
process.exitCode = await run(scale).catch((error: unknown) => {
  console.error(whyNot(error));
  return 1;
});
