import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Tx } from '#db/client.ts';
import { type Capacity, membershipStatuses, type Role, roles } from '#db/vocabulary.ts';
import type { About } from '#lib/policy.ts';

/** What the register says today of an account: the facts that its capacities are resolved from. */
export const accountContext = z.object({
  account_id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  participant: z.string().nullable(),
  status: z.enum(membershipStatuses).nullable(),
  offices: z.array(z.string()),
  /** The bodies whose papers the participant has today: as a member, or by an office of it. */
  bodies: z.array(z.string()),
  acts_for: z.record(z.string(), z.string()).nullable(),
  signed_in_before: z.coerce.date().nullable(),
  today: z.string(),
  at: z.coerce.date(),
  zone: z.string(),
});
export type AccountContext = z.infer<typeof accountContext>;

/** Somebody who asks or acts. `capacities` are what the register lets them act as, today and no longer. */
export type Actor = {
  accountId: string | null;
  name: string;
  role: Role | null;
  /** For whom they act: a State by its alpha-3 code, an organization as 'org:' and its acronym; null is the office itself. */
  participant: string | null;
  /** The offices that their State holds today, by their keys. */
  offices: ReadonlySet<string>;
  /** The bodies whose papers they have today, by their keys. */
  bodies: ReadonlySet<string>;
  /** The State's or organization's name per language, as it stands today. */
  actsForName: Record<string, string> | null;
  status: AccountContext['status'];
  capacities: ReadonlySet<Capacity>;
  signedInBefore: Date | null;
};

const nobody = {
  accountId: null,
  role: null,
  participant: null,
  offices: new Set<string>(),
  bodies: new Set<string>(),
  actsForName: null,
  status: null,
  signedInBefore: null,
};

/** Whoever has not signed in. */
export const PUBLIC: Actor = { ...nobody, name: 'public', capacities: new Set<Capacity>(['public']) };
/** The portal itself: jobs, loading a process file, checking a sign-in. */
export const SYSTEM: Actor = { ...nobody, name: 'system', capacities: new Set<Capacity>(['public', 'system']) };

/**
 * Resolves what an account may act as from what the register says of its State or organization on the day: a delegate
 * of a withdrawn, suspended or merely applying State keeps nothing but the public's view and their own account (`holder`). What is of a
 * body follows the membership of that body (`bodyMember`), whatever one is in the process.
 */
export function capacitiesOf(row: Pick<AccountContext, 'role' | 'status' | 'offices' | 'bodies'>): Set<Capacity> {
  const held = new Set<Capacity>(['public', 'holder']);
  if (row.role === 'secretariat' || row.role === 'administrator') {
    held.add(row.role);
    return held;
  }
  if (row.status === 'member') held.add('member');
  else if (row.status === 'observer') held.add('observer');
  else if (row.status === 'applicant' || row.status === 'invited') held.add('applicant');
  if (row.role === 'observer' && held.delete('member')) held.add('observer');
  if (held.has('member')) {
    if (row.role === 'national-coordinator') held.add('coordinator');
    if (row.role === 'chair' && row.offices.length > 0) held.add('chairing');
  }
  if (row.bodies.length > 0) held.add('bodyMember');
  if (row.role === 'head-of-delegation' && (held.has('member') || held.has('bodyMember'))) held.add('head');
  return held;
}

/**
 * The same actor for one subject: an office held makes somebody the Chair of what is of that office, and of nothing else.
 * Whatever is of no office is the Chair's in general.
 */
export function actorFor(actor: Actor, about: About): Actor {
  if (!about.office || !actor.capacities.has('chairing') || actor.offices.has(about.office)) return actor;
  const capacities = new Set(actor.capacities);
  capacities.delete('chairing');
  return { ...actor, capacities };
}

/** Makes the actor of an account from its row; its capacities hold for the row's day. */
export function actorOf(row: AccountContext): Actor {
  return {
    accountId: row.account_id,
    name: row.name,
    role: row.role,
    participant: row.participant,
    offices: new Set(row.offices),
    bodies: new Set(row.bodies),
    actsForName: row.acts_for,
    status: row.status,
    capacities: capacitiesOf(row),
    signedInBefore: row.signed_in_before,
  };
}

/** The scopes that row level security is told: coarse, who sees what; the policy table stays in lib/policy.ts. */
export function scopesOf(capacities: ReadonlySet<Capacity>): string[] {
  const scopes: string[] = [];
  if (capacities.has('member') || capacities.has('chairing')) scopes.push('participants', 'members');
  else if (capacities.has('observer')) scopes.push('participants');
  if (capacities.has('bodyMember')) scopes.push('body');
  if (capacities.has('chairing')) scopes.push('chairing');
  for (const own of ['coordinator', 'secretariat', 'administrator', 'system'] as const)
    if (capacities.has(own)) scopes.push(own);
  return scopes;
}

/** What tells the database who acts: the settings, for the transaction (or the one statement) that it stands in. */
export function actorSettings(actor: Actor): SQL {
  return sql`select set_config('app.scopes', ${scopesOf(actor.capacities).join(',')}, true) as scopes,
    set_config('app.account', ${actor.accountId ?? ''}, true), set_config('app.participant', ${actor.participant ?? ''}, true),
    set_config('app.bodies', ${[...actor.bodies].join(',')}, true), set_config('app.offices', ${[...actor.offices].join(',')}, true)`;
}

/** Tells the database, for this transaction only, who acts. */
export async function setActor(tx: Tx, actor: Actor): Promise<void> {
  await tx.execute(actorSettings(actor));
}

/** Looks the account up anew, inside the transaction: null when it is gone or disabled. */
export async function actorNow(tx: Tx | Database, accountId: string): Promise<Actor | null> {
  const rows = await tx.execute(sql`select * from account_context_of(${accountId})`);
  return rows[0] ? actorOf(accountContext.parse(rows[0])) : null;
}
