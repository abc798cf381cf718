import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { adoptionWays, type Locale, objectionKinds, positionKinds } from '#db/vocabulary.ts';
import { type Actor, actorFor } from '#lib/act/actor.ts';
import { procedure } from '#lib/act/procedure.ts';
import { read, rows } from '#lib/act/read.ts';
import { keyed, words } from '#lib/act/shape.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { isUuid } from '#lib/language/uuid.ts';
import { can } from '#lib/policy.ts';

const instant = z.string();
const at = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const silenceRow = z.object({
  id: z.uuid(),
  state: z.enum(['running', 'broken', 'adopted', 'withdrawn']),
  symbol: z.string().nullable(),
  hash: z.string(),
  words,
  proposedAt: instant,
  expiresAt: instant,
  formerExpiries: z.array(z.string()),
  withdrawnAt: instant.nullable(),
  withdrawalReason: z.string().nullable(),
  entitled: z.array(keyed),
  /** Whether the reader's delegation is among those whose silence is asked. */
  asked: z.boolean(),
  /** Whether the reader may have a receipt of it. */
  receipt: z.boolean(),
  objections: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(objectionKinds),
      words: z.string(),
      language: z.string(),
      madeAt: instant,
    }),
  ),
  /** Letters that came when it was over: nothing follows from them. */
  late: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      kind: z.enum(objectionKinds),
      words: z.string(),
      language: z.string(),
      received: z.string(),
      receivedOn: z.iso.date(),
      recordedAt: instant,
    }),
  ),
});
export type SilenceRow = z.output<typeof silenceRow>;

const adoptionRow = z.object({
  textId: z.uuid(),
  office: z.string(),
  original: z.string(),
  languages: z.array(z.string()),
  version: z.int(),
  /** How far it is: has it a revision that nothing is open on? */
  isOpen: z.boolean(),
  silences: z.array(silenceRow),
  adopted: z
    .object({
      id: z.uuid().nullable(),
      /** Whether the reader may have a receipt of it. */
      receipt: z.boolean(),
      way: z.enum(adoptionWays),
      at: instant,
      hash: z.string(),
      symbol: z.string().nullable(),
      words,
      adopters: z.array(keyed),
    })
    .nullable(),
  statements: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      kind: z.enum(positionKinds),
      words,
      language: z.string(),
      madeAt: instant,
      /** Whether the reader may have a receipt of it. */
      receipt: z.boolean(),
    }),
  ),
  /** What happened to the text, by the days of the seat's calendar, the first first. */
  life: z.array(
    z.object({
      what: z.enum(['first-draft', 'revision', 'round', 'silence', 'adopted']),
      from: z.iso.date(),
      to: z.iso.date().nullable(),
      end: z.enum(['running', 'broken', 'adopted', 'withdrawn']).nullable(),
      symbol: z.string().nullable(),
    }),
  ),
  /** The slug of the outcome that makes it public; null where none does yet. */
  outcome: z.string().nullable(),
  headed: z.boolean(),
  /** Whether the reader's delegation is among those whose adoption it is. */
  ours: z.boolean(),
  exercise: z.boolean(),
  /** Whether an adoption may be established at the meeting: it is open or closed, or an exercise. */
  isMeeting: z.boolean(),
  now: instant,
});

export type AdoptionView = z.output<typeof adoptionRow> & {
  zone: string;
  silenceHours: number;
  /** The languages in which a text is whole before silence is asked. */
  silenceLanguages: readonly string[];
  /** Until when statements may be attached; null where it is not adopted. */
  statementsUntil: string | null;
  delegation: string | null;
  can: {
    lead: boolean;
    adopt: boolean;
    propose: boolean;
    object: boolean;
    late: boolean;
    state: boolean;
    publish: boolean;
  };
};

const dayOf = (column: SQL) => sql`(${column} at time zone (select zone from process))::date`;

/** What happened to the text `t`. A round ends when it is closed or its instant is past; a silence when it is broken, withdrawn or over. */
const lifeRows = sql`
  select r.cut_at as at, case when r.number = 0 then 'first-draft' else 'revision' end as what, ${dayOf(sql`r.cut_at`)} as begun, null::date as ended,
      null as fate, (select d.symbol from document d where d.id = r.document_id) as symbol from text_revision r where r.text_id = t.id
  union all select r.opened_at, 'round', ${dayOf(sql`r.opened_at`)}, ${dayOf(sql`least(r.closed_at, r.closes_at)`)}, null, null from review_round r where r.text_id = t.id
  union all select s.proposed_at, 'silence', ${dayOf(sql`s.proposed_at`)},
      ${dayOf(sql`coalesce(s.withdrawn_at, (select min(o.made_at) from objection o where o.procedure_id = s.id), s.expires_at)`)}, silence_state(s, now()), null
    from silence_procedure s where s.text_id = t.id
  union all select text_adopted_at(t.id, now()), 'adopted', ${dayOf(sql`text_adopted_at(t.id, now())`)}, null, null, null where text_adopted_at(t.id, now()) is not null`;

/** How a text was or may be adopted: its silence procedures, its adoption, and what States attached; null where there is none to see. */
export async function adoptionView(actor: Actor, locale: Locale, textId: string): Promise<AdoptionView | null> {
  if (!isUuid(textId)) return null;
  const symbolOf = (revision: SQL) =>
    sql`(select d.symbol from text_revision r join document d on d.id = r.document_id where r.id = ${revision})`;
  const named = (participant: SQL) =>
    sql`json_build_object('key', ${participant}, 'name', participant_named(${participant}, ${locale}, today()))`;
  return read(actor, async (db) => {
    const [row] = await rows(
      db,
      adoptionRow,
      sql`select t.id as "textId", t.office, t.original, t.languages, t.version, ${at(sql`now()`)} as now,
        t.withdrawn_at is null and t.circulated_at is not null and text_adopted_at(t.id, now()) is null as "isOpen",
        has_head(coalesce(current_setting('app.participant', true), '')) as headed, coalesce(c.exercise, false) as exercise,
        coalesce(c.exercise or c.stage in ('open', 'closed'), false) as "isMeeting",
        (select coalesce(json_agg(json_build_object('id', s.id, 'state', silence_state(s, now()), 'symbol', ${symbolOf(sql`s.revision_id`)}, 'hash', s.hash,
            'words', s.words, 'proposedAt', ${at(sql`s.proposed_at`)}, 'expiresAt', ${at(sql`s.expires_at`)}, 'formerExpiries', s.former_expiries,
            'withdrawnAt', ${at(sql`s.withdrawn_at`)}, 'withdrawalReason', s.withdrawal_reason,
            'entitled', (select coalesce(json_agg(${named(sql`p.participant`)}), '[]') from silence_participant p where p.procedure_id = s.id),
            'asked', exists (select from silence_participant p where p.procedure_id = s.id and acts_for(p.participant)),
            'receipt', exists (select from receipt_of('silence', s.id::text)),
            'objections', (select coalesce(json_agg(json_build_object('name', participant_named(o.participant, ${locale}, today()), 'kind', o.kind,
                'words', o.words, 'language', o.language, 'madeAt', ${at(sql`o.made_at`)}) order by o.made_at), '[]') from objection o where o.procedure_id = s.id),
            'late', (select coalesce(json_agg(json_build_object('id', o.id, 'name', participant_named(o.participant, ${locale}, today()), 'kind', o.kind,
                'words', o.words, 'language', o.language, 'received', o.received, 'receivedOn', o.received_on, 'recordedAt', ${at(sql`o.recorded_at`)})
                order by o.received_on, o.recorded_at), '[]') from late_objection o where o.procedure_id = s.id))
            order by s.proposed_at desc), '[]') from silence_procedure s where s.text_id = t.id) as silences,
        coalesce((select json_build_object('id', a.id, 'receipt', exists (select from receipt_of('adoption', a.id::text)), 'way', a.way, 'at', ${at(sql`a.adopted_at`)}, 'hash', a.hash, 'symbol', ${symbolOf(sql`a.revision_id`)}, 'words', a.words,
            'adopters', (select coalesce(json_agg(${named(sql`p.participant`)}), '[]') from adopter p where p.adoption_id = a.id)) from adoption a where a.text_id = t.id),
          (select json_build_object('id', null, 'receipt', false, 'way', 'silence', 'at', ${at(sql`s.expires_at`)}, 'hash', s.hash, 'symbol', ${symbolOf(sql`s.revision_id`)}, 'words', s.words,
            'adopters', (select coalesce(json_agg(${named(sql`p.participant`)}), '[]') from silence_participant p where p.procedure_id = s.id))
            from silence_procedure s where s.text_id = t.id and silence_state(s, now()) = 'adopted' limit 1)) as adopted,
        (select coalesce(json_agg(json_build_object('id', o.id, 'name', participant_named(o.participant, ${locale}, today()), 'kind', o.kind, 'words', o.words,
            'language', o.language, 'madeAt', ${at(sql`o.made_at`)}, 'receipt', exists (select from receipt_of('position', o.id::text)))
            order by o.made_at), '[]') from position_statement o where o.text_id = t.id) as statements,
        (select coalesce(json_agg(json_build_object('what', m.what, 'from', m.begun, 'to', m.ended, 'end', m.fate, 'symbol', m.symbol) order by m.at), '[]')
          from (${lifeRows}) m) as life,
        (select u.slug from outcome_text x join outcome u on u.id = x.outcome_id where x.text_id = t.id and u.withdrawn_on is null) as outcome,
        exists (select from adopter p join adoption a on a.id = p.adoption_id where a.text_id = t.id and acts_for(p.participant))
          or exists (select from silence_participant p join silence_procedure s on s.id = p.procedure_id
            where s.text_id = t.id and silence_state(s, now()) = 'adopted' and acts_for(p.participant)) as ours
      from text t left join conference c on c.id = t.conference_id where t.id = ${textId}`,
    );
    if (!row) return null;
    const { zone, silence, silenceHours, statementHours, languages } = await procedure(db);
    const of = { office: row.office };
    const leader = actorFor(actor, of);
    const about = { participant: actor.participant, headless: !row.headed };
    const running = row.silences.find(({ state }) => state === 'running');
    const until = row.adopted && new Date(Date.parse(row.adopted.at) + statementHours * 3_600_000).toISOString();
    const ordered = (all: { key: string; name: string }[]) => inProtocolOrder(locale, all, ({ name }) => name);
    return {
      ...row,
      silences: row.silences.map((one) => ({ ...one, entitled: ordered(one.entitled) })),
      adopted: row.adopted && { ...row.adopted, adopters: ordered(row.adopted.adopters) },
      zone,
      silenceHours,
      silenceLanguages: languages,
      statementsUntil: until,
      delegation: actor.participant,
      can: {
        lead: can(leader, 'extendSilence', of),
        adopt: can(leader, 'adoptText', of) && row.isOpen && !running,
        propose: silence && can(leader, 'proposeSilence', of) && row.isOpen && !running,
        object: can(actor, 'breakSilence', about) && running?.asked === true,
        late: can(actor, 'recordLateObjection') && row.silences.some(({ state }) => state !== 'running'),
        state: can(actor, 'attachPosition', about) && row.ours && until !== null && row.now < until,
        publish: can(actor, 'publishAdopted') && row.adopted !== null && row.outcome === null && !row.exercise,
      },
    };
  });
}

const receiptRow = z.object({
  seq: z.number(),
  at: instant,
  act: z.string(),
  entry: z.string(),
  hash: z.string(),
  /** The State or organization that it was done for, by name. */
  actsFor: z.string().nullable(),
  /** The text that it is on, and the symbol of the revision. */
  title: z.string().nullable(),
  symbol: z.string().nullable(),
});
export type Receipt = z.output<typeof receiptRow>;

/** What the record has of the acts on one thing that the reader may have a receipt of: their own, their State's, and for the secretariat all. */
export const receipts = (actor: Actor, locale: Locale, noun: string, id: string): Promise<Receipt[]> =>
  read(actor, (db) =>
    rows(
      db,
      receiptRow,
      sql`select r.seq::int as seq, ${at(sql`r.at`)} as at, r.entry::jsonb ->> 'act' as act, r.entry, r.hash,
          participant_named(coalesce(r.entry::jsonb #>> '{actsFor,iso3}', 'org:' || (r.entry::jsonb #>> '{actsFor,acronym}')), ${locale}, today()) as "actsFor",
          words_in(t.title, ${locale}) as title, d.symbol
        from receipt_of(${noun}, ${id}) r
          left join (select 'silence' as noun, s.id, s.text_id, s.revision_id from silence_procedure s
            union all select 'adoption', a.id, a.text_id, a.revision_id from adoption a
            union all select 'position', o.id, o.text_id, o.revision_id from position_statement o
            union all select 'revision', r.id, r.text_id, r.id from text_revision r) h on h.noun = ${noun} and h.id::text = ${id}
          left join text t on t.id = h.text_id
          left join text_revision v on v.id = h.revision_id
          left join document d on d.id = v.document_id
        order by r.seq`,
    ),
  );
