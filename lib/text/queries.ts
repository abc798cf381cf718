import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Locale, paragraphDecisions, paragraphKinds, proposalKinds } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { type AskedList, all, listed } from '#lib/act/list.ts';
import { type ProcedureRules, procedureRules, procedureSaid } from '#lib/act/procedure-rules.ts';
import { atMost, read, rows } from '#lib/act/read.ts';
import { type Listed, words } from '#lib/act/shape.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { isUuid } from '#lib/language/uuid.ts';
import { awaitedOf } from '#lib/text/awaited/rules.ts';
import { type Agreements, agreementsLapsed } from '#lib/text/decision/rules.ts';
import { proposalColumns, proposalRow } from '#lib/text/proposal/queries.ts';
import { isOpen } from '#lib/text/proposal/rules.ts';
import { rightsOn } from '#lib/text/rights/queries.ts';
import type { Right } from '#lib/text/rights/rules.ts';
import { compiled, type RollingText } from '#lib/text/rolling/rules.ts';
import { roundJson, roundRow } from '#lib/text/round/rows.ts';
import {
  instant,
  instantOf,
  revisionRow,
  revisionRows,
  storedParagraph,
  type TextRow,
  textRow,
  textRows,
} from '#lib/text/rows.ts';
import { parityOf } from '#lib/text/rules.ts';

export type { TextRow } from '#lib/text/rows.ts';

const levels = z.union([z.literal(1), z.literal(2), z.literal(3)]);

const draftRow = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.enum(proposalKinds),
  paragraphId: z.uuid().nullable(),
  after: z.uuid().nullable(),
  paragraphKind: z.enum(paragraphKinds).nullable(),
  level: levels.nullable(),
  words: words.nullable(),
  language: z.string(),
  rationale: z.string().nullable(),
  savedAt: instant,
});
export type DraftRow = z.output<typeof draftRow>;

const noteRow = z.object({ id: z.uuid(), paragraphId: z.uuid().nullable(), words: z.string(), savedAt: instant });

/**
 * How a text stands, `k` in a statement, as a short mark: another one after each change to what its readers share. What a delegation keeps to
 * itself is not in it.
 */
const standing = sql`md5(concat_ws('.', k.version, k.focus, text_adopted_at(k.id, now()),
  (select count(*) from text_revision r where r.text_id = k.id),
  (select concat_ws(',', count(*), sum(r.version)) from review_round r where r.text_id = k.id),
  (select concat_ws(',', count(*), sum(y.version)) from round_reply y join review_round r on r.id = y.round_id where r.text_id = k.id),
  (select concat_ws(',', count(*), sum(p.version)) from proposal p where p.text_id = k.id),
  (select string_agg(s.participant, ',' order by s.proposal_id, s.participant) from proponent s join proposal p on p.id = s.proposal_id where p.text_id = k.id),
  (select count(*) from paragraph_decision d where d.text_id = k.id),
  (select concat_ws(',', count(*), sum(s.version)) from silence_procedure s where s.text_id = k.id),
  (select count(*) from objection o join silence_procedure s on s.id = o.procedure_id where s.text_id = k.id),
  (select count(*) from late_objection o join silence_procedure s on s.id = o.procedure_id where s.text_id = k.id),
  (select count(*) from adoption a where a.text_id = k.id),
  (select count(*) from position_statement y where y.text_id = k.id)))`;

const negotiated = textRow.extend({
  standing: z.string(),
  titles: words,
  kind: z.string(),
  original: z.string(),
  languages: z.array(z.string()),
  version: z.int(),
  focus: z.uuid().nullable(),
  withdrawalReason: z.string().nullable(),
  paragraphs: z.array(storedParagraph),
  /** The paragraphs of the last revision, whose numbers hold; those that stand, where there is none yet. */
  last: z.array(storedParagraph).nullable(),
  revisions: z.array(revisionRow),
  proposals: z.array(proposalRow),
  drafts: z.array(draftRow),
  notes: z.array(noteRow),
  decisions: z.array(
    z.object({
      paragraphId: z.uuid(),
      decision: z.enum(paragraphDecisions),
      reason: z.string().nullable(),
      decidedAt: instant,
    }),
  ),
  openRound: roundRow.nullable(),
  /** The last round of comments, also when it is closed: what was answered in it stays to be read. */
  lastComments: roundRow.nullable(),
  /** Names of the States and organizations that anything here is of. */
  names: z.array(z.object({ key: z.string(), code: z.string(), name: z.string() })),
  /** The head of the reader's delegation is somebody's account. */
  headed: z.boolean(),
  /** As what the reader's delegation takes part in the conference today; null where it does not. */
  entitledToday: z.enum(['member', 'observer']).nullable(),
  now: instant,
  zone: z.string(),
  procedure: procedureSaid,
});

export type TextView = Omit<z.output<typeof negotiated>, 'procedure'> & {
  /** The rules of procedure of the process, whole. */
  procedure: ProcedureRules;
  /** The language that it is read in. */
  language: string;
  rolling: RollingText;
  parity: { language: string; done: number; behind: number; missing: number }[];
  /** The delegation that the reader acts for; null of the secretariat. */
  delegation: string | null;
  can: Record<Right, boolean>;
  /** What was agreed ad referendum and is so no longer. */
  agreements: Agreements;
};

/** One text as it is negotiated, read in a language, with all that this reader may see on it; null where there is none to see. One statement. */
export async function textView(actor: Actor, locale: Locale, id: string, asked?: string): Promise<TextView | null> {
  if (!isUuid(id)) return null;
  const [row] = await read(actor, (db) =>
    rows(
      db,
      negotiated,
      sql`select l.*, ${standing} as standing, k.title as titles, k.kind, k.original, k.languages, k.version, k.focus, k.withdrawal_reason as "withdrawalReason", k.paragraphs,
        (select r.paragraphs from text_revision r where r.text_id = k.id order by r.number desc limit 1) as last,
        (select coalesce(json_agg(r order by r.number), '[]') from (${revisionRows} where r.text_id = k.id) r) as revisions,
        (select coalesce(json_agg(p), '[]') from (select ${proposalColumns} from proposal p where p.text_id = k.id order by p.submitted_at, p.id) p) as proposals,
        (select coalesce(json_agg(json_build_object('id', d.id, 'version', d.version, 'kind', d.kind, 'paragraphId', d.paragraph_id, 'after', d.after,
            'paragraphKind', d.paragraph_kind, 'level', d.level, 'words', d.words, 'language', d.language, 'rationale', d.rationale,
            'savedAt', ${instantOf(sql`d.saved_at`)}) order by d.created_at), '[]') from proposal_draft d where d.text_id = k.id) as drafts,
        (select coalesce(json_agg(json_build_object('id', n.id, 'paragraphId', n.paragraph_id, 'words', n.words, 'savedAt', ${instantOf(sql`n.saved_at`)})
            order by n.saved_at), '[]') from delegation_note n where n.text_id = k.id) as notes,
        (select coalesce(json_agg(json_build_object('paragraphId', d.paragraph_id, 'decision', d.decision, 'reason', d.reason,
            'decidedAt', ${instantOf(sql`d.decided_at`)}) order by d.decided_at), '[]') from paragraph_decision d where d.text_id = k.id) as decisions,
        ${roundJson(sql`r.closed_at is null`)} as "openRound", ${roundJson(sql`r.kind = 'comments'`)} as "lastComments",
        (select coalesce(json_agg(json_build_object('key', n.key, 'code', participant_code(n.key), 'name', participant_named(n.key, ${locale}, today()))), '[]')
          from (select s.participant as key from proponent s join proposal p on p.id = s.proposal_id where p.text_id = k.id
            union select e.participant from round_participant e join review_round r on r.id = e.round_id where r.text_id = k.id) n) as names,
        has_head(coalesce(current_setting('app.participant', true), '')) as headed,
        (select min(e.status) from entitled_on(k.conference_id, today()) e where acts_for(e.participant)) as "entitledToday",
        ${instantOf(sql`now()`)} as now, (select zone from process) as zone, (select procedure from process) as procedure
      from (${textRows(locale)} where t.id = ${id}) l join text k on k.id = l.id`,
    ),
  );
  if (!row) return null;
  const language =
    row.languages.find((one) => one === asked) ?? row.languages.find((one) => one === locale) ?? row.original;
  const names = inProtocolOrder(locale, row.names, ({ name }) => name);
  const rolling = compiled({
    paragraphs: row.paragraphs,
    last: row.last ?? row.paragraphs,
    original: row.original,
    language,
    // Beside what is adopted stands no comment: it has its place in the list.
    proposals: row.adoptedAt === null ? row.proposals.filter(isOpen) : [],
    order: new Map(names.map(({ key }, at) => [key, at])),
  });
  return {
    ...row,
    procedure: procedureRules.parse(row.procedure),
    names,
    language,
    rolling,
    parity: row.languages.map((tag) => ({ language: tag, ...parityOf(row.paragraphs, tag, row.original) })),
    delegation: actor.participant,
    agreements: agreementsLapsed(row.decisions, row.last ?? [], row.paragraphs, language),
    can: rightsOn(actor, row),
  };
}

/** Until when something runs on text `t`: a silence, or a round that takes. */
const runsUntil = sql`coalesce((select s.expires_at from silence_procedure s where s.text_id = t.id and silence_state(s, now()) = 'running' limit 1),
  (select r.closes_at from review_round r where r.text_id = t.id and r.closed_at is null and now() < r.closes_at limit 1))`;

/** A page of the texts that the reader may see, of one conference if asked: those on which something runs, the nearest end first, then the latest. */
export const texts = (
  actor: Actor,
  locale: Locale,
  { conference, ...asked }: AskedList & { conference?: string } = {},
): Promise<Listed<TextRow>> =>
  read(actor, (db) =>
    listed(db, textRow, asked, {
      from: sql`from text t where ${all(conference && sql`t.conference_id = ${conference}::uuid`)}`,
      key: sql`t.id`,
      order: sql`t.withdrawn_at is not null, text_adopted_at(t.id, now()) is not null, ${runsUntil} nulls last, coalesce(t.circulated_at, t.created_at) desc, t.id`,
      row: sql`${textRows(locale)} where t.id = pick.key`,
    }),
  );

const compareRow = z.object({
  title: z.string(),
  original: z.string(),
  languages: z.array(z.string()),
  revisions: z.array(revisionRow.extend({ paragraphs: z.array(storedParagraph) })),
});
export type TextRevisions = z.output<typeof compareRow>;

/** All revisions of a text with their paragraphs, to be compared; null where there is none to see. */
export async function textRevisions(actor: Actor, locale: Locale, id: string): Promise<TextRevisions | null> {
  if (!isUuid(id)) return null;
  const [row] = await read(actor, (db) =>
    rows(
      db,
      compareRow,
      sql`select words_in(t.title, ${locale}) as title, t.original, t.languages,
        (select coalesce(json_agg(r order by r.number), '[]') from (select l.*, k.paragraphs from (${revisionRows} where r.text_id = t.id) l
          join text_revision k on k.id = l.id) r) as revisions from text t where t.id = ${id}`,
    ),
  );
  return row ?? null;
}

/** How a text stands, as `standing` of its view; null where the reader may not see it today. */
export async function textStanding(actor: Actor, id: string): Promise<string | null> {
  if (!isUuid(id)) return null;
  const [row] = await read(actor, (db) =>
    rows(db, z.object({ standing: z.string() }), sql`select ${standing} as standing from text k where k.id = ${id}`),
  );
  return row?.standing ?? null;
}

/** What a text is called, for the head of its page: its symbol and title; null where the reader may not see it. */
export async function textTitle(actor: Actor, locale: Locale, id: string): Promise<string | null> {
  if (!isUuid(id)) return null;
  const [found] = await read(actor, (db) =>
    rows(
      db,
      z.object({ title: z.string() }),
      sql`select concat_ws(' · ', (select d.symbol from text_revision r left join document d on d.id = r.document_id
          where r.text_id = t.id order by r.number desc limit 1), words_in(t.title, ${locale})) as title from text t where t.id = ${id}`,
    ),
  );
  return found?.title ?? null;
}

/** The texts on which something is due of the reader's delegation: silence that runs, a round that takes and was not answered. The nearest first. */
export const textsDue = (actor: Actor, locale: Locale): Promise<TextRow[]> =>
  read(actor, (db) =>
    rows(
      db,
      textRow,
      sql`select * from (${textRows(locale)} where t.withdrawn_at is null and t.circulated_at is not null
          and (exists (select from silence_procedure s join silence_participant p on p.procedure_id = s.id
              where s.text_id = t.id and acts_for(p.participant) and silence_state(s, now()) = 'running')
            or exists (select from review_round r join round_participant p on p.round_id = r.id where r.text_id = t.id and r.closed_at is null
              and acts_for(p.participant) and not p.observer
              and (r.kind = 'comments' or now() < r.closes_at)
              and not exists (select from round_reply y where y.round_id = r.id and y.participant = p.participant)))) due
        order by coalesce(due."silenceUntil", due.round ->> 'closesAt') limit 20`,
    ),
  );

/** The texts that the reader leads and that something awaits them of, as `awaitedOf` says; so many at most, what runs and ends first before the others. */
export const textsLed = async (actor: Actor, locale: Locale, most: number): Promise<TextRow[]> => {
  const led = await read(actor, (db) =>
    rows(
      db,
      textRow,
      sql`select * from (${textRows(locale)} where t.withdrawn_at is null and leads_office(t.office)) led
        where led."adoptedAt" is null or not led."isPublished" order by coalesce(led."silenceUntil", led.round ->> 'closesAt') nulls last, led.id ${atMost(most)}`,
    ),
  );
  return led.filter((row) => awaitedOf(row) !== null);
};
