import { sql } from 'drizzle-orm';
import type { ClaimNoun, ConferenceStage, DocumentStage, Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import { compareSymbols } from '#lib/document/rules.ts';
import { handOverDays, successionDays } from '#lib/overview/rules.ts';
import { can } from '#lib/policy.ts';
import { differing, sameMatter } from '#lib/source/rules.ts';
import type { PartialDate } from '#lib/time/period.ts';

type Titled = { title: string; titleLanguage: Locale };

export type DocumentDue = Titled & {
  id: string;
  symbol: string;
  stage: DocumentStage;
  conference: Titled & { id: string; exercise: boolean };
  since: string;
  missing: string[];
};
export type ConferenceDue = Titled & {
  id: string;
  stage: ConferenceStage;
  exercise: boolean;
  from: PartialDate;
  to: PartialDate | null;
  city: string | null;
  /** Documents issued, and those on the way. */
  documents: { issued: number; open: number };
};
export type TermDue = { id: string; state: string; office: string; on: PartialDate | null; over: boolean };
/** An account that was opened, and that nobody has signed in with yet. */
export type AccountDue = { id: string; name: string; email: string; since: string };
export type ClaimDue = { id: string; noun: ClaimNoun; about: string | null; field: string; values: string[] };

export type Overview = {
  today: string;
  draft: DocumentDue[];
  cleared: DocumentDue[];
  missing: DocumentDue[];
  planned: ConferenceDue[];
  toCome: ConferenceDue[];
  /** Terms that end soon, and no successor is designated; and terms designated that are to begin soon. */
  succession: TermDue[];
  handOver: TermDue[];
  claims: ClaimDue[];
  /** Messages that could not be sent, and work of the portal that failed, as numbers. */
  failed: { mails: number; jobs: number };
  /** For whoever keeps accounts. */
  unused: AccountDue[];
  can: { keepRegister: boolean; keepAccounts: boolean };
};

type Claimed = { id: string; field: string; kind: 'nominal' | 'actual' | null; value: string; accepted: boolean };
type Stored = Pick<Overview, 'today' | 'succession' | 'handOver' | 'unused'> & {
  documents: (DocumentDue & { owed: boolean })[];
  conferences: ConferenceDue[];
  failed: Overview['failed'];
  disputed: { noun: ClaimNoun; about: string | null; claims: Claimed[] }[];
};

/**
 * What needs the office today, as far as the actor may see it: one statement. Every working language is owed (`owed`)
 * to a circle of readers, not to one delegation, and no longer once a conference is over and the document is issued.
 */
export async function overview(actor: Actor, locale: Locale): Promise<Overview | null> {
  const [row] = await read(actor, (db) =>
    db.execute<Stored>(sql`
      with day as (select today() as today, working_languages, zone from process),
        due as (select d.id, d.symbol, words_in(d.title, ${locale}) as title, language_in(d.title, ${locale}) as "titleLanguage", d.stage,
            json_build_object('id', c.id, 'title', words_in(c.title, ${locale}), 'titleLanguage', language_in(c.title, ${locale}), 'exercise', c.exercise) as conference,
            (coalesce(d.cleared_at, d.created_at) at time zone day.zone)::date as since, d.access in ('public', 'participants', 'members') and not (d.stage = 'issued' and c.stage in ('closed', 'cancelled')) as owed,
            (select coalesce(json_agg(l), '[]') from jsonb_array_elements_text(day.working_languages) l
              where not exists (select from language_version v where v.document_id = d.id and v.language = l)) as missing
          from document d join conference c on c.id = d.conference_id, day where d.stage in ('draft', 'under-review', 'cleared', 'issued')),
        coming as (select c.id, words_in(c.title, ${locale}) as title, language_in(c.title, ${locale}) as "titleLanguage", c.stage, c.exercise,
            partial_json(c.from_date, c.from_precision) as "from", partial_json(c.to_date, c.to_precision) as "to", words_in(c.city, ${locale}) as city,
            (select json_build_object('issued', count(*) filter (where d.stage = 'issued'),
                'open', count(*) filter (where d.stage in ('draft', 'under-review', 'cleared'))) from document d where d.conference_id = c.id) as documents
          from conference c, day where c.stage = 'planned'
            or (c.stage in ('announced', 'open') and coalesce(c.to_date, c.from_date) >= day.today) order by c.from_date)
      select day.today,
        (select coalesce(json_agg(due), '[]') from due) as documents,
        (select coalesce(json_agg(coming), '[]') from coming) as conferences,
        json_build_object('mails', (select count(*) from mail where state = 'failed'), 'jobs', (select count(*) from failed_jobs())) as failed,
        (select coalesce(json_agg(json_build_object('id', t.id, 'state', state_named(t.iso3, ${locale}, day.today), 'office', words_in(o.name, ${locale}),
            'on', partial_json(t.nominal_to, t.nominal_to_precision), 'over', t.nominal_to < day.today)), '[]')
          from chair_term t join office o on o.key = t.office where t.stage = 'incumbent'
            and t.nominal_to <= day.today + ${successionDays}::int
            and not exists (select from chair_term n where n.office = t.office and n.stage = 'designated')) as succession,
        (select coalesce(json_agg(json_build_object('id', t.id, 'state', state_named(t.iso3, ${locale}, day.today), 'office', words_in(o.name, ${locale}),
            'on', partial_json(t.nominal_from, t.nominal_from_precision), 'over', t.nominal_from < day.today)), '[]')
          from chair_term t join office o on o.key = t.office where t.stage = 'designated' and t.nominal_from <= day.today + ${handOverDays}::int) as "handOver",
        (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'email', a.email,
            'since', (a.created_at at time zone day.zone)::date) order by a.name), '[]')
          from account a where a.active and a.signed_in_at is null) as unused,
        (select coalesce(json_agg(json_build_object('noun', a.noun, 'claims', claims_json(a.noun, a.subject_id), 'about', coalesce(
            (select participant_named(m.participant, ${locale}, day.today) from membership_period m where m.id = a.subject_id),
            (select state_named(t.iso3, ${locale}, day.today) from chair_term t where t.id = a.subject_id),
            (select words_in(c.title, ${locale}) from conference c where c.id = a.subject_id),
            (select words_in(u.title, ${locale}) from outcome u where u.id = a.subject_id)))), '[]')
          from (select noun, subject_id from claim group by noun, subject_id having count(distinct value) > 1) a) as disputed
      from day`),
  );
  if (!row) return null;
  const keeps = can(actor, 'recordMembership');
  const keepsAccounts = can(actor, 'keepAccounts');
  const documents = row.documents.toSorted((a, b) => compareSymbols(a.symbol, b.symbol));
  const open = documents.filter(({ stage }) => stage === 'draft' || stage === 'under-review');
  return {
    today: row.today,
    draft: open,
    cleared: documents.filter(({ stage }) => stage === 'cleared'),
    missing: documents.filter(({ missing, owed }) => missing.length > 0 && owed),
    planned: row.conferences.filter(({ stage }) => stage === 'planned'),
    toCome: row.conferences.filter(({ stage }) => stage !== 'planned'),
    succession: keeps ? row.succession : [],
    handOver: keeps ? row.handOver : [],
    claims: keeps ? row.disputed.flatMap(undecided) : [],
    failed: row.failed,
    unused: keepsAccounts ? row.unused : [],
    can: { keepRegister: keeps, keepAccounts: keepsAccounts },
  };
}

/** The matters on which sources differ and the register holds none of them, each once. */
function undecided({ noun, about, claims }: Stored['disputed'][number]): ClaimDue[] {
  const due: (ClaimDue & Pick<Claimed, 'kind'>)[] = [];
  for (const claim of differing(claims)) {
    const matter = claims.filter((one) => sameMatter(one, claim));
    if (matter.some(({ accepted }) => accepted) || due.some((one) => sameMatter(one, claim))) continue;
    due.push({
      id: claim.id,
      noun,
      about,
      field: claim.field,
      kind: claim.kind,
      values: [...new Set(matter.map(({ value }) => value))],
    });
  }
  return due;
}
