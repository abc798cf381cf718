import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { arrangementKinds, type ClaimNoun, claimNouns, type Locale, membershipStatuses } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import * as field from '#lib/act/field.ts';
import { type AskedList, listed, rankIn } from '#lib/act/list.ts';
import { read, rows } from '#lib/act/read.ts';
import { fromBound, type Listed, language, toBound } from '#lib/act/shape.ts';
import { can } from '#lib/policy.ts';
import {
  type ClaimView,
  claimView,
  disputedMatters,
  type SourceChoice,
  sourceChoice,
  sourceChoices,
} from '#lib/source/rows.ts';
import { concurrencyToken, differing, sameMatter } from '#lib/source/rules.ts';

/** What a claim is about, as far as it can be named; `from` and `to` are what the register has of it now. */
const claimSubject = z.object({
  noun: z.enum(claimNouns),
  id: z.uuid().nullable(),
  /** The State, organization, conference or outcome; null where it is the process, or a secretariat without a host. */
  name: z.string().nullable(),
  nameLanguage: language.nullable(),
  /** The office of a term. */
  office: z.string().nullable(),
  status: z.enum(membershipStatuses).nullable(),
  statusWord: z.string().nullable(),
  kind: z.enum(arrangementKinds).nullable(),
  from: fromBound.nullable(),
  to: toBound.nullable(),
});
export type ClaimSubject = z.output<typeof claimSubject>;

/** All that is claimed of one matter of a subject, what the register holds of it, and what a form gives back. */
export type ClaimMatter = {
  field: string;
  kind: ClaimView['kind'];
  claims: ClaimView[];
  accepted: ClaimView | null;
  expectedVersion: number;
};

export type DisputedSubject = { subject: ClaimSubject; matters: ClaimMatter[] };
export type StaffClaims = Omit<Listed<unknown>, 'rows'> & {
  disputed: DisputedSubject[];
  can: { accept: boolean; record: boolean };
};

const subjectRow = claimSubject.extend({ claims: z.array(claimView) });

/** What the subjects of claims are, beside `a` with its noun and id. */
const subjects = sql`
  left join membership_period m on a.noun = 'membership' and m.id = a.id
  left join chair_term t on a.noun = 'term' and t.id = a.id
  left join conference c on a.noun = 'conference' and c.id = a.id
  left join outcome o on a.noun = 'outcome' and o.id = a.id
  left join secretariat_arrangement s on a.noun = 'arrangement' and s.id = a.id`;

/** The subjects, `about` giving their noun and id, named as a person would, with all that is claimed of them. */
const subjectRows = (locale: Locale, about: SQL): SQL => sql`
  select a.noun, a.id,
    coalesce(participant_named(m.participant, ${locale}, coalesce(m.from_date, today())),
      participant_named(t.participant, ${locale}, coalesce(t.actual_from, t.nominal_from, today())),
      words_in(c.title, ${locale}), words_in(o.title, ${locale}),
      (select string_agg(distinct participant_named(p.participant, ${locale}, coalesce(s.on_date, today())), ', ')
        from arrangement_party p where p.arrangement_id = s.id)) as name,
    coalesce(language_in(c.title, ${locale}), language_in(o.title, ${locale})) as "nameLanguage",
    (select words_in(f.name, ${locale}) from office f where f.key = t.office) as office, m.status, status_word(m.status, m.word, ${locale}) as "statusWord", s.kind,
    coalesce(bound_json(m.from_date, m.from_precision, m.from_bound), bound_json(t.actual_from, t.actual_from_precision, t.actual_from_bound),
      partial_json(c.from_date, c.from_precision), partial_json(o.adopted_on, o.adopted_on_precision)) as "from",
    coalesce(bound_json(m.to_date, m.to_precision, m.to_bound), bound_json(t.actual_to, t.actual_to_precision, t.actual_to_bound),
      partial_json(c.to_date, c.to_precision)) as "to",
    claims_json(a.noun, a.id) as claims
  from ${about} a ${subjects}`;

/** A page of the subjects on which sources differ, in the order of the vocabulary of nouns, the earliest first, with every such matter. */
export async function staffClaims(actor: Actor, locale: Locale, asked: AskedList = {}): Promise<StaffClaims> {
  const { rows: found, ...list } = await read(actor, (db) =>
    listed(db, subjectRow, asked, {
      from: sql`from (select distinct d.noun, d.subject_id as id from ${disputedMatters} d) a ${subjects}`,
      key: sql`a.noun || ':' || coalesce(a.id::text, '')`,
      order: sql`${rankIn(claimNouns, sql`a.noun`)}, coalesce(m.from_date, t.actual_from, c.from_date, o.adopted_on), a.id`,
      row: subjectRows(
        locale,
        sql`(select split_part(pick.key, ':', 1) as noun, nullif(split_part(pick.key, ':', 2), '')::uuid as id)`,
      ),
    }),
  );
  return { ...list, disputed: found.flatMap(disputedOf), can: canDo(actor) };
}

const canDo = (actor: Actor): StaffClaims['can'] => ({
  accept: can(actor, 'acceptClaim'),
  record: can(actor, 'recordClaim'),
});

function disputedOf({ claims, ...subject }: z.output<typeof subjectRow>): DisputedSubject[] {
  const matters = mattersOf(claims);
  return matters.length > 0 ? [{ subject, matters }] : [];
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
  if (!field.id.safeParse(id).success) return null;
  const found = await read(actor, (db) =>
    rows(db, subjectRow, subjectRows(locale, sql`(select noun, subject_id as id from claim where id = ${id})`)),
  );
  for (const { subject, matters } of found.flatMap(disputedOf)) {
    for (const matter of matters) {
      const claim = matter.claims.find((one) => one.id === id);
      if (claim) return { subject, matter, claim, can: canDo(actor) };
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

export type ClaimDraft = {
  noun: ClaimNoun;
  /** The subjects to choose from; one alone, once it is chosen. */
  subjects: ClaimSubject[];
  chosen: ClaimSubject | null;
  /** Every source of the register, the latest first. */
  sources: SourceChoice[];
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
    const subjects = await rows(
      db,
      claimSubject,
      sql`select a.* from (${subjectRows(locale, sql`(${subjectsOf[noun]})`)}) a order by a."from" ->> 'date', a.name`,
    );
    const chosen = subjects.find(({ id }) => (id ?? 'whole') === asked.about) ?? null;
    const [found] = await rows(
      db,
      z.object({ sources: z.array(sourceChoice) }),
      sql`select ${sourceChoices} as sources`,
    );
    return { noun, subjects, chosen, sources: found?.sources ?? [] };
  });
}
