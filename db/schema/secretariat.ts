import { date, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id, known, oneOf, precision, recordedAt, version, words } from '#db/schema/columns.ts';
import { source } from '#db/schema/source.ts';
import { participant } from '#db/schema/state.ts';
import { arrangementKinds, arrangementParts, arrangementStages, precisions } from '#db/vocabulary.ts';

/** Who serves the process, from when to when; with its stage: offered → accepted → agreement signed → in force → terminated, or declined. */
export const secretariatArrangement = pgTable(
  'secretariat_arrangement',
  {
    id: id(),
    kind: oneOf('kind', arrangementKinds).notNull(),
    seat: words('seat'),
    from: date('from_date', { mode: 'string' }),
    fromPrecision: precision('from_precision'),
    to: date('to_date', { mode: 'string' }),
    toPrecision: precision('to_precision'),
    /** Who pays for it: often a project, with a donor. */
    funding: words('funding'),
    /** The last of its steps. */
    stage: oneOf('stage', arrangementStages).notNull(),
    on: date('on_date', { mode: 'string' }),
    onPrecision: precision('on_precision'),
    instrument: text('instrument'),
    source: text('source').references(() => source.key),
    note: text('note'),
    version: version(),
    createdAt: recordedAt(),
  },
  (t) => [
    ...known(arrangementKinds, t.kind),
    ...known(arrangementStages, t.stage),
    ...known(precisions, t.fromPrecision, t.toPrecision, t.onPrecision),
    index('arrangement_by_source').on(t.source),
  ],
);

/** Who hosts or runs the secretariat under an arrangement: States and organizations, one or several jointly. */
export const arrangementParty = pgTable(
  'arrangement_party',
  {
    arrangementId: uuid('arrangement_id')
      .notNull()
      .references(() => secretariatArrangement.id),
    participant: text('participant')
      .notNull()
      .references(() => participant.key),
    part: oneOf('part', arrangementParts).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.arrangementId, t.participant, t.part] }),
    ...known(arrangementParts, t.part),
    index('arrangements_of_participant').on(t.participant),
  ],
);

/** A stage that an arrangement reached on a day by an instrument. */
export const arrangementStep = pgTable(
  'arrangement_step',
  {
    id: id(),
    arrangementId: uuid('arrangement_id')
      .notNull()
      .references(() => secretariatArrangement.id),
    rank: integer('rank').notNull(),
    stage: oneOf('stage', arrangementStages).notNull(),
    on: date('on_date', { mode: 'string' }),
    onPrecision: precision('on_precision'),
    instrument: text('instrument'),
  },
  (t) => [
    unique('arrangement_step_once').on(t.arrangementId, t.rank),
    ...known(arrangementStages, t.stage),
    ...known(precisions, t.onPrecision),
  ],
);
