import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { replyKinds, roundKinds } from '#db/vocabulary.ts';
import { instant, instantOf } from '#lib/text/rows.ts';
/** A round as the page of its text shows it. */
export const roundRow = z.object({
  id: z.uuid(),
  kind: z.enum(roundKinds),
  number: z.int(),
  closesAt: instant,
  /** When it was closed by hand; null where it was not. */
  closedAt: instant.nullable(),
  isTaking: z.boolean(),
  /** As what the reader's delegation may take part in it; null where it may not. */
  entitled: z.enum(['member', 'observer']).nullable(),
  /** Each entitled State with what it answered, of a round of comments. */
  replies: z.array(
    z.object({
      participant: z.string(),
      kind: z.enum(replyKinds).nullable(),
      words: z.string().nullable(),
      language: z.string().nullable(),
      repliedAt: instant.nullable(),
      late: z.boolean(),
      /** Of one that came by letter: how, and on which day. */
      received: z.string().nullable(),
      receivedOn: z.iso.date().nullable(),
      observer: z.boolean(),
    }),
  ),
});

/** The last round of `text k` for which `which` holds of `review_round r`, as JSON; null where there is none. */
export const roundJson = (
  which: SQL,
): SQL => sql`(select json_build_object('id', r.id, 'kind', r.kind, 'number', r.number, 'closesAt', ${instantOf(sql`r.closes_at`)}, 'closedAt', ${instantOf(sql`r.closed_at`)},
            'isTaking', r.closed_at is null and (r.kind = 'comments' or now() < r.closes_at),
            'entitled', (select case when e.observer then 'observer' else 'member' end from round_participant e where e.round_id = r.id and acts_for(e.participant)),
            'replies', (select coalesce(json_agg(json_build_object('participant', e.participant, 'kind', y.kind, 'words', y.words, 'language', y.language,
                'repliedAt', ${instantOf(sql`y.replied_at`)}, 'late', coalesce(y.late, y.replied_at >= r.closes_at, false), 'received', y.received, 'receivedOn', y.received_on, 'observer', e.observer)), '[]')
              from round_participant e left join round_reply y on y.round_id = e.round_id and y.participant = e.participant where e.round_id = r.id))
          from review_round r where r.text_id = k.id and ${which} order by r.number desc limit 1)`;
