import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { database, type Tx } from '#db/client.ts';
import { idempotencyKey } from '#db/schema/record.ts';
import { type Actor, actorFor, actorNow, setActor } from '#lib/act/actor.ts';
import type { Act } from '#lib/act/acts.ts';
import { appendAudit, type Subject } from '#lib/act/audit.ts';
import { type Conflicts, refusalOf } from '#lib/act/conflict.ts';
import { rows } from '#lib/act/read.ts';
import { type Caution, ok, type Refusal, Refused, type Result } from '#lib/act/result.ts';
import { enqueue, type Waiting } from '#lib/jobs/outbox.ts';
import { type About, allows, reach } from '#lib/policy.ts';
import { clock } from '#lib/time/clock.ts';

/** What `run` is given: the transaction, who acts, the locked subject, the checked input, what was prepared, and the one clock. */
export type Scene<I, S, P> = { tx: Tx; actor: Actor; subject: S; input: I; prepared: P; now: Date; today: string };

/** What `run` gives: the value for the caller, what the record is to say, and what is to be done once the act is committed. */
export type Done<V> = {
  value: V;
  subject: Subject;
  before?: unknown;
  after?: unknown;
  outbox?: readonly Waiting[];
  /** What is unusual about it: a rehearsal gives these, and the form asks once more. */
  cautions?: readonly Caution[];
};

type Spec<F extends z.ZodType, S extends object, V, P, K> = {
  act: Act;
  input: F;
  /** The part of the input that says which subject is meant: needed where the policy asks a predicate of it. */
  key?: z.ZodType<K>;
  /** Loads the subject FOR UPDATE; null is `not-found`, also where the actor may not see it. `none` where there is none. */
  subject: (tx: Tx, key: K) => Promise<S | null>;
  /** What the policy asks of the subject: whose it is, of which office. Nothing where the policy asks nothing. */
  about?: (subject: S, key: K) => About;
  /**
   * Slow work on the checked input before the transaction begins and any lock is taken: files inspected and stored, a password
   * hashed. It may refuse. Whoever may do the act to no subject at all is refused before it.
   */
  prepare: (input: z.output<F>, actor: Actor) => Promise<P>;
  /** Takes back what `prepare` did, when the act is then refused or fails. It throws nothing. */
  takeBack?: (prepared: P) => Promise<void>;
  run: (scene: Scene<z.output<F>, S, P>) => Promise<Done<V>>;
  /** Database constraint → refusal, for the loser of a race that the rule could not see. */
  conflicts?: Conflicts;
};

/** The subject of a command that makes something new. */
export const none = async (): Promise<object> => ({});

/** A form's key: the same one sent twice is recorded once. Of an act within another `cautioned` hears what is unusual about it. */
export type Submission = { key?: string | undefined; cautioned?: (cautions: readonly Caution[]) => void };

export type Command<I, V> = {
  act: Act;
  /** What it reads its input by: a test holds all of them to one rule. */
  input: z.ZodType;
  /** Does the command say which part of its input names the subject? */
  hasKey: boolean;
  (actor: Actor, input: I, idempotencyKey?: Submission): Promise<Result<V>>;
  /** The same without recording it: everything is tried and then undone, to say beforehand what would be refused, and what is unusual. */
  rehearse: (actor: Actor, input: I) => Promise<Result<readonly Caution[]>>;
  /** The same within a transaction already begun: all or nothing of several. Throws `Refused` instead of giving it. */
  within: (tx: Tx, actor: Actor, input: I, idempotencyKey?: Submission) => Promise<V>;
};

/** Refuses unless the subject is still as the person saw it. `seen` is the version that their form carried. */
export function expectVersion(subject: { version: number }, seen: number): void {
  if (subject.version !== seen) throw new Refused('changed-meanwhile');
}

/**
 * Makes a write: right in general → parse → prepare → begin → capacities anew → load the subject locked → right to this subject →
 * run → audit → outbox → commit. Whatever it refuses is a Result and leaves nothing behind; whatever else is thrown is a fault. Rights are
 * judged before input: whoever may not do it is not told what is wrong with a form.
 */
export function command<F extends z.ZodType<K>, V, S extends object, K = z.output<F>>(
  spec: Omit<Spec<F, S, V, null, K>, 'prepare'>,
): Command<z.input<F>, V> {
  return preparedCommand<F, V, S, null, K>({ ...spec, prepare: async () => null });
}

/** The same with slow work before the transaction begins: what `prepare` gives is `prepared` in `run`. */
export function preparedCommand<F extends z.ZodType<K>, V, S extends object, P, K = z.output<F>>(
  spec: Spec<F, S, V, P, K>,
): Command<z.input<F>, V> {
  type Ready = { input: z.output<F>; prepared: P };

  const ready = async (caller: Actor, raw: z.input<F>): Promise<Ready> => {
    const reached = reach(caller, spec.act);
    if (reached === 'never') throw new Refused('forbidden');
    const parsed = spec.input.safeParse(raw);
    if (!parsed.success) {
      // Where the right depends on the subject it is judged first, as far as the form says which subject that is.
      if (reached === 'depends') await judgeUnread(caller, raw);
      throw new Refused('invalid', fieldsOf(parsed.error));
    }
    return { input: parsed.data, prepared: await spec.prepare(parsed.data, caller) };
  };

  const judgeUnread = async (caller: Actor, raw: unknown): Promise<void> => {
    const key = spec.key?.safeParse(raw);
    if (!key?.success) return;
    await database().transaction(async (tx) => {
      await setActor(tx, caller);
      const subject = await spec.subject(tx, key.data);
      if (subject === null) throw new Refused('not-found');
      const about = spec.about?.(subject, key.data) ?? {};
      if (!allows(actorFor(caller, about), spec.act, about)) throw new Refused('forbidden');
    });
  };

  const act = async (tx: Tx, caller: Actor, { input, prepared }: Ready, submission: Submission): Promise<Done<V>> => {
    // Whoever signed in is looked up again here: what the register says now decides, not what the page was told.
    const general = caller.accountId ? await actorNow(tx, caller.accountId) : caller;
    if (!general || reach(general, spec.act) === 'never') throw new Refused('forbidden');
    await setActor(tx, general);
    if (submission.key) await putIdempotencyKey(tx, submission.key, spec.act, general.accountId);
    const { now, today } = await clock(tx);
    const subject = await spec.subject(tx, input);
    if (subject === null) throw new Refused('not-found');
    const about = spec.about?.(subject, input) ?? {};
    const actor = actorFor(general, about);
    const capacity = allows(actor, spec.act, about);
    if (!capacity) throw new Refused('forbidden');
    const scene = { tx, actor, subject, input, prepared, now, today };
    const done = await spec.run(scene).catch((fault) => changedBy(fault, scene));
    const { subject: of, before, after, outbox = [] } = done;
    await appendAudit(tx, { act: spec.act, actor, capacity, subject: of, before, after });
    await enqueue(tx, outbox);
    return done;
  };

  /** What is refused as a Result; anything else is a fault and goes on. */
  const asResult = async <T>(work: () => Promise<T>): Promise<Result<T>> => {
    try {
      return ok(await work());
    } catch (fault) {
      const refusal = refusalOf(fault, spec.conflicts);
      if (!refusal) throw fault;
      return { ok: false, refusal };
    }
  };

  /** Does the rest of an act with what was prepared for it, and takes that back where it comes to nothing. */
  const using = async <T>({ prepared }: Ready, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (fault) {
      if (spec.takeBack) await spec.takeBack(prepared);
      throw fault;
    }
  };

  const within = async (tx: Tx, caller: Actor, raw: z.input<F>, submission: Submission = {}): Promise<V> => {
    const given = await ready(caller, raw);
    const { value, cautions = [] } = await using(given, () => act(tx, caller, given, submission));
    submission.cautioned?.(cautions);
    return value;
  };

  const whole = (caller: Actor, raw: z.input<F>, submission: Submission = {}): Promise<Result<V>> =>
    asResult(async () => {
      const given = await ready(caller, raw);
      const done = await using(given, () => database().transaction((tx) => act(tx, caller, given, submission)));
      return done.value;
    });

  const rehearse = (caller: Actor, raw: z.input<F>): Promise<Result<readonly Caution[]>> =>
    asResult(async () => {
      const given = await ready(caller, raw);
      let cautions: readonly Caution[] = [];
      try {
        await using(given, () =>
          database().transaction(async (tx) => {
            cautions = (await act(tx, caller, given, {})).cautions ?? [];
            throw new Rehearsed();
          }),
        );
      } catch (fault) {
        if (!(fault instanceof Rehearsed)) throw fault;
      }
      return cautions;
    });

  return Object.assign(whole, { act: spec.act, input: spec.input, hasKey: spec.key !== undefined, within, rehearse });
}

const stamped = z.object({
  account: z.string().nullable(),
  name: z.string().nullable(),
  at: z.string(),
  zone: z.string(),
});

/** Says of a refusal because of a change made meanwhile who made it, and when: whoever asks, or a colleague. Throws in any case. */
async function changedBy(
  fault: unknown,
  { tx, actor, subject, input }: { tx: Tx; actor: Actor; subject: object; input: unknown },
): Promise<never> {
  if (!(fault instanceof Refused) || fault.refusal.code !== 'changed-meanwhile') throw fault;
  // What the form is about, as its input names it, or else what was found by it.
  const { id } = z.object({ id: z.uuid() }).safeParse(input).data ?? { id: null };
  const last = (id && (await lastChange(tx, [id]))) || (await lastChange(tx, idsIn(subject)));
  if (!last) throw fault;
  const who = last.account !== null && last.account === actor.accountId ? 'self' : last.name ? 'colleague' : 'portal';
  throw new Refused('changed-meanwhile', { params: { who, name: last.name ?? '', at: last.at, zone: last.zone } });
}

/** The last act of the record on any of these. */
async function lastChange(tx: Tx, ids: readonly string[]) {
  const [last] = await rows(
    tx,
    stamped,
    sql`select r.account_id as account, r.entry::jsonb ->> 'name' as name, r.entry::jsonb ->> 'at' as at, (select zone from process) as zone
      from audit_record r where r.subject_id in (select json_array_elements_text(${JSON.stringify(ids)}::json))
      order by r.seq desc limit 1`,
  );
  return last;
}

/** The ids of the rows that a subject is made of. */
function idsIn(subject: unknown): string[] {
  if (typeof subject !== 'object' || subject === null) return [];
  return Object.entries(subject).flatMap(([key, value]) =>
    key === 'id' && typeof value === 'string' ? [value] : idsIn(value),
  );
}

/** Undoes a rehearsal. */
class Rehearsed extends Error {}

async function putIdempotencyKey(tx: Tx, key: string, act: Act, accountId: string | null): Promise<void> {
  if (!z.uuid().safeParse(key).success) throw new Refused('invalid');
  await tx.insert(idempotencyKey).values({ key, act, accountId });
}

function fieldsOf(error: z.ZodError): Required<Pick<Refusal, 'fields' | 'fieldParams'>> {
  const fields: Record<string, string> = {};
  const fieldParams: NonNullable<Refusal['fieldParams']> = {};
  for (const issue of error.issues) {
    const name = issue.path.join('.') || 'form';
    // A schema's own message is a refusal code; zod's are sentences, and stand for `field-invalid`.
    if (!(name in fields) && issue.code === 'too_big') fieldParams[name] = { most: Number(issue.maximum) };
    fields[name] ??= /^[a-z]+(-[a-z0-9]+)*$/.test(issue.message) ? issue.message : 'field-invalid';
  }
  return { fields, fieldParams };
}

/** Serializes the writes that touch one thing that has no row yet, until the transaction's end. */
export async function lockName(tx: Tx, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}
