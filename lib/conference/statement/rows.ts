import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import { language, words } from '#lib/act/shape.ts';
import { sourceView } from '#lib/source/rows.ts';

/** A statement delivered at a conference, as every page of the conference shows it. */
export const statementRow = z.object({
  id: z.uuid(),
  version: z.int(),
  speaker: z.string(),
  office: z.string(),
  /** The language in which speaker and office stand. */
  language,
  /** For whom: the key of a participant, and how it, or whoever else it was, is called. */
  participant: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  gist: z.string().nullable(),
  gistLanguage: language.nullable(),
  /** Null where the secretariat recorded it itself, on `recordedOn`. */
  source: sourceView.nullable(),
  recordedOn: z.iso.date(),
  ownTranslation: z.array(z.string()),
  /** All of it in each language, for its form. */
  inWords: z.object({ speaker: words, office: words, onBehalfOf: words.nullable(), gist: words.nullable() }),
});
export type StatementRow = z.output<typeof statementRow>;

/** Statement `s` of conference `k`, as an object of JSON. Participants are named as on its first day. */
export const statementJson = (locale: Locale): SQL => sql`json_build_object('id', s.id, 'version', s.version,
      'speaker', words_in(s.speaker, ${locale}), 'office', words_in(s.office, ${locale}), 'language', language_in(s.speaker, ${locale}),
      'participant', s.participant, 'onBehalfOf', coalesce(participant_named(s.participant, ${locale}, k.from_date), words_in(s.on_behalf_of, ${locale})),
      'gist', words_in(s.gist, ${locale}), 'gistLanguage', language_in(s.gist, ${locale}), 'source', source_json(s.source),
      'recordedOn', (s.created_at at time zone coalesce((select p.zone from process p), 'UTC'))::date, 'ownTranslation', s.own_translation,
      'inWords', json_build_object('speaker', s.speaker, 'office', s.office, 'onBehalfOf', s.on_behalf_of, 'gist', s.gist))`;

/** The statements delivered at conference `k`, in their order: a column of JSON. */
export const statementsOf = (locale: Locale): SQL =>
  sql`(select coalesce(json_agg(${statementJson(locale)} order by s.rank), '[]') from statement s where s.conference_id = k.id)`;
