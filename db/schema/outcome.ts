import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, date, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant, known, oneOf, precision, recordedAt, version, type Words, words } from '#db/schema/columns.ts';
import { conference } from '#db/schema/conference.ts';
import { releasedDocument } from '#db/schema/document.ts';
import { source } from '#db/schema/source.ts';
import { text as negotiated, type StoredParagraph } from '#db/schema/text.ts';
import { adoptionWays, type PositionKind, precisions } from '#db/vocabulary.ts';

/** An adopted instrument made public. Where its text is not at hand no released document stands here. */
export const outcome = pgTable(
  'outcome',
  {
    id: id(),
    slug: text('slug').notNull().unique('outcome_slug_once'),
    conferenceId: uuid('conference_id').references(() => conference.id),
    /** A key of the process's own kinds of outcome. */
    kind: text('kind').notNull(),
    title: words('title').notNull(),
    summary: words('summary'),
    adoptedOn: date('adopted_on', { mode: 'string' }),
    adoptedOnPrecision: precision('adopted_on_precision'),
    releasedId: uuid('released_id').references(() => releasedDocument.id),
    source: text('source').references(() => source.key),
    instrument: text('instrument'),
    note: text('note'),
    noteWords: words('note_words'),
    /** For how long it is to hold; no end is none that is set. */
    validFrom: date('valid_from', { mode: 'string' }),
    validFromPrecision: precision('valid_from_precision'),
    validTo: date('valid_to', { mode: 'string' }),
    validToPrecision: precision('valid_to_precision'),
    replaces: uuid('replaces').references((): AnyPgColumn => outcome.id),
    /** Another process whose outcome it is too, and its page there. */
    alsoOf: text('also_of'),
    alsoOfUrl: text('also_of_url'),
    /** Where its text can be read outside this register. */
    textUrl: text('text_url'),
    /** The languages in which the title is a translation of the secretariat's own. */
    ownTranslation: jsonb('own_translation').$type<string[]>().notNull().default([]),
    withdrawnOn: date('withdrawn_on', { mode: 'string' }),
    /** The day of the last correction of what had been published. */
    correctedOn: date('corrected_on', { mode: 'string' }),
    version: version(),
    createdAt: recordedAt(),
  },
  (t) => [
    ...known(precisions, t.adoptedOnPrecision, t.validFromPrecision, t.validToPrecision),
    check('outcome_not_its_own', sql`${t.replaces} <> ${t.id}`),
    index('outcome_by_replaced').on(t.replaces),
    index('outcome_by_date').on(t.adoptedOn, t.createdAt),
    index('outcome_by_conference').on(t.conferenceId),
    index('outcome_by_released').on(t.releasedId),
    index('outcome_by_source').on(t.source),
  ],
);

/** What a State attached to an adopted text, as it is public with it. */
export type PublicStatement = {
  participant: string;
  kind: PositionKind;
  words: Words;
  language: string;
  madeAt: string;
};

/** A moment in the life of a text that its process makes public. */
export type PublicMoment = {
  what: 'first-draft' | 'revision' | 'silence' | 'adopted';
  on: string;
  symbol: string | null;
};

/** The text of an outcome that was negotiated here, copied when it was made public: the adopted revision, by its hash, never changed. */
export const outcomeText = pgTable(
  'outcome_text',
  {
    outcomeId: uuid('outcome_id')
      .primaryKey()
      .references(() => outcome.id),
    textId: uuid('text_id')
      .notNull()
      .references(() => negotiated.id)
      .unique('outcome_text_once'),
    original: text('original').notNull(),
    languages: jsonb('languages').$type<string[]>().notNull(),
    paragraphs: jsonb('paragraphs').$type<StoredParagraph[]>().notNull(),
    hash: text('hash').notNull(),
    way: oneOf('way', adoptionWays).notNull(),
    words: words('words').notNull(),
    adoptedAt: instant('adopted_at').notNull(),
    adopters: jsonb('adopters').$type<string[]>().notNull(),
    statements: jsonb('statements').$type<PublicStatement[]>().notNull().default([]),
    life: jsonb('life').$type<PublicMoment[]>().notNull().default([]),
  },
  (t) => [...known(adoptionWays, t.way), check('outcome_text_hash_form', sql`${t.hash} ~ '^[0-9a-f]{64}$'`)],
);
