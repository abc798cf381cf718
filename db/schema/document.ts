import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, known, oneOf, version, words } from '#db/schema/columns.ts';
import { agendaItem, conference } from '#db/schema/conference.ts';
import { participant } from '#db/schema/state.ts';
import {
  accessLevels,
  distributions,
  documentStages,
  fileTextStates,
  scanStates,
  versionKinds,
} from '#db/vocabulary.ts';

/** One symbol for all its language versions. `access` is what the system enforces; `distribution` is the printed mark. */
export const document = pgTable(
  'document',
  {
    id: id(),
    /** Null of a document that its process files by title and date. */
    symbol: text('symbol').unique('document_symbol_once'),
    conferenceId: uuid('conference_id')
      .notNull()
      .references(() => conference.id),
    agendaItemId: uuid('agenda_item_id').references(() => agendaItem.id),
    title: words('title').notNull(),
    distribution: oneOf('distribution', distributions).notNull(),
    access: oneOf('access', accessLevels).notNull(),
    /** The one participant whose delegation may see it, where access is `delegation`. */
    delegation: text('delegation').references(() => participant.key),
    stage: oneOf('stage', documentStages).notNull().default('draft'),
    clearedAt: instant('cleared_at'),
    issuedAt: instant('issued_at'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawalReason: text('withdrawal_reason'),
    /** Of a document without a symbol: the first of its line, null of that itself, and the number that a Rev. would have. */
    editionOf: uuid('edition_of').references((): AnyPgColumn => document.id),
    edition: integer('edition').notNull().default(0),
    /** Its place in the office's order of symbols (symbol_key), held to compareSymbols by a test. */
    symbolKey: text('symbol_key')
      .notNull()
      .generatedAlwaysAs(sql`coalesce(symbol_key(symbol), '~' || words_all(title))`),
    /** The symbol without its last Rev., and the number of that: of one series the highest replaces the others. */
    series: text('series')
      .notNull()
      .generatedAlwaysAs(sql`coalesce(symbol_series(symbol), coalesce(edition_of, id)::text)`),
    revision: integer('revision').notNull().generatedAlwaysAs(sql`coalesce(symbol_revision(symbol), edition)`),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    ...known(distributions, t.distribution),
    ...known(accessLevels, t.access),
    ...known(documentStages, t.stage),
    index('document_by_conference').on(t.conferenceId, sql`${t.symbolKey} collate "C"`),
    index('document_by_agenda_item').on(t.agendaItemId),
    index('document_by_delegation').on(t.delegation),
    index('document_of_conference').on(t.conferenceId, t.stage, t.access, t.delegation),
    index('document_by_access').on(t.stage, t.access, t.delegation),
    index('document_by_issue').on(t.stage, t.issuedAt),
    index('document_by_symbol').on(sql`${t.symbol} collate "C"`),
    index('document_in_series').on(t.series, t.revision),
    index('document_by_edition').on(t.editionOf),
    check('document_delegation_named', sql`(${t.access} = 'delegation') = (${t.delegation} is not null)`),
  ],
);

/** What a virus scanner said of a file: when, and which engine with which signatures; of an unscanned one neither is known. */
const scanColumns = () => ({
  scan: oneOf('scan', scanStates).notNull().default('unscanned'),
  scannedAt: instant('scanned_at'),
  scannedBy: text('scanned_by'),
});
type ScanColumns = { [name in 'scan' | 'scannedAt' | 'scannedBy']: AnyPgColumn };
const scanChecks = (table: string, { scan, scannedAt, scannedBy }: ScanColumns) => [
  ...known(scanStates, scan),
  check(
    `${table}_scan_told`,
    sql`(${scan} = 'unscanned') = (${scannedAt} is null) and (${scan} = 'unscanned') = (${scannedBy} is null)`,
  ),
];

/** One language version of a document with its file, addressed by SHA-256 (hex). */
export const languageVersion = pgTable(
  'language_version',
  {
    id: id(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => document.id),
    language: text('language').notNull(),
    kind: oneOf('kind', versionKinds).notNull(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    sha256: text('sha256').notNull(),
    addedAt: instant('added_at').notNull().defaultNow(),
    ...scanColumns(),
  },
  (t) => [
    ...known(versionKinds, t.kind),
    unique('language_version_once').on(t.documentId, t.language, t.mediaType),
    index('language_version_by_hash').on(t.sha256),
    check('language_version_hash_form', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    ...scanChecks('language_version', t),
  ],
);

/**
 * Released means copied: what is public of a document is a row and a file of its own. Its title may be corrected and it may be withdrawn
 * from the public, each with a notice; nothing else of it changes.
 */
export const releasedDocument = pgTable(
  'released_document',
  {
    id: id(),
    symbol: text('symbol').unique('released_symbol_once'),
    documentId: uuid('document_id').references(() => document.id),
    /** As of the document: the first of its line, and which of the line it is. */
    line: uuid('line'),
    edition: integer('edition').notNull().default(0),
    conferenceId: uuid('conference_id')
      .notNull()
      .references(() => conference.id),
    title: words('title').notNull(),
    distribution: oneOf('distribution', distributions).notNull(),
    releasedOn: date('released_on', { mode: 'string' }).notNull(),
    withdrawnOn: date('withdrawn_on', { mode: 'string' }),
    withdrawalReason: text('withdrawal_reason'),
    symbolKey: text('symbol_key')
      .notNull()
      .generatedAlwaysAs(sql`coalesce(symbol_key(symbol), '~' || words_all(title))`),
    series: text('series').notNull().generatedAlwaysAs(sql`coalesce(symbol_series(symbol), coalesce(line, id)::text)`),
    revision: integer('revision').notNull().generatedAlwaysAs(sql`coalesce(symbol_revision(symbol), edition)`),
    /** What a search looks in: the symbol and the title in every language, as search_text has them. */
    searched: text('searched')
      .notNull()
      .generatedAlwaysAs(sql`search_text(coalesce(symbol || ' ', '') || words_all(title))`),
    createdAt: createdAt(),
  },
  (t) => [
    ...known(distributions, t.distribution),
    uniqueIndex('released_document_once').on(t.documentId),
    index('released_in_order').on(sql`${t.symbolKey} collate "C"`),
    index('released_by_conference').on(t.conferenceId, sql`${t.symbolKey} collate "C"`),
    index('released_in_series').on(t.series, t.revision),
    index('released_searched').using('gin', sql`trigrams(${t.searched})`),
  ],
);

export const releasedVersion = pgTable(
  'released_version',
  {
    id: id(),
    releasedId: uuid('released_id')
      .notNull()
      .references(() => releasedDocument.id),
    language: text('language').notNull(),
    kind: oneOf('kind', versionKinds).notNull(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    sha256: text('sha256').notNull(),
    /** The day on which a language was added to what was public already; null of what was released with the document. */
    addedOn: date('added_on', { mode: 'string' }),
    ...scanColumns(),
  },
  (t) => [
    ...known(versionKinds, t.kind),
    index('released_version_of').on(t.releasedId),
    index('released_version_by_hash').on(t.sha256),
    ...scanChecks('released_version', t),
  ],
);

/** What the words of a released file are, as far as they could be read: what the search finds it by. Written by the portal itself, once for each file. */
export const releasedText = pgTable(
  'released_text',
  {
    versionId: uuid('version_id')
      .primaryKey()
      .references(() => releasedVersion.id),
    releasedId: uuid('released_id')
      .notNull()
      .references(() => releasedDocument.id),
    state: oneOf('state', fileTextStates).notNull(),
    /** Empty where nothing could be read. */
    words: text('words').notNull(),
    createdAt: createdAt(),
  },
  (t) => [...known(fileTextStates, t.state), index('released_text_of').on(t.releasedId)],
);
