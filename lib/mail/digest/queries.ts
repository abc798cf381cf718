import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { digestNotices } from '#db/vocabulary.ts';
import { type Reader, rows } from '#lib/act/read.ts';
import { partialDate, words } from '#lib/act/shape.ts';
import { type DigestLine, digestHour } from '#lib/mail/digest/rules.ts';

const utc = (column: SQL): SQL => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The last instant at which a digest was to go: today at its hour by the seat's clock, or yesterday while that is to come. */
const lastHour = sql`(select (date_trunc('day', clock_timestamp() at time zone p.zone - make_interval(hours => ${digestHour}))
  + make_interval(hours => ${digestHour})) at time zone p.zone from process p)`;

/**
 * The accounts whose digest is to go: for whom something waits from before the last hour of digests, and who had none since. Whenever that is looked
 * at, and by however many: nobody has two on one day, and what waited while no worker was there goes with the next look.
 */
export const dueDigests = (db: Reader, which: SQL) =>
  rows(
    db,
    z.object({ id: z.uuid() }),
    sql`select n.account_id as id from digest_notice n where ${which} and n.state = 'waiting'
      group by n.account_id having min(n.noted_at) < ${lastHour}
        and not exists (select from digest_notice o where o.account_id = n.account_id and o.state = 'told' and o.settled_at >= ${lastHour})
      order by min(n.noted_at), n.account_id`,
  );

/** The instant at which the next digest goes. */
export const nextDigest = sql`${utc(sql`(select ((date_trunc('day', clock_timestamp() at time zone p.zone - make_interval(hours => ${digestHour}))
  + make_interval(days => 1, hours => ${digestHour})) at time zone p.zone) from process p)`)}`;

const noted = z.object({ notice: z.enum(digestNotices), subject: z.uuid(), count: z.int() });
export type Noted = z.output<typeof noted>;

const seen = z.object({
  notice: z.enum(digestNotices),
  subject: z.uuid(),
  leadsTo: z.uuid(),
  symbol: z.string().nullable(),
  until: z.string().nullable(),
  over: z.boolean(),
  commitment: z.object({ source: words, place: z.string().nullable(), due: partialDate, daysLeft: z.int() }).nullable(),
});

const symbolOf = (textId: SQL): SQL =>
  sql`(select d.symbol from text_revision r join document d on d.id = r.document_id where r.text_id = ${textId} order by r.number desc limit 1)`;

/**
 * Of what was noted for somebody, what they may see now, as it stands now: asked as them, so that the register itself leaves out what is not theirs any
 * more. What was withdrawn meanwhile is nothing to be told of either.
 */
export async function linesSeen(db: Reader, all: readonly Noted[]): Promise<(DigestLine & Pick<Noted, 'subject'>)[]> {
  const asked = sql`(select (e ->> 'notice') as notice, (e ->> 'subject')::uuid as id from json_array_elements(${JSON.stringify(all)}::json) e) n`;
  const found = await rows(
    db,
    seen,
    sql`select n.notice, n.id as subject, t.id as "leadsTo", ${symbolOf(sql`t.id`)} as symbol, ${utc(sql`r.closes_at`)} as until,
        r.closed_at is not null or r.closes_at <= clock_timestamp() as over, null::json as commitment
      from ${asked} join review_round r on r.id = n.id join text t on t.id = r.text_id
      where n.notice in ('round-opened', 'round-extended') and t.withdrawn_at is null
    union all select n.notice, n.id, t.id, ${symbolOf(sql`t.id`)}, null, false, null
      from ${asked} join text t on t.id = n.id where n.notice in ('proposal-returned', 'text-adopted') and t.withdrawn_at is null
    union all select n.notice, n.id, d.id, d.symbol, null, false, null
      from ${asked} join document d on d.id = n.id where n.notice = 'document-issued' and d.stage in ('issued', 'superseded')
    union all select n.notice, n.id, c.id, null, null, false, json_build_object('place', c.place, 'due', partial_json(c.due, c.due_precision),
        'daysLeft', greatest(0, span_end(c.due, c.due_precision) - 1 - today()),
        'source', coalesce(o.title, (select jsonb_build_object('en', d.symbol) from adoption x join text_revision v on v.id = x.revision_id
          join document d on d.id = v.document_id where x.text_id = c.text_id and d.symbol is not null), '{}'::jsonb))
      from ${asked} join commitment c on c.id = n.id left join outcome o on o.id = c.outcome_id
      where n.notice = 'commitment-due' and c.withdrawn_on is null and c.superseded_by is null`,
  );
  return all.flatMap(({ notice, subject, count }) => {
    const one = found.find((line) => line.notice === notice && line.subject === subject);
    return one ? [{ ...one, count, until: one.until === null ? null : new Date(one.until) }] : [];
  });
}
