import { sql } from 'drizzle-orm';
import { check, text as column, index, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { account } from '#db/schema/account.ts';
import { id, instant, known, oneOf, recordedAt, version, words } from '#db/schema/columns.ts';
import { document } from '#db/schema/document.ts';
import { reviewRound } from '#db/schema/review-round.ts';
import { participant } from '#db/schema/state.ts';

import { text, textRevision } from '#db/schema/text.ts';
import { paragraphKinds, proposalKinds, proposalStages } from '#db/vocabulary.ts';

/** What is proposed: shared by the draft of a delegation and what it submitted. */
const proposed = () => ({
  kind: oneOf('kind', proposalKinds).notNull(),
  /** The paragraph that it is on; null of one that is new. */
  paragraphId: uuid('paragraph_id'),
  /** Behind which paragraph it comes, of what is new or moved; null is at the beginning. */
  after: uuid('after'),
  /** Of what is new: what it is, and how deep it stands. */
  paragraphKind: oneOf('paragraph_kind', paragraphKinds),
  level: integer('level'),
  /** The whole paragraph as it would be; of a comment, what it says. */
  words: words('words'),
  /** The language it was given in; the others are courtesy translations. */
  language: column('language').notNull(),
  rationale: column('rationale'),
});

/** A proposal as its delegation submitted it: one cleared position. */
export const proposal = pgTable(
  'proposal',
  {
    id: id(),
    textId: uuid('text_id')
      .notNull()
      .references(() => text.id),
    roundId: uuid('round_id')
      .notNull()
      .references(() => reviewRound.id),
    /** The revision that it was made on. */
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => textRevision.id),
    participant: column('participant')
      .notNull()
      .references(() => participant.key),
    ...proposed(),
    stage: oneOf('stage', proposalStages).notNull().default('submitted'),
    /** Why it was returned. */
    reason: column('reason'),
    submittedAt: instant('submitted_at').notNull().default(sql`clock_timestamp()`),
    decidedAt: instant('decided_at'),
    version: version(),
  },
  (t) => [
    ...known(proposalKinds, t.kind),
    ...known(proposalStages, t.stage),
    ...known(paragraphKinds, t.paragraphKind),
    index('proposal_by_text').on(t.textId, t.stage),
    index('proposal_by_round').on(t.roundId),
    index('proposal_by_revision').on(t.revisionId),
    index('proposal_by_participant').on(t.participant),
    check('proposal_level', sql`${t.level} between 1 and 3`),
    check('proposal_says_something', sql`${t.kind} in ('delete', 'move') or ${t.words} is not null`),
    check('proposal_has_its_place', sql`(${t.kind} = 'insert') = (${t.paragraphKind} is not null)`),
    check('proposal_not_behind_itself', sql`${t.after} <> ${t.paragraphId}`),
  ],
);

/** Who stands behind a proposal: whoever made it and those who support it. */
export const proponent = pgTable(
  'proponent',
  {
    proposalId: uuid('proposal_id')
      .notNull()
      .references(() => proposal.id),
    participant: column('participant')
      .notNull()
      .references(() => participant.key),
    since: instant('since').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [primaryKey({ columns: [t.proposalId, t.participant] }), index('proponent_by_participant').on(t.participant)],
);

/** What a delegation prepares and nobody else sees: its delegation is in its key, and the database shows it to no other. */
export const proposalDraft = pgTable(
  'proposal_draft',
  {
    delegation: column('delegation')
      .notNull()
      .references(() => participant.key),
    id: uuid('id').notNull().default(sql`gen_random_uuid()`),
    textId: uuid('text_id')
      .notNull()
      .references(() => text.id),
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => textRevision.id),
    ...proposed(),
    accountId: uuid('account_id').references(() => account.id),
    savedAt: instant('saved_at').notNull().defaultNow(),
    version: version(),
    createdAt: recordedAt(),
  },
  (t) => [
    ...known(proposalKinds, t.kind),
    ...known(paragraphKinds, t.paragraphKind),
    primaryKey({ columns: [t.delegation, t.id] }),
    index('proposal_draft_by_text').on(t.textId),
    index('proposal_draft_by_revision').on(t.revisionId),
    index('proposal_draft_by_account').on(t.accountId),
    check('proposal_draft_level', sql`${t.level} between 1 and 3`),
  ],
);

/** A delegation's own note on a paragraph or a document: for itself alone. */
export const delegationNote = pgTable(
  'delegation_note',
  {
    delegation: column('delegation')
      .notNull()
      .references(() => participant.key),
    id: uuid('id').notNull().default(sql`gen_random_uuid()`),
    textId: uuid('text_id').references(() => text.id),
    paragraphId: uuid('paragraph_id'),
    documentId: uuid('document_id').references(() => document.id),
    words: column('words').notNull(),
    accountId: uuid('account_id').references(() => account.id),
    savedAt: instant('saved_at').notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.delegation, t.id] }),
    index('delegation_note_by_text').on(t.textId),
    index('delegation_note_by_document').on(t.documentId),
    index('delegation_note_by_account').on(t.accountId),
    check('delegation_note_of_one_thing', sql`num_nonnulls(${t.textId}, ${t.documentId}) = 1`),
  ],
);
