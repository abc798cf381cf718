import { sql } from 'drizzle-orm';
import { check, text as column, index, integer, jsonb, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { office } from '#db/schema/body.ts';
import { createdAt, id, instant, known, oneOf, version, type Words, words } from '#db/schema/columns.ts';
import { agendaItem, conference } from '#db/schema/conference.ts';
import { document } from '#db/schema/document.ts';
import { type ParagraphKind, paragraphDecisions, textAccessLevels } from '#db/vocabulary.ts';

/** A paragraph with its words in each language; `id` is the same through all revisions. */
export type StoredParagraph = {
  id: string;
  kind: ParagraphKind;
  /** How deep a numbered one stands: 1 is “1.”, 2 “(a)”, 3 “(i)”. */
  level: 1 | 2 | 3;
  words: Words;
  /** Of each other language, the words of the original that it was translated from: where those changed since, it is behind. */
  translates?: Words;
  /** Established as agreed, until the whole is. */
  agreed?: boolean;
};

/** A draft instrument: what is negotiated at a conference, paragraph by paragraph. `paragraphs` is how it stands between two revisions. */
export const text = pgTable(
  'text',
  {
    id: id(),
    conferenceId: uuid('conference_id')
      .notNull()
      .references(() => conference.id),
    agendaItemId: uuid('agenda_item_id').references(() => agendaItem.id),
    title: words('title').notNull(),
    /** A key of the process's own kinds of outcome: what it is to become. */
    kind: column('kind').notNull(),
    original: column('original').notNull(),
    /** Every language in which it is aligned, the original first. */
    languages: jsonb('languages').$type<string[]>().notNull(),
    access: oneOf('access', textAccessLevels).notNull(),
    /** The office whose holder chairs the negotiation. */
    office: column('office')
      .notNull()
      .references(() => office.key),
    paragraphs: jsonb('paragraphs').$type<StoredParagraph[]>().notNull(),
    /** Set when the first revision is cut: from then on its readers see it. */
    circulatedAt: instant('circulated_at'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawalReason: column('withdrawal_reason'),
    /** The paragraph that the Chair is at, which the projector shows. */
    focus: uuid('focus'),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    ...known(textAccessLevels, t.access),
    index('text_by_conference').on(t.conferenceId),
    index('text_by_agenda_item').on(t.agendaItemId),
    index('text_by_office').on(t.office),
  ],
);

/** A text as it was circulated: never changed, and known by the hash of its canonical form (docs/canonical-text.md). */
export const textRevision = pgTable(
  'text_revision',
  {
    id: id(),
    textId: uuid('text_id')
      .notNull()
      .references(() => text.id),
    /** 0 is the first; n is Rev.n. */
    number: integer('number').notNull(),
    original: column('original').notNull(),
    languages: jsonb('languages').$type<string[]>().notNull(),
    paragraphs: jsonb('paragraphs').$type<StoredParagraph[]>().notNull(),
    hash: column('hash').notNull(),
    /** The document that circulates it. */
    documentId: uuid('document_id')
      .notNull()
      .references(() => document.id),
    cutAt: instant('cut_at').notNull().defaultNow(),
  },
  (t) => [
    unique('text_revision_once').on(t.textId, t.number),
    index('text_revision_by_document').on(t.documentId),
    check('text_revision_hash_form', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** What the Chair established of a paragraph, the latest last. */
export const paragraphDecision = pgTable(
  'paragraph_decision',
  {
    id: id(),
    textId: uuid('text_id')
      .notNull()
      .references(() => text.id),
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => textRevision.id),
    paragraphId: uuid('paragraph_id').notNull(),
    decision: oneOf('decision', paragraphDecisions).notNull(),
    proposals: jsonb('proposals').$type<string[]>().notNull().default([]),
    /** The paragraph as it stands by this, in each language that was given. */
    words: words('words'),
    reason: column('reason'),
    decidedAt: instant('decided_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    ...known(paragraphDecisions, t.decision),
    index('paragraph_decision_by_text').on(t.textId, t.decidedAt),
    index('paragraph_decision_by_revision').on(t.revisionId),
  ],
);
