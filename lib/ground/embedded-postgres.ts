import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { z } from 'zod';
import { CannotStart } from '#lib/ground/cannot-start.ts';
import { holderOf } from '#lib/ground/data-lock.ts';
import { freePort } from '#lib/ground/free-port.ts';
import {
  createCluster,
  hasCluster,
  isServing,
  ownerUrl,
  renewPassword,
  serverOf,
  startServer,
  stopServer,
} from '#lib/ground/postgres-cluster.ts';
import type { PostgresProgram } from '#lib/ground/postgres-program.ts';
import { findProgram } from '#lib/ground/postgres-program.ts';
import { guard } from '#lib/ground/process-guard.ts';

type Say = (line: string) => void;
type Kept = { port: number; password: string };
type Place = { dataDir: string; cluster: string; program: PostgresProgram; kept: Kept };
type Running = { pid: number; started: boolean; unguard: () => void };

const keptForm = z.object({ port: z.number().int(), password: z.string().min(1) });

async function keep(dataDir: string, kept: Kept): Promise<Kept> {
  const file = join(dataDir, 'postgres.json');
  await writeFile(`${file}.new`, `${JSON.stringify(kept)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return kept;
}

async function findPlace(dataDir: string, say: Say): Promise<Place> {
  const cluster = join(dataDir, 'postgres');
  const [program, there, text] = await Promise.all([
    findProgram(cluster),
    hasCluster(cluster),
    readFile(join(dataDir, 'postgres.json'), 'utf8').catch(() => null),
  ]);
  const known = text && there ? keptForm.parse(JSON.parse(text)) : null;
  const kept = known ?? (await keep(dataDir, { port: await freePort(), password: randomBytes(24).toString('hex') }));
  if (!there) {
    say(`Database: making a new PostgreSQL 18 in ${cluster}`);
    await createCluster(program, cluster, kept.password);
  } else if (!known) {
    if (await serverOf(cluster))
      throw new CannotStart(`PostgreSQL runs on ${cluster}, but postgres.json beside it is missing.`);
    await renewPassword(program, cluster, kept.password);
  }
  return { dataDir, cluster, program, kept };
}

/** Finds the server running, or starts it; waits for one that is just starting or ending. `samePort` for a restart. */
async function bringUp(place: Place, samePort: boolean): Promise<Running> {
  const { cluster, program, kept, dataDir } = place;
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const server = await serverOf(cluster);
    if (server?.ready) {
      if (server.port !== kept.port) place.kept = await keep(dataDir, { ...kept, port: server.port });
      return { pid: server.pid, started: false, unguard: () => undefined };
    }
    if (!server) {
      const started = await startServer(program, cluster, place.kept.port);
      if ('pid' in started) return { pid: started.pid, started: true, unguard: guard('INT', started.pid) };
      if (started.refused === 'fault') throw new CannotStart(`PostgreSQL did not start: ${started.line}`);
      if (started.refused === 'port' && !samePort)
        place.kept = await keep(dataDir, { ...kept, port: await freePort() });
    }
    await wait(200);
  }
  throw new CannotStart(`PostgreSQL on ${cluster} was not ready within a minute; its log is ${cluster}.log.`);
}

/** Watches the server and starts it again when it ends, with pauses that grow to 10 s; `stopping` ends the watch. */
async function watch(place: Place, running: Running, stopping: AbortSignal, say: Say): Promise<void> {
  while (!stopping.aborted) {
    await wait(250, undefined, { ref: false, signal: stopping }).catch(() => undefined);
    if (stopping.aborted || (await isServing(running.pid, place.cluster))) continue;
    running.unguard();
    say('Database: PostgreSQL ended unexpectedly; starting it again');
    for (let pause = 250; !stopping.aborted; pause = Math.min(pause * 2, 10_000)) {
      try {
        Object.assign(running, await bringUp(place, true));
        say('Database: running again');
        break;
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
        await wait(pause, undefined, { ref: false, signal: stopping }).catch(() => undefined);
      }
    }
  }
}

async function isUsedByOthers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 2 });
  try {
    const rows = await sql`
      select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`;
    return rows.length > 0;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/**
 * Gives the owner's address of the embedded PostgreSQL under DATA_DIR, made and started where need be, on 127.0.0.1 only.
 * `started` tells whether this call started it. `stop` ends it, unless the portal or another tool still uses it.
 * With `supervise` (the portal itself, which holds DATA_DIR) it is started again whenever it ends, and `stop` always ends it.
 * However this process ends, a server that it started ends with it. Refuses with a CannotStart.
 */
export async function ensureEmbedded(
  dataDir: string,
  say: Say,
  { supervise = false } = {},
): Promise<{ url: string; started: boolean; stop(): Promise<void> }> {
  const place = await findPlace(dataDir, say);
  const running = await bringUp(place, false);
  const { started } = running;
  const url = ownerUrl(place.kept.port, place.kept.password);
  const stopping = new AbortController();
  let watching = Promise.resolve();
  if (supervise) {
    if (!started) running.unguard = guard('INT', running.pid);
    watching = watch(place, running, stopping.signal, say);
  }
  return {
    url,
    started,
    stop: async () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      await Promise.race([watching, wait(1000, undefined, { ref: false })]); // a restart may be under way
      const leave = !supervise && ((await holderOf(dataDir)) !== null || (await isUsedByOthers(url)));
      if (!leave && (supervise || started)) await stopServer(place.cluster, running.pid);
      running.unguard();
    },
  };
}
