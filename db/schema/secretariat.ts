import { date, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, id, version, words } from '#db/schema/columns.ts';
import { source } from '#db/schema/source.ts';
import { state } from '#db/schema/state.ts';

/** Who serves the process: offered → accepted → agreement signed → in force → terminated. */
export const secretariatArrangement = pgTable('secretariat_arrangement', {
  id: id(),
  kind: text('kind').notNull(),
  host: text('host').references(() => state.iso3),
  seat: words('seat'),
  stage: text('stage').notNull(),
  on: date('on_date', { mode: 'string' }),
  onPrecision: text('on_precision'),
  instrument: text('instrument'),
  source: text('source').references(() => source.key),
  note: text('note'),
  version: version(),
  createdAt: createdAt(),
});
