import { sql } from 'drizzle-orm';
import type { Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import type { ConferenceRow } from '#lib/conference/queries.ts';
import { conferenceRows } from '#lib/conference/rows.ts';
import { documentRows } from '#lib/document/reading/rows.ts';
import { type DocumentRow, type StoredDocument, type Titled, toReaderRows } from '#lib/document/reading/rules.ts';

/** A conference with how many of its documents the reader may see. */
export type DeskConferenceRow = ConferenceRow & { documents: number };
export type DeskConferencesView = { ahead: DeskConferenceRow[]; past: DeskConferenceRow[] };

/** Conferences open now and to come, the nearest first, and those past, the latest first. */
export async function deskConferences(actor: Actor, locale: Locale): Promise<DeskConferencesView> {
  const rows = await read(actor, (db) =>
    db.execute<DeskConferenceRow>(sql`
      select r.*, (select count(*)::int from document d where d.conference_id = r.id and d.stage in ('issued', 'superseded')) as documents
      from (${conferenceRows(locale)} where c.stage <> 'planned') r join conference k on k.id = r.id order by k.from_date desc`),
  );
  const isAhead = ({ stage, toCome }: DeskConferenceRow): boolean => stage === 'open' || toCome;
  return { ahead: rows.filter(isAhead).toReversed(), past: rows.filter((row) => !isAhead(row)) };
}

export type AgendaGroup = Titled & { id: string; number: string; documents: DocumentRow[] };

export type DeskConferenceView = ConferenceRow & {
  venue: string | null;
  zone: string | null;
  organiser: string | null;
  support: string[];
  theme: string | null;
  note: string | null;
  agenda: AgendaGroup[];
  /** Documents under no item of the agenda. */
  other: DocumentRow[];
};

type Row = Omit<DeskConferenceView, 'agenda' | 'other'> & {
  items: Omit<AgendaGroup, 'documents'>[];
  documents: StoredDocument[];
};

/** One conference with its documents by agenda item, as this reader may see them; null when there is none to see. */
export async function deskConference(actor: Actor, locale: Locale, slug: string): Promise<DeskConferenceView | null> {
  const [row] = await read(actor, (db) =>
    db.execute<Row>(sql`
      select r.*, k.venue, k.zone, k.organiser, k.support, k.theme, k.note,
        (select coalesce(json_agg(json_build_object('id', a.id, 'number', a.number, 'title', words_in(a.title, ${locale}),
          'titleLanguage', language_in(a.title, ${locale})) order by a.rank, a.number), '[]')
          from agenda_item a where a.conference_id = k.id) as items,
        (select coalesce(json_agg(d), '[]') from (${documentRows(locale)} where d.conference_id = k.id
          and d.stage in ('issued', 'superseded')) d) as documents
      from (${conferenceRows(locale)} where c.slug = ${slug} and c.stage <> 'planned') r join conference k on k.id = r.id`),
  );
  if (!row) return null;
  const { items, documents, ...conference } = row;
  const rows = toReaderRows(locale, actor, documents);
  const under = (id: string | null): DocumentRow[] => rows.filter(({ itemId }) => itemId === id);
  return { ...conference, agenda: items.map((item) => ({ ...item, documents: under(item.id) })), other: under(null) };
}
