import { type SQL, sql } from 'drizzle-orm';
import { cache } from 'react';
import type { Words } from '#db/schema/columns.ts';
import type { AccessLevel, Distribution, DocumentStage, Locale, ScanState, VersionKind } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import { compareSymbols, mayMove, mayTakeVersion, replacedBy } from '#lib/document/rules.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { can } from '#lib/policy.ts';

export type VersionView = {
  id: string;
  lang: string;
  kind: VersionKind;
  fileName: string;
  mediaType: string;
  bytes: number;
  addedAt: string;
  /** What the virus scanner said, when, and which engine with which signatures; both null of an unscanned file. */
  scan: ScanState;
  scannedAt: string | null;
  scannedBy: string | null;
};

export type StaffDocumentRow = {
  id: string;
  symbol: string;
  title: string;
  titleLanguage: Locale;
  stage: DocumentStage;
  access: AccessLevel;
  delegation: string | null;
  versions: VersionView[];
  /** Working languages in which there is no version. */
  missing: string[];
};

type MeetingOfRow = { id: string; title: string; titleLanguage: Locale; exercise: boolean };
export type DocumentsOfConference = { conference: MeetingOfRow; rows: StaffDocumentRow[] };

const rowColumns = (locale: Locale): SQL => sql`d.id, d.symbol, words_in(d.title, ${locale}) as title,
  language_in(d.title, ${locale}) as "titleLanguage", d.stage, d.access,
  case when d.delegation is not null then participant_named(d.delegation, ${locale}, today()) end as delegation,
  (select coalesce(json_agg(json_build_object('id', v.id, 'lang', v.language, 'kind', v.kind, 'fileName', v.file_name,
    'mediaType', v.media_type, 'bytes', v.bytes, 'addedAt', v.added_at,
    'scan', v.scan, 'scannedAt', v.scanned_at, 'scannedBy', v.scanned_by) order by v.language, v.media_type), '[]')
    from language_version v where v.document_id = d.id) as versions,
  (select coalesce(json_agg(l), '[]') from process p, jsonb_array_elements_text(p.working_languages) l
    where not exists (select from language_version v where v.document_id = d.id and v.language = l)) as missing,
  json_build_object('id', c.id, 'title', words_in(c.title, ${locale}), 'titleLanguage', language_in(c.title, ${locale}),
    'exercise', c.exercise) as conference`;

export type DocumentFilter = { conference?: string | undefined; stage?: string | undefined };

/** Every document that the office keeps, by conference, the latest first, in the order of symbols; of one conference or stage if asked. */
export async function staffDocuments(
  actor: Actor,
  locale: Locale,
  { conference, stage }: DocumentFilter = {},
): Promise<DocumentsOfConference[]> {
  const rows = await read(actor, (db) =>
    db.execute<StaffDocumentRow & { conference: MeetingOfRow }>(sql`
      select ${rowColumns(locale)} from document d join conference c on c.id = d.conference_id
      where (${conference || null}::text is null or c.id::text = ${conference || null})
        and (${stage || null}::text is null or d.stage = ${stage || null})
      order by c.from_date desc, c.id`),
  );
  const groups = new Map<string, DocumentsOfConference>();
  for (const { conference: of, ...row } of rows) {
    const group = groups.get(of.id) ?? { conference: of, rows: [] };
    group.rows.push(row);
    groups.set(of.id, group);
  }
  return [...groups.values()].map((group) => ({
    ...group,
    rows: group.rows.toSorted((a, b) => compareSymbols(a.symbol, b.symbol)),
  }));
}

type Related = { id: string; symbol: string; stage: DocumentStage };

export type StaffDocument = StaffDocumentRow & {
  version: number;
  titles: Words;
  distribution: Distribution;
  conference: MeetingOfRow;
  agendaItem: { number: string; title: string; titleLanguage: Locale } | null;
  addedAt: string;
  clearedAt: string | null;
  issuedAt: string | null;
  /** The day on which a copy was released to the public, for good. */
  releasedOn: string | null;
  /** The document that this one replaces or will replace, and the one that replaces it. */
  replaces: Related | null;
  replacedBy: Related | null;
  /** Who takes part today, and would see it as its access says. */
  audience: { members: string[]; observers: string[] };
  can: { clear: boolean; issue: boolean; withdraw: boolean; addVersion: boolean; revise: boolean };
};

type Stored = Omit<StaffDocument, 'replaces' | 'replacedBy' | 'can'> & { related: Related[] };

/** One document with all that the office decides on, and what may be done with it; null when there is none. Once a request. */
export const staffDocument = cache(async (actor: Actor, locale: Locale, id: string): Promise<StaffDocument | null> => {
  const [row] = await read(actor, (db) =>
    db.execute<Stored>(sql`
      with day as (select today() as today),
        part as (select p.status, participant_named(p.participant, ${locale}, day.today) as name
          from day, participation_on(day.today) p)
      select ${rowColumns(locale)}, d.version, d.title as titles, d.distribution, d.created_at as "addedAt",
        d.cleared_at as "clearedAt", d.issued_at as "issuedAt",
        (select r.released_on from released_document r where r.symbol = d.symbol) as "releasedOn",
        (select json_build_object('number', a.number, 'title', words_in(a.title, ${locale}), 'titleLanguage', language_in(a.title, ${locale}))
          from agenda_item a where a.id = d.agenda_item_id) as "agendaItem",
        (select coalesce(json_agg(json_build_object('id', o.id, 'symbol', o.symbol, 'stage', o.stage)), '[]')
          from document o where o.conference_id = d.conference_id) as related,
        json_build_object('members', (select coalesce(json_agg(name), '[]') from part where status = 'member'),
          'observers', (select coalesce(json_agg(name), '[]') from part where status = 'observer')) as audience
      from document d join conference c on c.id = d.conference_id where d.id::text = ${id}`),
  );
  if (!row) return null;
  const { related, ...document } = row;
  const { members, observers } = row.audience;
  return {
    ...document,
    replaces:
      related.find(({ symbol }) => symbol === replacedBy(row.symbol, symbolsOf(related.filter(circulated)))) ?? null,
    replacedBy: followerOf(
      row.symbol,
      related.filter(({ stage }) => stage !== 'withdrawn'),
    ),
    audience: { members: inOrder(locale, members), observers: inOrder(locale, observers) },
    can: {
      clear: can(actor, 'clearDocument') && mayMove(row.stage, 'cleared'),
      issue: can(actor, 'issueDocument') && mayMove(row.stage, 'issued'),
      withdraw: can(actor, 'withdrawDocument') && mayMove(row.stage, 'withdrawn'),
      addVersion: can(actor, 'addLanguageVersion') && mayTakeVersion(row.stage),
      revise: can(actor, 'addDocument') && row.stage === 'issued',
    },
  };
});

const symbolsOf = (related: readonly Related[]): string[] => related.map(({ symbol }) => symbol);
const circulated = ({ stage }: Related): boolean => stage === 'issued' || stage === 'superseded';

const followerOf = (symbol: string, related: readonly Related[]): Related | null =>
  related.find((other) => replacedBy(other.symbol, symbolsOf(related)) === symbol) ?? null;

const inOrder = (locale: Locale, names: readonly string[]) => inProtocolOrder(locale, names, (name) => name);
