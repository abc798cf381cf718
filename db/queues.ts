import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { QueueOptions } from 'pg-boss';
import library from 'pg-boss/package.json' with { type: 'json' };
import type postgres from 'postgres';
import { type JobKind, jobsListedDays } from '#db/vocabulary.ts';

const day = 86_400;
type Queue = QueueOptions & { policy: 'standard' | 'exclusive'; deadLetter?: JobKind };

/** Tried again after 1, 2, 4 … minutes, and then each hour. A worker that says nothing for half a minute has lost its job. */
const patient: QueueOptions = {
  retryLimit: 12,
  retryDelay: 60,
  retryBackoff: true,
  retryDelayMax: 3600,
  expireInSeconds: 300,
  heartbeatSeconds: 30,
  retentionSeconds: 14 * day,
  deleteAfterSeconds: jobsListedDays * day,
};
/** Of what is done each night there is one job at a time. */
const nightly: Queue = { ...patient, policy: 'exclusive', retryLimit: 5, expireInSeconds: 3600 };

/** How each kind of job is tried; a queue stands before those that lead to it. */
export const queues: Record<JobKind, Queue> = {
  'mail-undelivered': { ...patient, policy: 'standard' },
  mail: { ...patient, policy: 'standard', deadLetter: 'mail-undelivered' },
  'prune-register': nightly,
  'remove-orphan-files': nightly,
  // What fails is due again a quarter of an hour later.
  remind: { ...nightly, retryLimit: 1 },
  digest: { ...nightly, retryLimit: 1 },
  // One for each release; whatever is not read yet is read by the first of them.
  'read-released': { ...nightly, policy: 'standard' },
};

/** What the library's schema was made by, kept as its comment: a later start compares one line and loads nothing. */
const stamp = `pg-boss ${library.version} ${createHash('sha256').update(JSON.stringify(queues)).digest('hex').slice(0, 16)}`;

/**
 * Brings the job library's own schema up to date, with a queue for each kind of job. It is the owner's; the portal's role may read
 * and write its tables, and row level security gives it their rows as the system alone. Takes the owner's connection and address.
 */
export async function installQueues(sql: postgres.Sql, ownerUrl: string): Promise<void> {
  const [made] = await sql<{ stamp: string | null }[]>`
    select obj_description(to_regnamespace('pgboss'), 'pg_namespace') as stamp`;
  if (made?.stamp === stamp) return;
  const { PgBoss } = await import('pg-boss');
  const still = { supervise: false, schedule: false, registerInstance: false, bamIntervalSeconds: 10 };
  const boss = new PgBoss({ connectionString: ownerUrl, max: 2, ...still });
  const faults: unknown[] = [];
  boss.on('error', (fault) => faults.push(fault));
  await boss.start();
  try {
    for (const [name, { policy, ...options }] of Object.entries(queues)) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, { policy, ...options });
    }
    await untilIndexed(sql);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (faults[0]) throw faults[0];
  await sql.unsafe(grants);
  await sql.unsafe(`comment on schema pgboss is '${stamp}'`);
}

/** The library builds its indexes beside the jobs, one after the other; what is not built in ten minutes is a fault of the start. */
async function untilIndexed(sql: postgres.Sql): Promise<void> {
  for (const until = Date.now() + 600_000; ; await wait(100)) {
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from pgboss.bam where status not in ('completed', 'failed')`;
    if (row?.n === 0) return;
    if (Date.now() > until) throw new Error(`${row?.n} indexes of the job library were not built in ten minutes`);
  }
}

// Not FORCEd: the owner keeps the rows when the library changes its tables, and nothing but that connects as the owner.
const grants = `
GRANT USAGE ON SCHEMA pgboss TO portal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO portal_app;
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'pgboss'::regnamespace AND c.relkind IN ('r', 'p') LOOP
    EXECUTE format('ALTER TABLE pgboss.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('DROP POLICY IF EXISTS kept_by_system ON pgboss.%I', name);
    EXECUTE format('CREATE POLICY kept_by_system ON pgboss.%I USING ((SELECT public.in_scope(''system''))) WITH CHECK ((SELECT public.in_scope(''system'')))', name);
  END LOOP;
END $$;
`;
