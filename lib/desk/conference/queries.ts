import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { type AskedList, listed } from '#lib/act/list.ts';
import { read, rows } from '#lib/act/read.ts';
import type { Listed } from '#lib/act/shape.ts';
import {
  type AgendaItem,
  type ConferenceFacts,
  conferenceFacts,
  conferenceRow,
  conferenceRows,
  conferencesWhole,
  latestConferences,
  toCome,
} from '#lib/conference/rows.ts';
import { type DocumentRow, toReaderRows } from '#lib/document/reading/rules.ts';
import { documentRecord, documentRows, goneOut, shownToReaders } from '#lib/document/rows.ts';

/** A conference with how many of its documents the reader may see. */
const deskConferenceRow = conferenceRow.extend({ documents: z.int(), ahead: z.boolean() });
export type DeskConferenceRow = z.output<typeof deskConferenceRow>;
export type DeskConferencesView = Listed<DeskConferenceRow> & {
  ahead: DeskConferenceRow[];
  past: DeskConferenceRow[];
  cancelled: DeskConferenceRow[];
};

/** A page of the conferences: those open now and to come, the nearest first, then those past, the latest first, and those called off. */
export async function deskConferences(
  actor: Actor,
  locale: Locale,
  asked: AskedList = {},
): Promise<DeskConferencesView> {
  const ahead = sql`(c.stage = 'open' or ${toCome})`;
  const list = await read(actor, (db) =>
    listed(db, deskConferenceRow, asked, {
      from: sql`from conference c where c.stage <> 'planned'`,
      key: sql`c.id`,
      order: sql`${ahead} desc, c.stage = 'cancelled', case when ${ahead} and not c.date_open then c.from_date end, ${latestConferences}`,
      row: sql`select r.*, r.stage = 'open' or r."toCome" as ahead,
          (select count(*)::int from document d where d.conference_id = r.id and ${goneOut}) as documents
        from (${conferenceRows(locale)} where c.id = pick.key) r`,
    }),
  );
  const isCancelled = ({ stage }: DeskConferenceRow): boolean => stage === 'cancelled';
  return {
    ...list,
    ahead: list.rows.filter((row) => row.ahead),
    past: list.rows.filter((row) => !row.ahead && !isCancelled(row)),
    cancelled: list.rows.filter(isCancelled),
  };
}

export type AgendaGroup = AgendaItem & { documents: DocumentRow[] };

export type DeskConferenceView = Omit<ConferenceFacts, 'agenda'> & {
  agenda: AgendaGroup[];
  /** Documents under no item of the agenda. */
  other: DocumentRow[];
};

/** One conference with its documents by agenda item, as this reader may see them; null when there is none to see. */
export async function deskConference(actor: Actor, locale: Locale, slug: string): Promise<DeskConferenceView | null> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      conferenceFacts.extend({ documents: z.array(documentRecord) }),
      conferencesWhole(
        locale,
        sql`c.slug = ${slug} and c.stage <> 'planned'`,
        sql`(select coalesce(json_agg(d), '[]') from (${documentRows(locale)} where d.conference_id = k.id
          and ${shownToReaders}) d) as documents`,
      ),
    ),
  );
  if (!row) return null;
  const { agenda, documents, ...conference } = row;
  const seen = toReaderRows(locale, actor, documents);
  const under = (id: string | null): DocumentRow[] => seen.filter(({ item }) => (item?.id ?? null) === id);
  return { ...conference, agenda: agenda.map((item) => ({ ...item, documents: under(item.id) })), other: under(null) };
}
