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
  'statement',
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
export const dayAt = (at: ReturnType<typeof sql>) =>
  sql`(${at} at time zone coalesce((select p.zone from process p), 'UTC'))::date`;

/** What the public sees of what acts are done to: a row of noun and id for each, and the conference that it is or belongs to. */
const publicThings = sql`
  select 'process' as noun, acronym as id, null::text as conference from process
  union all select 'participant', key, null from participant
  union all select 'membership', id::text, null from membership_period
  union all select 'term', id::text, null from chair_term
  union all select 'arrangement', id::text, null from secretariat_arrangement
  union all select 'body', key, null from body
  union all select 'body-member', id::text, null from body_member
  union all select 'office', key, null from office
  union all select 'conference', id::text, id::text from conference where not exercise
  union all select 'agenda-item', i.id::text, c.id::text from agenda_item i join conference c on c.id = i.conference_id where not c.exercise
  union all select 'statement', s.id::text, c.id::text from statement s join conference c on c.id = s.conference_id where not c.exercise
  union all select 'outcome', id::text, null from outcome
  union all select 'commitment', id::text, null from commitment where outcome_id is not null
  union all select 'report', r.id::text, null from progress_report r join commitment c on c.id = r.commitment_id where r.stage = 'published' and c.outcome_id is not null
  union all select 'news', id::text, null from news
  union all select 'claim', k.id::text, null from claim k where k.noun <> 'conference' or exists (select from conference c where c.id = k.subject_id)`;

/**
 * Every change of what is public since an instant, as rows of on, at, kind, noun, act, id (of the thing) and about (what a correction's page goes
 * by): from the record's acts on what is public now, the corrections that the public may see, and the dates of documents and news. An act that a
 * correction tells of is told once, by it. What was done to a conference before it was announced, or to a press release before it was public, is none.
 */
export const publicChanges = (since: string) => sql`
  select ${dayAt(sql`r.at`)} as on, r.at, 'recorded' as kind, r.noun, case r.act when 'holdClaim' then 'acceptClaim' else r.act end as act,
      r.subject_id as id, null as about, null as reason, r.seq::text as key
    from public_acts(${since}::date::timestamptz - interval '1 day') r join (${publicThings}) t on t.noun = r.noun and t.id = r.subject_id
    where not (r.act = any(acts_of_effect('put-right')) and exists (
        select from correction c where c.noun = r.noun and c.subject_id = r.subject_id and c.created_at = r.at and c.was_public))
      and not exists (select from news n where r.noun = 'news' and n.id::text = r.subject_id and n.public_from > r.at)
      and not (t.conference is not null and r.act <> 'announceConference' and exists (
        select from public_acts() n where n.noun = 'conference' and n.subject_id = t.conference and n.act = 'announceConference' and n.seq > r.seq))
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
