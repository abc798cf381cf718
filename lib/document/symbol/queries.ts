import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { exerciseCode, type Locale, type Nature, natures } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { type Reader, read, rows } from '#lib/act/read.ts';
import { titled, words } from '#lib/act/shape.ts';
import { inAgendaOrder } from '#lib/conference/rows.ts';
import { documentRecord } from '#lib/document/rows.ts';
import { parseSymbol, proposeRevision, proposeSymbol } from '#lib/document/rules.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { isUuid } from '#lib/language/uuid.ts';

/** The part of every symbol of one conference: the register's prefix, the body's code or that of exercises, the ordinal or else the year. */
export type Meeting = {
  conferenceId: string;
  prefix: string;
  body: string;
  ordinal: number | null;
  year: number | null;
  exercise: boolean;
  /** Is it of a body whose members are named? Then there are documents for them alone. */
  restricted: boolean;
  /** Do documents of this process have symbols? */
  symbols: boolean;
};

/** The conference's part of a symbol; null when there is no such conference or the reader may not see it. */
export async function meetingOf(db: Reader, conferenceId: string): Promise<Meeting | null> {
  const shape = z.object({
    prefix: z.string(),
    body: z.string(),
    ordinal: z.int().nullable(),
    year: z.int(),
    exercise: z.boolean(),
    restricted: z.boolean(),
    symbols: z.boolean(),
  });
  const [row] = await rows(
    db,
    shape,
    sql`
    select p.symbol_prefix as prefix, case when c.exercise then ${exerciseCode} else b.code end as body, c.ordinal,
      extract(year from c.from_date)::int as year, c.exercise, b.restricted, p.symbols
    from conference c join body b on b.key = c.body, process p where c.id = ${conferenceId}`,
  );
  if (!row) return null;
  return {
    conferenceId,
    prefix: row.prefix,
    body: row.body,
    ordinal: row.ordinal,
    year: row.ordinal === null ? row.year : null,
    exercise: row.exercise,
    restricted: row.restricted,
    symbols: row.symbols,
  };
}

/** Every symbol ever used of the meeting: withdrawn documents keep theirs. */
export async function symbolsOf(db: Reader, meeting: Meeting): Promise<string[]> {
  const { prefix, body, ordinal, year } = meeting;
  const stem = `${prefix}/${body}${ordinal === null ? `/${year}` : `.${ordinal}`}/`;
  // By its bytes, a text that begins with the stem lies between it and the stem with its last byte, the stroke, one higher.
  const next = `${stem.slice(0, -1)}0`;
  const found = await rows(
    db,
    z.object({ symbol: z.string() }),
    sql`select symbol from document where symbol collate "C" >= ${stem} and symbol collate "C" < ${next}`,
  );
  return found.map(({ symbol }) => symbol);
}

const beginning = z.object({
  conference: titled.extend({ id: z.uuid(), exercise: z.boolean(), restricted: z.boolean(), over: z.boolean() }),
  agenda: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string() })),
  /** States and organizations that take part today, of which one may be the only reader. */
  delegations: z.array(z.object({ key: z.string(), name: z.string() })),
  /** Working languages, the first the one of originals. */
  languages: z.array(z.string()),
  /** The document that this one is to revise, with what the revision begins from. */
  of: documentRecord
    .pick({ id: true, distribution: true, access: true, delegation: true })
    .extend({ symbol: z.string().nullable(), title: z.string(), titles: words, agendaItemId: z.uuid().nullable() })
    .nullable(),
});

export type Proposal = z.output<typeof beginning> & {
  nature: Nature;
  /** The next symbol free; the office may write another. Null where documents have none. */
  symbol: string | null;
};

/** What a new document of a conference begins from: its next symbol of the nature, or the next revision of `of`. Null where there is no such conference. */
export async function proposal(
  actor: Actor,
  locale: Locale,
  asked: { conference?: string | undefined; nature?: string | undefined; of?: string | undefined },
): Promise<Proposal | null> {
  const chosen = natures.find((known) => known === asked.nature);
  const { conference = '', of = '' } = asked;
  if (!isUuid(conference) || (!chosen && !of)) return null;
  return read(actor, async (db) => {
    const [row] = await rows(
      db,
      beginning,
      sql`
      with day as (select today() as today)
      select json_build_object('id', c.id, 'title', words_in(c.title, ${locale}), 'titleLanguage', language_in(c.title, ${locale}),
          'exercise', c.exercise,
          'restricted', (select b.restricted from body b where b.key = c.body), 'over', c.stage in ('closed', 'cancelled')) as conference,
        (select coalesce(json_agg(json_build_object('id', a.id, 'number', a.number, 'title', words_in(a.title, ${locale})) order by ${inAgendaOrder}), '[]')
          from agenda_item a where a.conference_id = c.id) as agenda,
        (select coalesce(jsonb_agg(distinct jsonb_build_object('key', p.participant, 'name', participant_named(p.participant, ${locale}, day.today))), '[]')
          from day, participation_on(day.today) p where p.status in ('member', 'observer')) as delegations,
        (select working_languages from process) as languages,
        (select json_build_object('id', d.id, 'symbol', d.symbol, 'title', words_in(d.title, ${locale}), 'titles', d.title, 'agendaItemId', d.agenda_item_id,
            'distribution', d.distribution, 'access', d.access, 'delegation', d.delegation)
          from document d where d.id::text = ${of} and d.conference_id = c.id) as of
      from conference c where c.id::text = ${conference}`,
    );
    const meeting = await meetingOf(db, conference);
    if (!row || !meeting) return null;
    const revised = row.of?.symbol ?? null;
    const nature = revised ? (parseSymbol(revised)?.nature ?? 'plain') : (chosen ?? 'plain');
    const symbol = meeting.symbols ? symbolFor(meeting, nature, revised, await symbolsOf(db, meeting)) : null;
    return { ...row, nature, symbol, delegations: inProtocolOrder(locale, row.delegations, ({ name }) => name) };
  });
}

const symbolFor = (meeting: Meeting, nature: Nature, of: string | null, used: readonly string[]): string =>
  (of && proposeRevision(of, used)) ?? proposeSymbol(meeting, nature, used);
