import { sql } from 'drizzle-orm';
import { boolean, check, date, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, known, oneOf, precision, type Words, words } from '#db/schema/columns.ts';
import { precisions, processVocabularies } from '#db/vocabulary.ts';

/** An office that answers questions, with what is published of how it is reached. */
type Contact = {
  office: Words;
  press: boolean;
  email: string | null;
  phone: string | null;
  url: string | null;
  source: string | null;
};

/** The one process that this register serves. */
export const process = pgTable(
  'process',
  {
    single: boolean('single').primaryKey().default(true),
    name: words('name').notNull(),
    nameNote: words('name_note'),
    /** What remarks of the register say in other languages: by language, then by the remark. */
    remarks: jsonb('remarks').$type<Record<string, Record<string, string>>>().notNull().default({}),
    acronym: text('acronym').notNull(),
    symbolPrefix: text('symbol_prefix').notNull(),
    kind: words('kind').notNull(),
    launched: date('launched', { mode: 'string' }).notNull(),
    launchedPrecision: precision('launched_precision').notNull(),
    launchSource: text('launch_source'),
    launchParticipants: jsonb('launch_participants').$type<string[]>().notNull().default([]),
    workingLanguages: jsonb('working_languages').$type<string[]>().notNull(),
    /** Languages that the portal is shown in beside the working ones. */
    interfaceLanguages: jsonb('interface_languages').$type<string[]>().notNull().default([]),
    /** What it is for, in sentences, each with the key of its source. */
    aims: jsonb('aims').$type<{ words: Words; source: string | null }[]>().notNull().default([]),
    /** The offices that answer questions, those of the press or of everybody. */
    contacts: jsonb('contacts').$type<Contact[]>().notNull().default([]),
    chairRotation: words('chair_rotation'),
    supportUnitTasks: words('support_unit_tasks'),
    /** Do documents bear symbols? Else they are filed by title and date. */
    symbols: boolean('symbols').notNull().default(true),
    zone: text('zone').notNull().default('UTC'),
    /** The rules of procedure that differ between processes, as the process file says them; what is not said has its default in lib/act/procedure-rules.ts. */
    procedure: jsonb('procedure').$type<Record<string, unknown>>().notNull().default({}),
    /** Under which licence the public data may be used, and where it stands; null where none is stated. */
    licence: jsonb('licence').$type<{ name: Words; url: string | null }>(),
    notFound: jsonb('not_found').$type<Words[]>().notNull().default([]),
    demonstration: boolean('demonstration').notNull().default(false),
    fileHash: text('file_hash').notNull(),
    loadedAt: instant('loaded_at').notNull().defaultNow(),
  },
  (t) => [...known(precisions, t.launchedPrecision), check('process_single', sql`${t.single}`)],
);

/** A word of the process itself: its kinds of outcome, its words of status. `means` is the value of the closed list that rights depend on. */
export const processTerm = pgTable(
  'process_term',
  {
    vocabulary: oneOf('vocabulary', processVocabularies).notNull(),
    key: text('key').notNull(),
    means: text('means'),
    name: words('name').notNull(),
    rank: integer('rank').notNull(),
  },
  (t) => [primaryKey({ columns: [t.vocabulary, t.key] }), ...known(processVocabularies, t.vocabulary)],
);
