import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Capacity } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import type { Act } from '#lib/act/acts.ts';

export type Subject = { noun: string; id: string };

/** One entry of the record: who did what, on whose behalf, by which capacity, to what, and what changed. */
export type Entry = {
  act: Act;
  actor: Actor;
  capacity: Capacity;
  subject: Subject;
  before?: unknown;
  after?: unknown;
};

/** Appends to the hash-chained record in the act's own transaction; gives the link's number. */
export async function appendAudit(tx: Tx, { act, actor, capacity, subject, before, after }: Entry): Promise<number> {
  const what = {
    act,
    account: actor.accountId,
    name: actor.name,
    role: actor.role,
    actsFor: actsForOf(actor.participant),
    capacity,
    subject,
    before: before ?? null,
    after: after ?? null,
  };
  const rows = await tx.execute(sql`select append_audit(${JSON.stringify(what)}::jsonb) as seq`);
  return Number(rows[0]?.seq);
}

/** How the record names whom somebody acts for: a State or an organization; null is the office itself. */
function actsForOf(participant: string | null) {
  if (participant === null) return null;
  return participant.startsWith('org:')
    ? { kind: 'organization', acronym: participant.slice(4) }
    : { kind: 'state', iso3: participant };
}
