import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, known, oneOf, precision, version, words } from '#db/schema/columns.ts';
import { conference } from '#db/schema/conference.ts';
import { releasedDocument } from '#db/schema/document.ts';
import { source } from '#db/schema/source.ts';
import { outcomeKinds, precisions } from '#db/vocabulary.ts';

/** An adopted instrument made public. Where its text is not at hand no released document stands here. */
export const outcome = pgTable(
  'outcome',
  {
    id: id(),
    slug: text('slug').notNull().unique('outcome_slug_once'),
    conferenceId: uuid('conference_id').references(() => conference.id),
    kind: oneOf('kind', outcomeKinds).notNull(),
    title: words('title').notNull(),
    summary: words('summary'),
    adoptedOn: date('adopted_on', { mode: 'string' }),
    adoptedOnPrecision: precision('adopted_on_precision'),
    releasedId: uuid('released_id').references(() => releasedDocument.id),
    source: text('source').references(() => source.key),
    instrument: text('instrument'),
    note: text('note'),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    ...known(outcomeKinds, t.kind),
    ...known(precisions, t.adoptedOnPrecision),
    index('outcome_by_date').on(t.adoptedOn, t.createdAt),
    index('outcome_by_conference').on(t.conferenceId),
    index('outcome_by_released').on(t.releasedId),
    index('outcome_by_source').on(t.source),
  ],
);
