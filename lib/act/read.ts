import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Tx } from '#db/client.ts';
import { database } from '#db/client.ts';
import { type Actor, actorSettings, PUBLIC, setActor } from '#lib/act/actor.ts';

/** Where a query runs: a transaction with its actor set, or, for the public, the plain connection that has none. */
export type Reader = Tx | Database;

/**
 * Reads as an actor. Row level security sees the actor's scopes in this transaction and no other. The public has no
 * scopes, which is what a connection without any setting has: its reads need no transaction, one statement each.
 */
export async function read<T>(actor: Actor, query: (db: Reader) => Promise<T>): Promise<T> {
  if (actor === PUBLIC) return query(database());
  return database().transaction(async (tx) => {
    // Begun first, it is sent first, and the statements of the query right behind it: the server is not waited for twice.
    const told = setActor(tx, actor);
    const [answer] = await Promise.all([query(tx), told]);
    return answer;
  });
}

/** Reads as the public by several statements that all see the register of one moment. */
export const readAtOnce = <T>(query: (db: Reader) => Promise<T>): Promise<T> =>
  database().transaction(query, { isolationLevel: 'repeatable read', accessMode: 'read only' });

/**
 * Reads one row as an actor in a single statement, which is a transaction of its own: no BEGIN and COMMIT around it. Takes
 * its shape and its columns, each a subquery in parentheses with a name. They are worked out for the one row that
 * the settings give, so after them; were they before, row level security would show less, never more.
 */
export async function readRow<S extends z.ZodType>(actor: Actor, schema: S, columns: SQL): Promise<z.output<S>> {
  const [row] = await rows(
    database(),
    schema,
    sql`with told as materialized (${actorSettings(actor)}) select ${columns} from told where told.scopes is not null`,
  );
  if (!row) throw new Error('the register gave no row');
  return row;
}

/**
 * The rows of a statement for which SQL is the better language, each of the shape that `schema` says. The shape is checked where it can
 * still be mended, in tests and in `npm run dev`: there a row of another shape is a fault that names the field. What PostgreSQL gives as
 * JSON comes as it is, so a schema says `z.iso.date()` of a day and never transforms: what is checked is what is given.
 */
export async function rows<S extends z.ZodType>(db: Reader, schema: S, query: SQL): Promise<z.output<S>[]> {
  const found = await db.execute<Record<string, unknown>>(query);
  return areOf(schema, found) ? [...found] : [];
}

const checks = process.env.NODE_ENV !== 'production';

/** In production the shape is believed, since every statement was run in tests; elsewhere it is checked, and a wrong one thrown. */
function areOf<S extends z.ZodType>(schema: S, found: readonly unknown[]): found is z.output<S>[] {
  if (checks) {
    neverChanges(schema);
    for (const row of found) schema.parse(row);
  }
  return true;
}

/** Is a value of the shape that it is said to have? Where shapes are checked another is a fault that names the field; in production it is believed. */
export function isShaped<S extends z.ZodType>(schema: S, value: unknown): value is z.output<S> {
  if (checks) schema.parse(value);
  return true;
}

const changing = new Set(['transform', 'pipe', 'default', 'prefault', 'catch']);
const known = new WeakSet<z.ZodType>();

/** Refuses a schema that would change what it checks: its rows are given as they come, so the change would be seen in tests alone. */
function neverChanges(schema: z.ZodType): void {
  if (known.has(schema)) return;
  z.toJSONSchema(schema, {
    unrepresentable: 'any',
    override: ({ zodSchema: { _zod: one } }) => {
      if (changing.has(one.def.type) || ('coerce' in one.def && one.def.coerce))
        throw new Error(
          `a shape of rows() has a ${one.def.type} that changes what is read: change it where it is read`,
        );
    },
  });
  known.add(schema);
}

/** Runs a statement that is asked for no rows: a lock, a setting. */
export async function run(db: Reader, statement: SQL): Promise<void> {
  await db.execute(statement);
}

/** Whether a query gives any row at all. */
export async function exists(db: Reader, query: SQL): Promise<boolean> {
  return (await db.execute(sql`select 1 from (${query}) found limit 1`)).length > 0;
}

/**
 * At most so many rows. The number stands in the statement itself: of a parameter the one plan that serves every value would not know how
 * few are wanted, and would work all of them out.
 */
export const atMost = (count: number): SQL => sql.raw(`limit ${Math.trunc(count)}`);
