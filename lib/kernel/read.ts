import type { Database, Tx } from '#db/client.ts';
import { database } from '#db/client.ts';
import { type Actor, PUBLIC, setActor } from '#lib/kernel/actor.ts';

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
