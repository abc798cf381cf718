import { sql } from 'drizzle-orm';
import type { Words } from '#db/schema/columns.ts';
import {
  type AccessLevel,
  type Distribution,
  exerciseCode,
  type Locale,
  type Nature,
  natures,
} from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { type Reader, read } from '#lib/act/read.ts';
import { parseSymbol, proposeRevision, proposeSymbol } from '#lib/document/rules.ts';
import { inProtocolOrder } from '#lib/language/language.ts';

/** The part of every symbol of one conference: the register's prefix, the body's code or that of exercises, the ordinal or else the year. */
export type Meeting = {
  conferenceId: string;
  prefix: string;
  body: string;
  ordinal: number | null;
  year: number | null;
  exercise: boolean;
};

/** The conference's part of a symbol; null when there is no such conference or the reader may not see it. */
export async function meetingOf(db: Reader, conferenceId: string): Promise<Meeting | null> {
  const [row] = await db.execute<{
    prefix: string;
    body: string;
    ordinal: number | null;
    year: number;
    exercise: boolean;
  }>(sql`
    select p.symbol_prefix as prefix, case when c.exercise then ${exerciseCode} else b.code end as body, c.ordinal,
      extract(year from c.from_date)::int as year, c.exercise
    from conference c join body b on b.key = c.body, process p where c.id = ${conferenceId}`);
  if (!row) return null;
  return {
    conferenceId,
    prefix: row.prefix,
    body: row.body,
    ordinal: row.ordinal,
    year: row.ordinal === null ? row.year : null,
    exercise: row.exercise,
  };
}

/** Every symbol ever used by conferences of the same body: withdrawn documents keep theirs. */
export async function symbolsOf(db: Reader, meeting: Meeting): Promise<string[]> {
  const stem = `${meeting.prefix}/${meeting.body}`;
  const rows = await db.execute<{ symbol: string }>(
    sql`select symbol from document where starts_with(symbol, ${stem})`,
  );
  return rows.map(({ symbol }) => symbol);
}

export type Proposal = {
  conference: { id: string; title: string; titleLanguage: Locale; exercise: boolean; over: boolean };
  nature: Nature;
  /** The next symbol free; the office may write another. */
  symbol: string;
  agenda: { id: string; number: string; title: string }[];
  /** States and organizations that take part today, of which one may be the only reader. */
  delegations: { key: string; name: string }[];
  /** Working languages, the first the one of originals. */
  languages: string[];
  /** The document that this one is to revise, with what the revision begins from. */
  of: Revised | null;
};
type Revised = {
  id: string;
  symbol: string;
  titles: Words;
  agendaItemId: string | null;
  distribution: Distribution;
  access: AccessLevel;
  delegation: string | null;
};

type Row = Pick<Proposal, 'conference' | 'agenda' | 'delegations' | 'languages' | 'of'>;

/** What a new document of a conference begins from: its next symbol of the nature, or the next revision of `of`. Null where there is no such conference. */
export async function proposal(
  actor: Actor,
  locale: Locale,
  asked: { conference?: string | undefined; nature?: string | undefined; of?: string | undefined },
): Promise<Proposal | null> {
  const chosen = natures.find((known) => known === asked.nature);
  const { conference = '', of = '' } = asked;
  if (!/^[0-9a-f-]{36}$/.test(conference) || (!chosen && !of)) return null;
  return read(actor, async (db) => {
    const [row] = await db.execute<Row>(sql`
      with day as (select today() as today)
      select json_build_object('id', c.id, 'title', words_in(c.title, ${locale}), 'titleLanguage', language_in(c.title, ${locale}),
          'exercise', c.exercise, 'over', c.stage in ('closed', 'cancelled')) as conference,
        (select coalesce(json_agg(json_build_object('id', a.id, 'number', a.number, 'title', words_in(a.title, ${locale})) order by a.rank), '[]')
          from agenda_item a where a.conference_id = c.id) as agenda,
        (select coalesce(jsonb_agg(distinct jsonb_build_object('key', p.participant, 'name', participant_named(p.participant, ${locale}, day.today))), '[]')
          from day, participation_on(day.today) p where p.status in ('member', 'observer')) as delegations,
        (select working_languages from process) as languages,
        (select json_build_object('id', d.id, 'symbol', d.symbol, 'titles', d.title, 'agendaItemId', d.agenda_item_id,
            'distribution', d.distribution, 'access', d.access, 'delegation', d.delegation)
          from document d where d.id::text = ${of} and d.conference_id = c.id) as of
      from conference c where c.id::text = ${conference}`);
    const meeting = await meetingOf(db, conference);
    if (!row || !meeting) return null;
    const used = await symbolsOf(db, meeting);
    const nature = row.of ? (parseSymbol(row.of.symbol)?.nature ?? 'plain') : (chosen ?? 'plain');
    const symbol = (row.of && proposeRevision(row.of.symbol, used)) ?? proposeSymbol(meeting, nature, used);
    return { ...row, nature, symbol, delegations: inProtocolOrder(locale, row.delegations, ({ name }) => name) };
  });
}
