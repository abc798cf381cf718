import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  type ArrangementKind,
  type ClaimNoun,
  claimNouns,
  type Locale,
  type MembershipStatus,
} from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { can } from '#lib/policy.ts';
import type { ClaimView } from '#lib/source/queries.ts';
import { concurrencyToken, differing, sameMatter } from '#lib/source/rules.ts';
import type { PartialDate } from '#lib/time/period.ts';

/** What a claim is about, as far as it can be named; `from` and `to` are what the register has of it now. */
export type ClaimSubject = {
  noun: ClaimNoun;
  id: string | null;
  /** The State, organization, conference or outcome; null where it is the process, or a secretariat without a host. */
  name: string | null;
  nameLanguage: Locale | null;
  /** The office of a term. */
  office: string | null;
  status: MembershipStatus | null;
  kind: ArrangementKind | null;
  from: PartialDate | null;
  to: PartialDate | null;
};

/** All that is claimed of one matter of a subject, what the register holds of it, and what a form gives back. */
export type ClaimMatter = {
  field: string;
  kind: ClaimView['kind'];
  claims: ClaimView[];
  accepted: ClaimView | null;
  expectedVersion: number;
};

export type DisputedSubject = { subject: ClaimSubject; matters: ClaimMatter[] };
export type StaffClaims = { disputed: DisputedSubject[]; can: { accept: boolean; record: boolean } };

/** The subjects of claims that `about` (noun, id) gives, named as a person would, the earliest first. `more` are further columns. */
const subjectRows = (locale: Locale, about: SQL, more: SQL = sql``): SQL => sql`
      with day as (select today() as today), about as (${about})
      select a.noun, a.id,
        coalesce(participant_named(m.participant, ${locale}, coalesce(m.from_date, day.today)),
          state_named(t.iso3, ${locale}, coalesce(t.actual_from, t.nominal_from, day.today)),
          words_in(c.title, ${locale}), words_in(o.title, ${locale}),
          case when s.host is not null then state_named(s.host, ${locale}, coalesce(s.on_date, day.today)) end) as name,
        coalesce(language_in(c.title, ${locale}), language_in(o.title, ${locale})) as "nameLanguage",
        (select words_in(f.name, ${locale}) from office f where f.key = t.office) as office, m.status, s.kind,
        coalesce(partial_json(m.from_date, m.from_precision), partial_json(t.actual_from, t.actual_from_precision),
          partial_json(c.from_date, c.from_precision), partial_json(o.adopted_on, o.adopted_on_precision)) as "from",
        coalesce(partial_json(m.to_date, m.to_precision), partial_json(t.actual_to, t.actual_to_precision),
          partial_json(c.to_date, c.to_precision)) as "to"${more}
      from about a cross join day
        left join membership_period m on a.noun = 'membership' and m.id = a.id
        left join chair_term t on a.noun = 'term' and t.id = a.id
        left join conference c on a.noun = 'conference' and c.id = a.id
        left join outcome o on a.noun = 'outcome' and o.id = a.id
        left join secretariat_arrangement s on a.noun = 'arrangement' and s.id = a.id
      order by coalesce(m.from_date, t.actual_from, c.from_date, o.adopted_on), name`;

/** Every matter on which sources differ, by subject, in the order of the vocabulary of nouns, the earliest first. */
export async function staffClaims(actor: Actor, locale: Locale): Promise<StaffClaims> {
  const differ = sql`select noun, subject_id as id from claim group by noun, subject_id having count(distinct value) > 1`;
  const rows = await read(actor, (db) =>
    db.execute<ClaimSubject & { claims: ClaimView[] }>(
      subjectRows(locale, differ, sql`, claims_json(a.noun, a.id) as claims`),
    ),
  );
  const disputed = rows.flatMap(({ claims, ...subject }): DisputedSubject[] => {
    const matters = mattersOf(claims);
    return matters.length > 0 ? [{ subject, matters }] : [];
  });
  return {
    disputed: claimNouns.flatMap((noun) => disputed.filter(({ subject }) => subject.noun === noun)),
    can: { accept: can(actor, 'acceptClaim'), record: can(actor, 'recordClaim') },
  };
}

function mattersOf(claims: readonly ClaimView[]): ClaimMatter[] {
  const matters: ClaimMatter[] = [];
  for (const claim of differing(claims)) {
    if (matters.some((matter) => sameMatter(matter, claim))) continue;
    const all = claims.filter((one) => sameMatter(one, claim));
    const kind = all.find((one) => one.kind)?.kind ?? null;
    matters.push({
      field: claim.field,
      kind,
      claims: all,
      accepted: all.find(({ accepted }) => accepted) ?? null,
      expectedVersion: concurrencyToken(all),
    });
  }
  return matters;
}

export type StaffClaim = { subject: ClaimSubject; matter: ClaimMatter; claim: ClaimView; can: StaffClaims['can'] };

/** One claim with the others of its matter; null when there is none, or nothing differs from it. */
export async function staffClaim(actor: Actor, locale: Locale, id: string): Promise<StaffClaim | null> {
  const { disputed, can: may } = await staffClaims(actor, locale);
  for (const { subject, matters } of disputed) {
    for (const matter of matters) {
      const claim = matter.claims.find((one) => one.id === id);
      if (claim) return { subject, matter, claim, can: may };
    }
  }
  return null;
}

/** What a new claim may be about: each noun's subjects, as SQL that gives (noun, id). */
const subjectsOf: Record<ClaimNoun, SQL> = {
  process: sql`select 'process' as noun, null::uuid as id`,
  membership: sql`select 'membership' as noun, id from membership_period`,
  term: sql`select 'term' as noun, id from chair_term`,
  arrangement: sql`select 'arrangement' as noun, null::uuid as id union all select 'arrangement', id from secretariat_arrangement`,
  conference: sql`select 'conference' as noun, id from conference where stage <> 'planned' and not exercise`,
  outcome: sql`select 'outcome' as noun, id from outcome`,
};

const sourceChoice = z.object({ key: z.string(), publisher: z.string(), title: z.string() });

export type ClaimDraft = {
  noun: ClaimNoun;
  /** The subjects to choose from; one alone, once it is chosen. */
  subjects: ClaimSubject[];
  chosen: ClaimSubject | null;
  /** Every source of the register, the latest first. */
  sources: z.output<typeof sourceChoice>[];
};

/** What the form of a new claim begins from: the subjects of a noun, or the one chosen (`about`: its id, or `whole` where it has none). */
export async function claimDraft(
  actor: Actor,
  locale: Locale,
  asked: { noun?: string | undefined; about?: string | undefined },
): Promise<ClaimDraft | null> {
  const noun = claimNouns.find((known) => known === asked.noun);
  if (!noun) return null;
  return read(actor, async (db) => {
    const found = await db.execute<ClaimSubject>(subjectRows(locale, subjectsOf[noun]));
    const subjects = [...found];
    const chosen = subjects.find(({ id }) => (id ?? 'whole') === asked.about) ?? null;
    const sources = await rows(
      db,
      sourceChoice,
      sql`select key, publisher, title from source order by date desc nulls last, rank`,
    );
    return { noun, subjects, chosen, sources };
  });
}
