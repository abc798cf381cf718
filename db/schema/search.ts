import { sql } from 'drizzle-orm';
import { customType, date, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, known, oneOf, precision, words } from '#db/schema/columns.ts';
import { precisions, searchKinds } from '#db/vocabulary.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * One thing that the public may find: where it stands, what it is called and what it says, in each language. Kept by triggers of the
 * database from what is public in the register (public_conference and the like, db/migrations), with every act; nothing else writes it.
 */
export const searchEntry = pgTable(
  'search_entry',
  {
    kind: oneOf('kind', searchKinds).notNull(),
    key: text('key').notNull(),
    /** Its address below the language. */
    place: text('place').notNull(),
    title: words('title').notNull(),
    body: words('body').notNull(),
    on: date('on_date', { mode: 'string' }),
    onPrecision: precision('on_precision'),
    /** The symbol, code or acronym by which it is known. */
    code: text('code'),
    codeKey: text('code_key').generatedAlwaysAs(sql`search_code(code)`),
    words: tsvector('words').notNull().generatedAlwaysAs(sql`search_vector(title, code, body)`),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.key] }),
    ...known(searchKinds, t.kind),
    ...known(precisions, t.onPrecision),
    index('search_entry_documents').using('gin', t.words).where(sql`kind = 'document'`),
    index('search_entry_others').using('gin', t.words).where(sql`kind <> 'document'`),
    index('search_entry_newest').on(t.on.desc().nullsLast(), t.key).where(sql`kind = 'document'`),
    index('search_entry_by_code').on(sql`${t.codeKey} collate "C"`),
  ],
);

/** What becomes public by the clock and no act: the first search after that instant looks for it. */
export const searchDue = pgTable(
  'search_due',
  {
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    dueAt: instant('due_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.key] })],
);

/** Words of titles and names, for the one that a mistyped word is nearest to; offered only while something public has it. */
export const searchWord = pgTable(
  'search_word',
  {
    word: text('word').primaryKey(),
    shown: text('shown').notNull(),
    grams: text('grams').array().notNull().generatedAlwaysAs(sql`trigrams('  ' || word || ' ')`),
  },
  (t) => [index('search_word_grams').using('gin', t.grams)],
);
