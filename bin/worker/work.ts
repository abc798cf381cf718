import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { JobKind } from '#db/vocabulary.ts';
import { env } from '#env.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { isUnreachable } from '#lib/act/conflict.ts';
import { read } from '#lib/act/read.ts';
import { readReleasedFiles } from '#lib/document/release/text/commands.ts';
import { logFault } from '#lib/ground/fault-log.ts';
import { payloads } from '#lib/jobs/outbox.ts';
import { type MailServer, type Outcome, sendMail } from '#lib/jobs/smtp.ts';
import { beginAttempt, endAttempt, endUndelivered } from '#lib/mail/delivery/commands.ts';
import { sendAllDigests } from '#lib/mail/digest/commands.ts';
import { remindOfAll } from '#lib/mail/reminder/commands.ts';
import { pruneAll, removeAllOrphanFiles } from '#lib/retention/commands.ts';
import { removeHeldFiles } from '#lib/upload/held.ts';

/** What is done by the clock: each night, and every quarter of an hour what has a deadline, the digests whose hour has come, and released files that nobody has read yet. */
const scheduled = {
  'prune-register': '10 2 * * *',
  'remove-orphan-files': '40 2 * * *',
  remind: '*/15 * * * *',
  digest: '*/15 * * * *',
  'read-released': '*/15 * * * *',
} as const;

export type Worker = {
  /** Takes up jobs from here on. Refuses when the job library's tables are not those that it needs. */
  ready: Promise<void>;
  /** Takes up no more, ends what can be ended, and waits for the rest as long as a server may take to end. */
  stop: () => Promise<void>;
};

/**
 * Does what waits: one of any number of workers on one register. It connects as the portal's role, and its connections are the system's,
 * whom alone the job library's rows are shown. A register that is away is waited for. `pace` in seconds is how often it looks for jobs,
 * and for jobs that other workers lost.
 */
export function startWorker(pace = { jobs: 2, lost: 15 }): Worker {
  const { DATABASE_APP_URL, MAIL_URL, MAIL_FROM, PORTAL_URL } = env();
  const host = new URL(PORTAL_URL).hostname;
  const server = MAIL_URL && MAIL_FROM ? { url: MAIL_URL, from: MAIL_FROM, host } : null;
  const stopping = new AbortController();
  const say = sparingly();
  const boss = new PgBoss({
    connectionString: DATABASE_APP_URL,
    application_name: 'portal-worker',
    options: '-c app.scopes=system',
    max: 4,
    migrate: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: pace.lost,
    monitorIntervalSeconds: pace.lost,
  });
  boss.on('error', say);
  const doing: Record<JobKind, (job: JobWithMetadata) => Promise<void>> = {
    mail: (job) => deliver(job, server, stopping.signal),
    'mail-undelivered': ({ data }) => endUndelivered(payloads['mail-undelivered'].parse(data).mail),
    'prune-register': pruneAll,
    'remove-orphan-files': async () => {
      await removeHeldFiles();
      await removeAllOrphanFiles();
    },
    remind: remindOfAll,
    digest: sendAllDigests,
    'read-released': readReleasedFiles,
  };
  const begin = async () => {
    await boss.start({ attempts: Number.MAX_SAFE_INTEGER });
    await persistently(() => scheduleWork(boss), stopping.signal);
    for (const [name, work] of Object.entries(doing)) {
      // A server may be slow with one mail while others go; nobody waits for the rest.
      const how =
        name === 'mail'
          ? { pollingIntervalSeconds: pace.jobs, localConcurrency: 3 }
          : { pollingIntervalSeconds: 5 * pace.jobs };
      await boss.work(name, { includeMetadata: true, ...how }, async (jobs: JobWithMetadata[]) => {
        for (const job of jobs) await work(job);
      });
    }
  };
  const ready = begin();
  ready.catch((fault) => stopping.signal.aborted || say(fault));
  const stop = async () => {
    stopping.abort();
    await boss.stop({ timeout: 2000 }).catch(say);
  };
  return { ready, stop };
}

/** Has the work of the clock done by that of the process, and once more where its time was missed. */
async function scheduleWork(boss: PgBoss): Promise<void> {
  const [process] = await read(PUBLIC, (db) => db.execute<{ zone: string }>(sql`select zone from process`));
  for (const [name, cron] of Object.entries(scheduled))
    await boss.schedule(name, cron, null, { tz: process?.zone ?? 'UTC', missed: 'once' });
}

/**
 * Sends one mail: marked first, then sent, then the answer written down. What the server surely has not got is thrown, so that the job
 * is tried again later; everything else ends the job, and what is to be decided stands on the mail.
 */
async function deliver(job: JobWithMetadata, server: MailServer | null, signal: AbortSignal): Promise<void> {
  const attempt = await beginAttempt(payloads.mail.parse(job.data).mail, server !== null);
  if (!attempt || !server) return;
  const { id, recipient, subject, body, createdAt } = attempt;
  const outcome = await sendMail(server, { id, recipient, subject, body, at: createdAt }, signal);
  const last = job.retryCount >= job.retryLimit;
  // The answer is known to nobody else.
  if ((await persistently(() => endAttempt(attempt, outcome, last))) === 'again') throw new Deferred(outcome);
}

/** Ends a job's attempt as one to be tried again. */
class Deferred extends Error {
  constructor({ answer }: Outcome) {
    super(answer);
  }
}

/** Does it, and where the register is away for a while, does it after that; until it is to stop, given a signal. */
async function persistently<T>(work: () => Promise<T>, until?: AbortSignal): Promise<T> {
  for (let pause = 1000; ; pause = Math.min(2 * pause, 15_000)) {
    try {
      return await work();
    } catch (fault) {
      if (!isUnreachable(fault) || until?.aborted) throw fault;
      await wait(pause);
    }
  }
}

/** Logs a fault, the same one once a minute at most: while the register is away each look for jobs is one. */
function sparingly(): (fault: unknown) => void {
  const said = new Map<string, number>();
  return (thrown) => {
    const fault = asError(thrown);
    const now = performance.now();
    if (now - (said.get(fault.message) ?? Number.NEGATIVE_INFINITY) < 60_000) return;
    if (said.size > 100) said.clear();
    said.set(fault.message, now);
    logFault({ address: 'worker', fault });
  };
}

const worded = z.object({ message: z.string(), stack: z.string().optional() });

/** The library tells of some faults as plain objects, whose words are an error's. */
function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const found = worded.safeParse(thrown);
  return found.success ? Object.assign(new Error(found.data.message), found.data) : new Error(String(thrown));
}
