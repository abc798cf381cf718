import { sql } from 'drizzle-orm';
import type { Locale, Role } from '#db/vocabulary.ts';
import type { Actor } from '#lib/kernel/actor.ts';
import { read } from '#lib/kernel/read.ts';

export type AccountRow = {
  id: string;
  version: number;
  email: string;
  name: string;
  role: Role;
  actsFor: string | null;
  active: boolean;
  signedInAt: string | null;
};

/** Every account, for whoever keeps them: row level security gives others only their own. */
export async function accounts(actor: Actor, locale: Locale): Promise<AccountRow[]> {
  return read(actor, async (db) => [
    ...(await db.execute<AccountRow>(sql`
      select a.id, a.version, a.email, a.name, a.role, a.active, a.signed_in_at as "signedInAt",
        case when a.iso3 is null and a.acronym is null then null
          else participant_named(coalesce(a.iso3, 'org:' || a.acronym), ${locale}, current_date) end as "actsFor"
      from account a order by a.active desc, a.name`)),
  ]);
}
