import { sql } from 'drizzle-orm';

/**
 * Does who holds an office, `i` of incumbent_on(today()), have a status today in which nobody holds one? Of the process only a member does;
 * of a body whoever is neither suspended nor withdrawn.
 */
export const lapsed = sql`not exists (select from membership_on(today()) s where s.participant = i.participant and s.status = 'member')
  and (exists (select from office f where f.key = i.office and f.body is null)
    or exists (select from membership_on(today()) s where s.participant = i.participant and s.status in ('suspended', 'withdrawn')))`;
