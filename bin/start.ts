import { join } from 'node:path';
import { buildIfStale } from '#bin/start/build.ts';
import { firstSteps } from '#bin/start/first-steps.ts';
import { fillRegister } from '#bin/start/register.ts';
import { checkPort, superviseServer } from '#bin/start/server.ts';
import type { Locale } from '#db/vocabulary.ts';
import { settings } from '#env.ts';
import { CannotStart, whyNot } from '#lib/ground/cannot-start.ts';
import { holdDataDir } from '#lib/ground/data-lock.ts';
import { bootstrapEnvironment, makeDataDir } from '#lib/ground/environment.ts';
import { endWithParent } from '#lib/ground/process-guard.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const stopping = new AbortController();
/** What is to be ended, the last started first. */
const ends: (() => unknown)[] = [];
let ending: Promise<void> | undefined;

/** Ends all that runs and then this process, within 5 s whatever happens; guards end what is left. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    setTimeout(() => process.exit(code || 1), 4800).unref();
    stopping.abort();
    for (let one = ends.pop(); one; one = ends.pop()) await one();
    process.exit(code);
  })();
  return ending;
}

/** Gives of which language the addresses are that are said of a demonstration; null where it is none. */
async function prepareRegister(): Promise<Locale | null> {
  const ground = await bootstrapEnvironment(say, { supervise: true });
  ends.push(ground.stop);
  if (!stopping.signal.aborted) return fillRegister(ground.ownerUrl, say);
  await ground.stop();
  return null;
}

async function start(): Promise<void> {
  const configured = settings();
  const { DATA_DIR, PORT } = configured;
  await makeDataDir(DATA_DIR);
  const address = `http://localhost:${PORT}`;
  const lock = await holdDataDir(DATA_DIR, `process ${process.pid}, ${address}`);
  if (lock.heldBy !== null) throw new CannotStart(`The portal already runs on ${DATA_DIR} (${lock.heldBy}).`);
  ends.push(lock.release);
  await checkPort(configured);
  // A build needs no register, so both are made at once; when one fails, the other is ended.
  const [demonstration] = await Promise.all([
    prepareRegister(),
    buildIfStale(join(DATA_DIR, 'build.log'), say, stopping.signal),
  ]);
  if (stopping.signal.aborted) return;
  const server = superviseServer(configured, say);
  ends.push(server.stop);
  await server.ready;
  if (stopping.signal.aborted) return;
  say(`ready ${address}`);
  if (demonstration)
    for (const line of await firstSteps(
      `${configured.PORTAL_URL}/${demonstration}`,
      DATA_DIR,
      Boolean(process.env.DATA_DIR),
    ))
      say(line);
}

process.stdout.on('error', () => end(1)); // whoever read it is gone
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
endWithParent(() => end(0));
start().catch((error) => {
  if (!ending) process.stderr.write(`${whyNot(error)}\n`);
  return end(1);
});
