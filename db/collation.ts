import { type SQL, sql } from 'drizzle-orm';
import type { Locale } from '#db/vocabulary.ts';

/** The order of names in a language of the interface, by the collation that PostgreSQL has from ICU. */
export const collationOf = (locale: Locale): SQL => sql`collate ${sql.identifier(`${locale}-x-icu`)}`;
