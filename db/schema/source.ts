import { boolean, date, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, known, oneOf, precision, version } from '#db/schema/columns.ts';
import { citedNouns, claimKinds, claimNouns, precisions } from '#db/vocabulary.ts';

export const source = pgTable(
  'source',
  {
    key: text('key').primaryKey(),
    publisher: text('publisher').notNull(),
    title: text('title').notNull(),
    date: date('date', { mode: 'string' }),
    datePrecision: precision('date_precision'),
    url: text('url'),
    rank: integer('rank').notNull(),
    version: version(),
  },
  (t) => known(precisions, t.datePrecision),
);

/** What one source says of one field of one subject. Where they differ all stand; `held` marks the register's own. */
export const claim = pgTable(
  'claim',
  {
    id: id(),
    noun: oneOf('noun', claimNouns).notNull(),
    subjectId: uuid('subject_id'),
    field: text('field').notNull(),
    value: text('value').notNull(),
    kind: oneOf('kind', claimKinds),
    source: text('source')
      .notNull()
      .references(() => source.key),
    note: text('note'),
    accepted: boolean('accepted').notNull().default(false),
    reason: text('reason'),
    acceptedAt: instant('accepted_at'),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    ...known(claimNouns, t.noun),
    ...known(claimKinds, t.kind),
    index('claim_by_source').on(t.source),
    index('claim_by_subject').on(t.noun, t.subjectId),
  ],
);

/**
 * In which source one fact of one subject was read. A fact has as many as are named; one without any has that of the row, and where the row has
 * none either it is the secretariat's own. What a source says otherwise is a claim.
 */
export const citation = pgTable(
  'citation',
  {
    id: id(),
    noun: oneOf('noun', citedNouns).notNull(),
    /** The id or the key of the subject; of the process `process`. */
    subject: text('subject').notNull(),
    field: text('field').notNull(),
    source: text('source')
      .notNull()
      .references(() => source.key),
    createdAt: createdAt(),
  },
  (t) => [
    ...known(citedNouns, t.noun),
    index('citation_by_source').on(t.source),
    unique('citation_once').on(t.noun, t.subject, t.field, t.source),
  ],
);
