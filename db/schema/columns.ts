import { sql } from 'drizzle-orm';
import { customType, integer, jsonb, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Locale } from '#db/vocabulary.ts';

/** Words per language; a language may be absent. */
export type Words = Partial<Record<Locale, string>>;

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
export const daterange = customType<{ data: string }>({ dataType: () => 'daterange' });

export const id = () => uuid('id').primaryKey().default(sql`gen_random_uuid()`);
export const words = (name: string) => jsonb(name).$type<Words>();
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
export const createdAt = () => instant('created_at').notNull().defaultNow();
/** The same, told apart within one transaction too: where the order in which things were recorded has a say. */
export const recordedAt = () => instant('created_at').notNull().default(sql`clock_timestamp()`);
/** Grows by one with each change: what a form saw, and what a command expects. */
export const version = () => integer('version').notNull().default(1);
