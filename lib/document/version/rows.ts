import { sql } from 'drizzle-orm';

/** Where the rows are that name an area's files. */
export const versionsOf = { restricted: sql`language_version`, released: sql`released_version` } as const;
