import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { keyed } from '#lib/act/shape.ts';
import { type ChairmanshipView, chairmanshipAs, type OfficeView, type TermView } from '#lib/chairmanship/queries.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { can } from '#lib/policy.ts';
import { type SourceChoice, sourceChoice, sourceChoices } from '#lib/source/rows.ts';

type Named = { key: string; name: string };

export type StaffChairmanship = ChairmanshipView & {
  /** Members today, in the protocol's order, States before organizations: who may be designated. */
  members: Named[];
  /** The States and organizations with a status, a part in a body or an office at any time: who may have held an office. */
  participants: Named[];
  sources: SourceChoice[];
  can: { designate: boolean; handOver: boolean; keep: boolean };
};

/** The page of the chairmanship: the same view, with who may be designated. */
export async function staffChairmanship(actor: Actor, locale: Locale): Promise<StaffChairmanship | null> {
  return read(actor, async (db) => {
    const view = await chairmanshipAs(db, locale);
    if (!view) return null;
    const found = await rows(
      db,
      keyed.extend({ member: keyed.shape.key.nullable() }),
      sql`
      select p.key, participant_named(p.key, ${locale}, ${view.today}::date) as name,
        coalesce((select m.participant from membership_on(${view.today}::date) m where m.participant = p.key and m.status = 'member'),
          (select b.participant from body_members_on(${view.today}::date) b where b.participant = p.key and b.part = 'member' limit 1)) as member
      from participant p where exists (select from membership_period m where m.participant = p.key)
        or exists (select from body_member b where b.participant = p.key) or exists (select from chair_term t where t.participant = p.key)`,
    );
    const [choices] = await rows(
      db,
      z.object({ sources: z.array(sourceChoice) }),
      sql`select ${sourceChoices} as sources`,
    );
    const isState = ({ key }: Named) => !key.startsWith('org:');
    const named = inProtocolOrder(locale, found, ({ name }) => name);
    const participants = [...named.filter(isState), ...named.filter((one) => !isState(one))];
    return {
      ...view,
      participants,
      sources: choices?.sources ?? [],
      members: participants.filter(({ member }) => member !== null),
      can: {
        designate: can(actor, 'designateChair'),
        handOver: can(actor, 'confirmHandOver'),
        keep: can(actor, 'correctTerm'),
      },
    };
  });
}

export type StaffTerm = {
  today: string;
  office: OfficeView;
  term: TermView;
  participants: Named[];
  sources: SourceChoice[];
  can: StaffChairmanship['can'];
};

/** One term with the others of its office, and who may be named in its place; null when there is none of that id. */
export async function staffTerm(actor: Actor, locale: Locale, id: string): Promise<StaffTerm | null> {
  const view = await staffChairmanship(actor, locale);
  if (!view) return null;
  for (const office of view.offices) {
    const term = office.terms.find((one) => one.id === id);
    const { today, participants, sources, can: may } = view;
    if (term) return { today, office, term, participants, sources, can: may };
  }
  return null;
}
