import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { database, type Tx } from '#db/client.ts';
import { idempotencyKey } from '#db/schema/record.ts';
import { type Actor, actorNow, setActor } from '#lib/act/actor.ts';
import { appendAudit, type Subject } from '#lib/act/audit.ts';
import { type Conflicts, refusalOf } from '#lib/act/conflict.ts';
import { ok, Refused, type Result } from '#lib/act/result.ts';
import { type Act, allows } from '#lib/policy.ts';
import { clock } from '#lib/time/clock.ts';

/** What `run` is given: the transaction, who acts, the locked subject, the checked input, and the one clock. */
export type Scene<I, S> = { tx: Tx; actor: Actor; subject: S; input: I; now: Date; today: string };

/** What `run` gives: the value for the caller, and what the record is to say. */
export type Done<V> = { value: V; subject: Subject; before?: unknown; after?: unknown };

type Spec<F extends z.ZodType, S extends object, V> = {
  act: Act;
  input: F;
  /** Loads the subject FOR UPDATE; null is `not-found`, also where the actor may not see it. `none` where there is none. */
  subject: (tx: Tx, input: z.output<F>) => Promise<S | null>;
  run: (scene: Scene<z.output<F>, S>) => Promise<Done<V>>;
  /** Database constraint → refusal, for the loser of a race that the rule could not see. */
  conflicts?: Conflicts;
};

/** The subject of a command that makes something new. */
export const none = async (): Promise<object> => ({});

/** A form's key: the same one sent twice is recorded once. */
export type Submission = { key?: string | undefined };

export type Command<I, V> = {
  act: Act;
  (actor: Actor, input: I, idempotencyKey?: Submission): Promise<Result<V>>;
  /** The same without recording it: everything is tried and then undone, to say beforehand what would be refused. */
  rehearse: (actor: Actor, input: I) => Promise<Result<null>>;
  /** The same within a transaction already begun: all or nothing of several. Throws `Refused` instead of giving it. */
  within: (tx: Tx, actor: Actor, input: I, idempotencyKey?: Submission) => Promise<V>;
};

/** Refuses unless the subject is still as the person saw it. `seen` is the version that their form carried. */
export function expectVersion(subject: { version: number }, seen: number): void {
  if (subject.version !== seen) throw new Refused('changed-meanwhile');
}

/**
 * Makes a write: parse → begin → capacities anew → authorize → load the subject locked → run → audit → commit. Whatever
 * it refuses is a Result and leaves nothing behind; whatever else is thrown is a fault. `act` names it everywhere.
 */
export function command<F extends z.ZodType, V, S extends object>(spec: Spec<F, S, V>): Command<z.input<F>, V> {
  const within = async (tx: Tx, caller: Actor, raw: z.input<F>, idempotencyKey: Submission = {}): Promise<V> => {
    const parsed = spec.input.safeParse(raw);
    if (!parsed.success) throw new Refused('invalid', { fields: fieldsOf(parsed.error) });
    const input = parsed.data;
    // Whoever signed in is looked up again here: what the register says now decides, not what the page was told.
    const actor = caller.accountId ? await actorNow(tx, caller.accountId) : caller;
    const capacity = actor && allows(actor.capacities, spec.act);
    if (!actor || !capacity) throw new Refused('forbidden');
    await setActor(tx, actor);
    if (idempotencyKey.key) await putIdempotencyKey(tx, idempotencyKey.key, spec.act, actor.accountId);
    const { now, today } = await clock(tx);
    const subject = await spec.subject(tx, input);
    if (subject === null) throw new Refused('not-found');
    const done = await spec.run({ tx, actor, subject, input, now, today });
    await appendAudit(tx, { act: spec.act, actor, capacity, ...done });
    return done.value;
  };
  const whole = async (actor: Actor, raw: z.input<F>, idempotencyKey?: Submission): Promise<Result<V>> => {
    try {
      return ok(await database().transaction((tx) => within(tx, actor, raw, idempotencyKey)));
    } catch (fault) {
      const refusal = refusalOf(fault, spec.conflicts);
      if (!refusal) throw fault;
      return { ok: false, refusal };
    }
  };
  const rehearse = async (actor: Actor, raw: z.input<F>): Promise<Result<null>> => {
    try {
      await database().transaction(async (tx) => {
        await within(tx, actor, raw);
        throw new Rehearsed();
      });
    } catch (fault) {
      if (fault instanceof Rehearsed) return ok(null);
      const refusal = refusalOf(fault, spec.conflicts);
      if (!refusal) throw fault;
      return { ok: false, refusal };
    }
    return ok(null);
  };
  return Object.assign(whole, { act: spec.act, within, rehearse });
}

/** Undoes a rehearsal. */
class Rehearsed extends Error {}

async function putIdempotencyKey(tx: Tx, key: string, act: Act, accountId: string | null): Promise<void> {
  if (!z.uuid().safeParse(key).success) throw new Refused('invalid');
  await tx.insert(idempotencyKey).values({ key, act, accountId });
}

function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const name = issue.path.join('.') || 'form';
    // A schema's own message is a refusal code; zod's are sentences, and stand for `field-invalid`.
    fields[name] ??= /^[a-z]+(-[a-z0-9]+)*$/.test(issue.message) ? issue.message : 'field-invalid';
  }
  return fields;
}

/** Serializes the writes that touch one thing that has no row yet, until the transaction's end. */
export async function lockName(tx: Tx, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}
