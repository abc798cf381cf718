import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { digestNotices, jobKinds, mailReasons, mailStates } from '#db/vocabulary.ts';
import { env } from '#env.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { shownEmail } from '#lib/language/email-address.ts';
import { nextDigest } from '#lib/mail/digest/queries.ts';
import { type Filter, filterKeys, filters, perPage } from '#lib/mail/rules.ts';

const listed = z.object({
  id: z.uuid(),
  recipient: z.string(),
  subject: z.string(),
  state: z.enum(mailStates),
  reason: z.enum(mailReasons).nullable(),
  createdAt: z.string(),
});
export type MailRow = z.infer<typeof listed>;

const whole = listed.extend({
  version: z.number(),
  body: z.string(),
  answer: z.string().nullable(),
  attempts: z.number(),
  settledAt: z.string().nullable(),
});
export type MailView = z.infer<typeof whole>;

/** The same with its recipient as people read an address. */
const shown = <Row extends MailRow>(row: Row): Row => ({ ...row, recipient: shownEmail(row.recipient) });

const failed = z.object({ id: z.uuid(), kind: z.enum(jobKinds), failedAt: z.string(), error: z.string().nullable() });
export type FailedJob = z.infer<typeof failed>;

const digest = z.object({
  accountId: z.uuid(),
  recipient: z.string(),
  /** When the first of it was noted. */
  since: z.string(),
  /** What has changed, in the order in which it was noted. */
  notices: z.array(z.enum(digestNotices)),
});
export type WaitingDigest = z.infer<typeof digest>;

const digests = z.object({ total: z.number(), next: z.string(), rows: z.array(digest) });

export type OutgoingMail = {
  /** For whom something waits for the next digest: the first of them, how many there are, and when it goes. */
  digests: z.infer<typeof digests> | null;
  mails: MailRow[];
  total: number;
  page: number;
  pages: number;
  filter: Filter | null;
  failedJobs: FailedJob[];
  /** No server is configured: what is written stays here. */
  nothingLeaves: boolean;
};

/** A page of what the portal writes, the latest first, of one kind if asked; and the work of the portal that failed. */
export async function outgoingMail(
  actor: Actor,
  asked: { page?: string | undefined; state?: string | undefined },
): Promise<OutgoingMail> {
  const filter = filterKeys.find((key) => key === asked.state) ?? null;
  const of = filter ? sql`state in (${filters[filter][0]}, ${filters[filter][1]})` : sql`true`;
  return read(actor, async (db) => {
    const [counted] = await rows(
      db,
      z.object({ total: z.number() }),
      sql`select count(*)::int as total from mail where ${of}`,
    );
    const total = counted?.total ?? 0;
    const pages = Math.max(1, Math.ceil(total / perPage));
    const page = Math.min(pages, Math.max(1, Number.parseInt(asked.page ?? '1', 10) || 1));
    const mails = await rows(
      db,
      listed,
      sql`select id, recipient, subject, state, reason, created_at as "createdAt" from mail where ${of}
        order by created_at desc, id desc limit ${perPage} offset ${(page - 1) * perPage}`,
    );
    const failedJobs = await rows(
      db,
      failed,
      sql`select id, kind, failed_at as "failedAt", error from failed_jobs() limit 20`,
    );
    const [waiting] = await rows(
      db,
      digests,
      sql`select (select count(*)::int from digests_waiting()) as total, ${nextDigest} as next,
        (select coalesce(json_agg(w), '[]') from (select account_id as "accountId", recipient, since, notices from digests_waiting() limit ${perPage}) w) as rows
        from process`,
    );
    return {
      digests: waiting
        ? { ...waiting, rows: waiting.rows.map((one) => ({ ...one, recipient: shownEmail(one.recipient) })) }
        : null,
      mails: mails.map(shown),
      total,
      page,
      pages,
      filter,
      failedJobs,
      nothingLeaves: env().WORKER === 'inside' && !env().MAIL_URL,
    };
  });
}

/** One message, whole; null where there is none, or the actor may not see it. */
export async function mailOf(actor: Actor, id: string): Promise<MailView | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [found] = await read(actor, (db) =>
    rows(
      db,
      whole,
      sql`select id, version, recipient, subject, body, state, reason, answer, attempts, created_at as "createdAt", settled_at as "settledAt"
        from mail where id = ${id}`,
    ),
  );
  return found ? shown(found) : null;
}
