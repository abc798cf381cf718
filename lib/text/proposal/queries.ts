import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { paragraphKinds, proposalKinds, proposalStages } from '#db/vocabulary.ts';
import { type Reader, rows } from '#lib/act/read.ts';
import { words } from '#lib/act/shape.ts';

/** A proposal with those who stand behind it, whoever made it first. */
export const proposalRow = z.object({
  id: z.uuid(),
  textId: z.uuid(),
  revisionId: z.uuid(),
  kind: z.enum(proposalKinds),
  paragraphId: z.uuid().nullable(),
  after: z.uuid().nullable(),
  paragraphKind: z.enum(paragraphKinds).nullable(),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  words: words.nullable(),
  language: z.string(),
  rationale: z.string().nullable(),
  stage: z.enum(proposalStages),
  reason: z.string().nullable(),
  participant: z.string(),
  proponents: z.array(z.string()),
  submittedAt: z.string(),
  version: z.int(),
});
export type ProposalRow = z.output<typeof proposalRow>;

/** The columns of `proposalRow`, of `proposal p`. */
export const proposalColumns = sql`p.id, p.text_id as "textId", p.revision_id as "revisionId", p.kind, p.paragraph_id as "paragraphId", p.after,
  p.paragraph_kind as "paragraphKind", p.level, p.words, p.language, p.rationale, p.stage, p.reason, p.participant, p.version,
  to_char(p.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "submittedAt",
  array(select s.participant from proponent s where s.proposal_id = p.id order by s.participant <> p.participant, s.since) as proponents`;

/** The proposals on a text that are open: in this round, or kept in brackets. */
export const openProposals = (db: Reader, textId: string): Promise<ProposalRow[]> =>
  rows(
    db,
    proposalRow,
    sql`select ${proposalColumns} from proposal p where p.text_id = ${textId} and p.stage in ('submitted', 'bracketed') order by p.submitted_at, p.id`,
  );

/** One proposal; null where the reader may not see it or there is none. */
export const proposalOf = async (db: Reader, id: string): Promise<ProposalRow | null> =>
  (await rows(db, proposalRow, sql`select ${proposalColumns} from proposal p where p.id = ${id}`))[0] ?? null;
