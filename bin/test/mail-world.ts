import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, vi } from 'vitest';
import { rows } from '#bin/test/world.ts';
import { startWorker, type Worker } from '#bin/worker/work.ts';
import { database } from '#db/client.ts';
import type { MailReason, MailState } from '#db/vocabulary.ts';
import { env, provide } from '#env.ts';
import { enqueue } from '#lib/jobs/outbox.ts';

/** How long a test waits for what a worker does. */
export const soon = { timeout: 30_000, interval: 100 };

/** Has jobs tried again after a second instead of minutes, and thrice at most; lost ones are found after ten seconds. */
export async function hurryJobs(): Promise<void> {
  const owner = postgres(env().DATABASE_URL, { max: 1 });
  await owner`update pgboss.queue set retry_delay = 1, retry_delay_max = 1, retry_limit = 3, heartbeat_seconds = 10`;
  await owner.end();
}

/** The mail server that this process's next worker is configured with; null is none. */
export function useServer(url: string | null): void {
  delete process.env.MAIL_URL;
  if (url) Object.assign(process.env, { MAIL_URL: url, MAIL_FROM: 'portal@post.test' });
  provide({});
}

const working: Worker[] = [];

/** Starts a worker in this process; `endWork` ends them all. */
export async function work(): Promise<void> {
  const worker = startWorker({ jobs: 0.5, lost: 1 });
  working.push(worker);
  await worker.ready;
}

export async function endWork(): Promise<void> {
  for (const worker of working.splice(0)) await worker.stop();
}

/** Puts down a mail as an act would; gives its id. */
export async function put(recipient = 'person@post.test'): Promise<string> {
  await database().transaction((tx) =>
    enqueue(tx, [{ kind: 'mail', mail: { recipient, subject: 'A subject', body: 'A text.' } }]),
  );
  const [made] = await rows<{ id: string }>(
    sql`select id from mail where recipient = ${recipient} order by created_at desc limit 1`,
  );
  return made?.id ?? '';
}

export type MailNow = {
  state: MailState;
  reason: MailReason | null;
  answer: string | null;
  attempts: number;
  version: number;
};

export async function mailNow(id: string): Promise<MailNow> {
  const [row] = await rows<MailNow>(sql`select state, reason, answer, attempts, version from mail where id = ${id}`);
  if (!row) throw new Error('the mail is gone');
  return row;
}

/** Waits until the mail is in a state. */
export const untilMail = (id: string, state: MailState): Promise<MailNow> =>
  vi.waitFor(async () => {
    const row = await mailNow(id);
    expect(row.state).toBe(state);
    return row;
  }, soon);
