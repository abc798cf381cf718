import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { claimNouns, correctionKinds } from '#db/vocabulary.ts';

/** What a change was: an act that the record has, what a document or a press release went through, or how something wrong was put right. */
export const changeKinds = ['recorded', 'released', 'added', ...correctionKinds] as const;

/** Things that change in public, as the record calls them. */
export const changedNouns = [
  ...claimNouns,
  'participant',
  'body',
  'body-member',
  'office',
  'agenda-item',
  'document',
  'commitment',
  'report',
  'news',
  'claim',
  'source',
] as const;

export const changeRow = z.object({
  /** The day, at the seat of the process. */
  on: z.iso.date(),
  kind: z.enum(changeKinds),
  noun: z.enum(changedNouns),
  /** The act as the record calls it; null where the kind says all. */
  act: z.string().nullable(),
  /** Whose, or of what. */
  about: z.string().nullable(),
  /** The page where it is seen, below the language. */
  path: z.string().nullable(),
  /** Why it was put right. */
  reason: z.string().nullable(),
});
export type ChangeRow = z.output<typeof changeRow>;

/** An instant's day at the seat. */
const dayAt = (at: ReturnType<typeof sql>) =>
  sql`(${at} at time zone coalesce((select p.zone from process p), 'UTC'))::date`;

/** Of the acts of the record that the public may know of each thing that is public; a row of noun and id for each of those. */
const publicThings = sql`
  select 'process' as noun, acronym as id from process
  union all select 'membership', id::text from membership_period
  union all select 'term', id::text from chair_term
  union all select 'arrangement', id::text from secretariat_arrangement
  union all select 'body', key from body
  union all select 'body-member', id::text from body_member
  union all select 'office', key from office
  union all select 'conference', id::text from conference where not exercise
  union all select 'outcome', id::text from outcome
  union all select 'commitment', id::text from commitment where outcome_id is not null
  union all select 'claim', k.id::text from claim k where k.noun <> 'conference' or exists (select from conference c where c.id = k.subject_id)`;

/**
 * Every change of what is public since an instant, as rows of on, at, kind, noun, act, id (of the thing) and about (what a correction's page goes
 * by): from the record's acts on what is public now, the corrections that the public may see, and the dates of documents and news. What was done
 * to a conference before it was announced is none.
 */
export const publicChanges = (since: string) => sql`
  select ${dayAt(sql`r.at`)} as on, r.at, 'recorded' as kind, r.noun, case r.act when 'holdClaim' then 'acceptClaim' else r.act end as act,
      r.subject_id as id, null as about, null as reason, r.seq::text as key
    from public_acts(${since}::date::timestamptz - interval '1 day') r join (${publicThings}) t on t.noun = r.noun and t.id = r.subject_id
    where r.act not in ('publishNews', 'reinstateNews', 'scheduleNews', 'callOffNews')
      and not exists (select from news n where r.noun = 'news' and n.id::text = r.subject_id and n.public_from > r.at) and not (r.act in ('addConference', 'reviseConference') and exists (
      select from public_acts() n where n.noun = 'conference' and n.subject_id = r.subject_id and n.act = 'announceConference' and n.seq > r.seq))
  union all select ${dayAt(sql`c.created_at`)}, c.created_at, c.kind, c.noun, null, c.subject_id, c.about, c.reason, c.id::text
    from correction c where c.was_public
  union all select greatest(${dayAt(sql`n.created_at`)}, n.date, ${dayAt(sql`n.public_from`)}), greatest(n.created_at, n.date, n.public_from), 'released', 'news', null, n.id::text, null, null, n.id::text
    from news n where n.withdrawn_on is null
  union all select d.released_on, d.released_on, 'released', 'document', null, d.id::text, null, null, d.id::text
    from released_document d where d.withdrawn_on is null
  union all select v.added_on, v.added_on, 'added', 'document', null, d.id::text, null, null, v.id::text
    from released_version v join released_document d on d.id = v.released_id where d.withdrawn_on is null and v.added_on is not null
  union all select d.withdrawn_on, d.withdrawn_on, 'withdrawn', 'document', null, d.id::text, null, d.withdrawal_reason, 'w' || d.id
    from released_document d where d.withdrawn_on is not null`;
