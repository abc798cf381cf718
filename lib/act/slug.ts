import { eq, like, or } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '#db/client.ts';
import { slugOf, stemOf } from '#lib/language/slug.ts';

/** The address that a title gets among those that `column` holds, read under the caller's lock: of the table only what begins alike is read, so the thousandth is made as fast as the first. */
export async function freeSlug(tx: Tx, column: PgColumn, title: string, year: string): Promise<string> {
  const stem = stemOf(title, year);
  const alike = await tx
    .select({ slug: column })
    .from(column.table)
    .where(or(eq(column, stem), like(column, `${stem}-%`)));
  const taken = new Set(alike.map(({ slug }) => slug));
  return slugOf(title, year, (slug) => taken.has(slug));
}
