import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { StoredParagraph } from '#db/schema/text.ts';
import { type Locale, roundKinds, textAccessLevels } from '#db/vocabulary.ts';
import { conferenceRef, words } from '#lib/act/shape.ts';

/** A stored paragraph as it comes out of the register. */
export const storedParagraph = z.custom<StoredParagraph>(
  (one) => typeof one === 'object' && one !== null && 'id' in one && 'words' in one,
);

/** An instant as SQL gives it in JSON. */
export const instant = z.string();

/** An instant of a column, in UTC to the millisecond. */
export const instantOf = (column: SQL): SQL =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What stands of a text on a list: how far it is, what runs on it, and what is the reader's own. */
export const textRow = z.object({
  id: z.uuid(),
  title: z.string(),
  titleLanguage: z.string(),
  conference: conferenceRef.nullable(),
  exercise: z.boolean(),
  access: z.enum(textAccessLevels),
  office: z.string(),
  /** The symbol of the last revision; null where there is none, or where documents have none. */
  symbol: z.string().nullable(),
  revision: z.int().nullable(),
  withdrawn: z.boolean(),
  /** Whether the reader leads it: by the office that chairs it, or as the secretariat. */
  leads: z.boolean(),
  adoptedAt: instant.nullable(),
  /** Whether an outcome makes public what was adopted, or none ever will, as of an exercise. */
  isPublished: z.boolean(),
  /** Until when silence is kept on it, while it is. */
  silenceUntil: instant.nullable(),
  silenceId: z.uuid().nullable(),
  /** Whether the reader's delegation is among those whose silence is asked. */
  silenceAsked: z.boolean(),
  round: z
    .object({
      kind: z.enum(roundKinds),
      closesAt: instant,
      isTaking: z.boolean(),
      /** As what the reader's delegation may take part in it; null where it may not. */
      entitled: z.enum(['member', 'observer']).nullable(),
      replied: z.boolean(),
      /** That its reply came after the close. */
      repliedLate: z.boolean(),
    })
    .nullable(),
  /** Proposals that are open, and comments that nobody has noted; of both the reader's own, and what is still prepared. */
  open: z.int(),
  comments: z.int(),
  own: z.int(),
  drafts: z.int(),
  /** Of one that is adopted: the statements of position that the reader's delegation attached, and the commitments that are its own. */
  statements: z.int(),
  commitments: z.int(),
});
export type TextRow = z.output<typeof textRow>;

/** Rows of `textRow`, of `text t`, to be narrowed by a `where`. */
export const textRows = (locale: Locale): SQL => sql`
  select t.id, words_in(t.title, ${locale}) as title, language_in(t.title, ${locale}) as "titleLanguage", conference_ref(t.conference_id, ${locale}) as conference,
    coalesce((select c.exercise from conference c where c.id = t.conference_id), false) as exercise, t.access, t.office, leads_office(t.office) as leads,
    coalesce((select c.exercise from conference c where c.id = t.conference_id), false) or exists (select from outcome_text x where x.text_id = t.id) as "isPublished",
    last.symbol, last.number as revision, t.withdrawn_at is not null as withdrawn,
    ${instantOf(sql`text_adopted_at(t.id, now())`)} as "adoptedAt", ${instantOf(sql`silence.expires_at`)} as "silenceUntil", silence.id as "silenceId",
    exists (select from silence_participant p where p.procedure_id = silence.id and acts_for(p.participant)) as "silenceAsked",
    (select json_build_object('kind', r.kind, 'closesAt', ${instantOf(sql`r.closes_at`)}, 'isTaking', r.kind = 'comments' or now() < r.closes_at,
        'entitled', (select case when e.observer then 'observer' else 'member' end from round_participant e where e.round_id = r.id and acts_for(e.participant)),
        'replied', exists (select from round_reply y where y.round_id = r.id and acts_for(y.participant)),
        'repliedLate', exists (select from round_reply y where y.round_id = r.id and acts_for(y.participant) and coalesce(y.late, y.replied_at >= r.closes_at)))
      from review_round r where r.text_id = t.id and r.closed_at is null order by r.number desc limit 1) as round,
    (select count(*)::int from proposal p where p.text_id = t.id and p.stage in ('submitted', 'bracketed') and p.kind <> 'comment') as open,
    (select count(*)::int from proposal p where p.text_id = t.id and p.stage in ('submitted', 'bracketed') and p.kind = 'comment') as comments,
    (select count(*)::int from proposal p where p.text_id = t.id and p.stage in ('submitted', 'bracketed')
      and exists (select from proponent s where s.proposal_id = p.id and acts_for(s.participant))) as own,
    (select count(*)::int from proposal_draft d where d.text_id = t.id) as drafts,
    (select count(*)::int from position_statement y where y.text_id = t.id and acts_for(y.participant)) as statements,
    (select count(*)::int from commitment c where c.text_id = t.id and c.withdrawn_on is null
      and exists (select from commitment_actors_on(c.id, today()) a where acts_for(a.actor))) as commitments
  from text t
    left join lateral (select d.symbol, r.number from text_revision r left join document d on d.id = r.document_id
      where r.text_id = t.id order by r.number desc limit 1) last on true
    left join lateral (select s.id, s.expires_at from silence_procedure s where s.text_id = t.id and silence_state(s, now()) = 'running' limit 1) silence on true`;

/** A revision of a text, without its paragraphs. */
export const revisionRow = z.object({
  id: z.uuid(),
  number: z.int(),
  symbol: z.string().nullable(),
  hash: z.string(),
  cutAt: instant,
  documentId: z.uuid().nullable(),
  /** Whether the reader may have a receipt of it. */
  receipt: z.boolean(),
});
export type RevisionRow = z.output<typeof revisionRow>;

export const revisionRows = sql`select r.id, r.number, d.symbol, r.hash, ${instantOf(sql`r.cut_at`)} as "cutAt", d.id as "documentId",
    exists (select from receipt_of('revision', r.id::text)) as receipt
  from text_revision r left join document d on d.id = r.document_id`;

export const textWords = words;
