import { sql } from 'drizzle-orm';
import type { Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { namedState } from '#lib/act/shape.ts';
import { type ChairmanshipView, chairmanshipAs, type TermView } from '#lib/chairmanship/queries.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { can } from '#lib/policy.ts';

export type StaffChairmanship = ChairmanshipView & {
  /** Members today, in the protocol's order: who may be designated. */
  members: { iso3: string; name: string }[];
  can: { designate: boolean; handOver: boolean };
};

/** The page of the chairmanship: the same view, with who may be designated. */
export async function staffChairmanship(actor: Actor, locale: Locale): Promise<StaffChairmanship | null> {
  return read(actor, async (db) => {
    const view = await chairmanshipAs(db, locale);
    if (!view) return null;
    const members = await rows(
      db,
      namedState,
      sql`
      select p.iso3, state_named(p.iso3, ${locale}, ${view.today}) as name
      from membership_on(${view.today}::date) m join participant p on p.key = m.participant
      where p.iso3 is not null and m.status = 'member'`,
    );
    return {
      ...view,
      members: inProtocolOrder(locale, members, ({ name }) => name),
      can: { designate: can(actor, 'designateChair'), handOver: can(actor, 'confirmHandOver') },
    };
  });
}

export type StaffHandOver = {
  today: string;
  office: string;
  next: TermView;
  incumbent: TermView | null;
  can: { handOver: boolean };
};

/** A designated term and the incumbent's that it follows; null when there is no such term or it is past designation. */
export async function staffHandOver(actor: Actor, locale: Locale, id: string): Promise<StaffHandOver | null> {
  const view = await read(actor, (db) => chairmanshipAs(db, locale));
  for (const { name, terms } of view?.offices ?? []) {
    const next = terms.find((term) => term.id === id && term.stage === 'designated');
    const incumbent = terms.find(({ stage }) => stage === 'incumbent') ?? null;
    if (view && next)
      return { today: view.today, office: name, next, incumbent, can: { handOver: can(actor, 'confirmHandOver') } };
  }
  return null;
}
