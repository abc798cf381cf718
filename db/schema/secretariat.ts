import { date, index, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, id, known, oneOf, precision, version, words } from '#db/schema/columns.ts';
import { source } from '#db/schema/source.ts';
import { state } from '#db/schema/state.ts';
import { arrangementKinds, arrangementStages, precisions } from '#db/vocabulary.ts';

/** Who serves the process: offered → accepted → agreement signed → in force → terminated. */
export const secretariatArrangement = pgTable(
  'secretariat_arrangement',
  {
    id: id(),
    kind: oneOf('kind', arrangementKinds).notNull(),
    host: text('host').references(() => state.iso3),
    seat: words('seat'),
    stage: oneOf('stage', arrangementStages).notNull(),
    on: date('on_date', { mode: 'string' }),
    onPrecision: precision('on_precision'),
    instrument: text('instrument'),
    source: text('source').references(() => source.key),
    note: text('note'),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    ...known(arrangementKinds, t.kind),
    ...known(arrangementStages, t.stage),
    ...known(precisions, t.onPrecision),
    index('arrangement_by_host').on(t.host),
    index('arrangement_by_source').on(t.source),
  ],
);
