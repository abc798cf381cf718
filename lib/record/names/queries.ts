import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import { type Reader, rows } from '#lib/act/read.ts';

/** A code that the record bears, with the noun that it is an id of where the record says so. */
export type RecordedCode = { code: string; noun: string | null };

const name = z.object({ code: z.string(), name: z.string(), noun: z.string(), ref: z.string() });

const isUuid = (code: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(code);
const isParticipant = (code: string): boolean => /^([A-Z]{3}$|org:)/.test(code);

/** How things known by an id are named: what stands for them, and by what their page is known where that is not their own id. */
const byId = (locale: Locale): Record<string, { table: SQL; name: SQL; ref?: SQL; room?: string }> => {
  const title = sql`words_in(t.title, ${locale})`;
  const state = (iso3: SQL) => sql`state_named(${iso3}, ${locale}, today())`;
  return {
    conference: { table: sql`conference`, name: title },
    document: { table: sql`document`, name: sql`t.symbol || ' ' || ${title}` },
    released: { table: sql`released_document`, name: sql`t.symbol` },
    'agenda-item': {
      table: sql`agenda_item`,
      name: sql`t.number || '. ' || ${title}`,
      ref: sql`t.conference_id::text`,
      room: 'conference',
    },
    membership: {
      table: sql`membership_period`,
      name: sql`participant_named(t.participant, ${locale}, today())`,
      ref: sql`t.participant`,
    },
    term: { table: sql`chair_term`, name: state(sql`t.iso3`) },
    arrangement: { table: sql`secretariat_arrangement`, name: sql`coalesce(${state(sql`t.host`)}, t.kind)` },
    outcome: { table: sql`outcome`, name: title },
    news: { table: sql`news`, name: sql`words_in(t.headline, ${locale})` },
    claim: { table: sql`claim`, name: sql`t.value` },
    account: { table: sql`account`, name: sql`t.name` },
  };
};

/** How things known by a key are named. */
const byKey = (locale: Locale): Record<string, { table: SQL; name: SQL }> => ({
  office: { table: sql`office`, name: sql`words_in(t.name, ${locale})` },
  body: { table: sql`body`, name: sql`words_in(t.name, ${locale})` },
  source: { table: sql`source`, name: sql`t.publisher || ', ' || t.title` },
});

/**
 * The names of ids, keys, States and organizations: of each noun that may be meant its names are looked up at once, by their keys. Of an
 * account it is its holder's name, which the record has kept since it was opened.
 */
export async function namesOf(db: Reader, locale: Locale, codes: readonly RecordedCode[]) {
  const ids = codes.filter(({ code }) => isUuid(code));
  const of = (wanted: readonly string[]) =>
    sql`(select distinct code from json_array_elements_text(${JSON.stringify([...new Set(wanted)])}::json) code)`;
  // Made an id before it is joined: row level security lets no conversion come near a table's rows before it has looked at them.
  const idsOf = (wanted: readonly string[]) => sql`(select code, code::uuid as id from ${of(wanted)} c offset 0)`;
  const parts: SQL[] = [];
  for (const [noun, { table, name: text, ref = sql`t.id::text`, room = noun }] of Object.entries(byId(locale))) {
    const meant = ids
      .filter((one) => one.noun === null || one.noun === noun || !(one.noun in byId(locale)))
      .map(({ code }) => code);
    if (meant.length === 0) continue;
    parts.push(
      sql`select a.code, ${text} as name, ${room}::text as noun, ${ref} as ref from ${idsOf(meant)} a join ${table} t on t.id = a.id`,
    );
    if (noun === 'account')
      parts.push(sql`select a.code, r.entry::jsonb #>> '{after,name}', 'account', a.code from ${of(meant)} a
        join audit_record r on r.subject_id = a.code and r.act = 'openAccount'`);
  }
  const participants = codes.map(({ code }) => code).filter(isParticipant);
  if (participants.length > 0)
    parts.push(
      sql`select a.code, participant_named(a.code, ${locale}, today()), 'participant', a.code from ${of(participants)} a`,
    );
  const keys = codes.map(({ code }) => code).filter((code) => code && !isUuid(code) && !isParticipant(code));
  if (keys.length > 0)
    for (const [noun, { table, name: text }] of Object.entries(byKey(locale)))
      parts.push(
        sql`select a.code, ${text}, ${noun}::text, t.key from ${of(keys)} a join ${table} t on t.key = a.code`,
      );
  if (parts.length === 0) return [];
  return rows(
    db,
    name,
    sql`select n.* from (${sql.join(parts, sql` union all `)}) n (code, name, noun, ref) where n.name is not null`,
  );
}
