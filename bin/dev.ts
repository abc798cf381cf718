import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { fillRegister } from '#bin/start/register.ts';
import { checkPort } from '#bin/start/server.ts';
import { settings } from '#env.ts';
import { CannotStart, whyNot } from '#lib/ground/cannot-start.ts';
import { holdDataDir } from '#lib/ground/data-lock.ts';
import { bootstrapEnvironment, makeDataDir } from '#lib/ground/environment.ts';
import { endWithParent, guard } from '#lib/ground/process-guard.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const ends: (() => unknown)[] = [];

async function end(code: number): Promise<void> {
  for (let one = ends.pop(); one; one = ends.pop()) await one();
  process.exit(code);
}

/** The register as `npm start` has it, and plain `next dev` over it: pages are rendered at each request, and none is held. What waits is done here. */
async function develop(): Promise<void> {
  const configured = settings();
  const { DATA_DIR, PORT, HOST } = configured;
  await makeDataDir(DATA_DIR);
  const lock = await holdDataDir(DATA_DIR, `process ${process.pid}, npm run dev`);
  if (lock.heldBy !== null) throw new CannotStart(`The portal already runs on ${DATA_DIR} (${lock.heldBy}).`);
  ends.push(lock.release);
  await checkPort(configured);
  const ground = await bootstrapEnvironment(say, { supervise: true });
  ends.push(ground.stop);
  await fillRegister(ground.ownerUrl, say);
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'dev', '--port', String(PORT), '--hostname', HOST ?? 'localhost'], {
    env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true, // a group of its own, ended as one
  });
  const { pid } = child;
  if (!pid) throw new CannotStart('next dev did not start.');
  const unguard = guard('KILL', -pid);
  ends.push(async () => {
    if (child.exitCode === null) process.kill(-pid, 'SIGTERM');
    for (let waited = 0; waited < 2000 && child.exitCode === null && child.signalCode === null; waited += 20)
      await wait(20);
    unguard();
  });
  child.once('exit', (code) => end(code ?? 0));
  if (configured.WORKER !== 'inside') return;
  const { startWorker } = await import('#bin/worker/work.ts');
  ends.push(startWorker().stop);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
endWithParent(() => end(0));
develop().catch((error) => {
  process.stderr.write(`${whyNot(error)}\n`);
  return end(1);
});
