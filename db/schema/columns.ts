import { getTableName, sql } from 'drizzle-orm';
import { type AnyPgColumn, check, customType, integer, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { boundKinds, precisions } from '#db/vocabulary.ts';

/** Words per language, by its BCP 47 tag; any may be absent. */
export type Words = Record<string, string>;

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
export const daterange = customType<{ data: string }>({ dataType: () => 'daterange' });

export const id = () => uuid('id').primaryKey().default(sql`gen_random_uuid()`);
export const words = (name: string) => jsonb(name).$type<Words>();
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
/** A value of a closed vocabulary; `known` in the same table has the database refuse any other. */
export const oneOf = <const V extends readonly [string, ...string[]]>(name: string, values: V) =>
  text(name, { enum: values });
/** How exactly the date beside it is known. */
export const precision = (name: string) => oneOf(name, precisions);
/** What the date beside it is to its period: the day itself, a day it is no later or no earlier than, or one that nobody knows. */
export const boundKind = (name: string) => oneOf(name, boundKinds).notNull().default('at');
/** A check that columns hold nothing but the values of one closed vocabulary: what the database does not know it refuses. */
export const known = (values: readonly string[], ...columns: AnyPgColumn[]) =>
  columns.map((column) => {
    const list = values.map((value) => `'${value}'`).join(', ');
    return check(`${getTableName(column.table)}_${column.name}_known`, sql`${column} in (${sql.raw(list)})`);
  });
export const createdAt = () => instant('created_at').notNull().defaultNow();
/** The same, told apart within one transaction too: where the order in which things were recorded has a say. */
export const recordedAt = () => instant('created_at').notNull().default(sql`clock_timestamp()`);
/** Grows by one with each change: what a form saw, and what a command expects. */
export const version = () => integer('version').notNull().default(1);
