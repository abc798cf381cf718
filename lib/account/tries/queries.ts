import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { throttle } from '#lib/account/rules.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';

const stateRow = z.object({
  id: z.string(),
  /** Tries that failed in the last day, and the last of them. */
  failures: z.number(),
  failedAt: z.string().nullable(),
  /** Does the next try from some network, or each next code, have to wait? */
  isHeldUp: z.boolean(),
  /** Until when an address to set the sign-in by is good, which nobody has used yet. */
  invitedUntil: z.string().nullable(),
});
export type SignInState = z.output<typeof stateRow>;

/** How sign-ins stand of the accounts that the actor keeps, or of one: those alone of which there is something to say. */
export function signInStates(actor: Actor, only: string | null = null): Promise<SignInState[]> {
  return read(actor, (db) =>
    rows(
      db,
      stateRow,
      sql`select a.id, coalesce(f.failures, 0) as failures, f.at as "failedAt", coalesce(f.held, false) as "isHeldUp", i.ends_at as "invitedUntil"
        from account a
        left join invitation i on i.account_id = a.id and i.ends_at > now()
        left join lateral (
          select sum(n)::int as failures, max(at) as at,
            bool_or(recent >= ${throttle.perSource}) or sum(codes) >= ${throttle.codes} or sum(day_codes) >= ${throttle.codesADay} as held
          from (
            select count(*) as n, max(at) as at,
              count(*) filter (where at > now() - make_interval(mins => ${throttle.minutes})) as recent,
              count(*) filter (where reason = 'code' and at > now() - make_interval(mins => ${throttle.minutes})) as codes,
              count(*) filter (where reason = 'code') as day_codes
            from sign_in_failure f where f.email = a.email and f.at > now() - interval '1 day'
            group by device_hash, address
          ) by_source
        ) f on true
        where (f.failures > 0 or i.account_id is not null) and (${only}::text is null or a.id::text = ${only})`,
    ),
  );
}
