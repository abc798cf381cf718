import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { conferenceStages, inferredParts, type Locale, type SearchKind, searchKinds } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { atMost, type Reader, read, rows, run } from '#lib/act/read.ts';
import { type Listed, language, partialDate, words } from '#lib/act/shape.ts';
import { successorOf } from '#lib/document/release/rows.ts';
import { withoutEmphasis } from '#lib/language/emphasis.ts';
import { addressOf, candidates, excerpt, type Piece, pieces } from '#lib/search/rules.ts';

/** Results of one page. */
const perPage = 20;
/** As many of one kind are weighed against each other; of documents that more have in common the newest are given. */
const mostWeighed = 1_000;
const mostNewest = 200;
/** The longest part of a text in which an excerpt is looked for, in letters: of a longer one the part that begins a little before the first word found. */
const mostRead = 20_000;
const before = 1_000;

export type Found = {
  kind: SearchKind;
  key: string;
  href: string;
  title: Piece[];
  titleLanguage: string;
  /** Around the first words that were found in what it says; null where only the title has them. */
  excerpt: { pieces: Piece[]; language: string } | null;
  date: z.output<typeof partialDate> | null;
  /** Of a conference: the part of its days that no source gives. */
  inferred: Hit['inferred'];
  /** Of a conference. */
  stage: Hit['stage'];
  /** Of a document: the one that stands in its place now. */
  supersededBy: Hit['supersededBy'];
  code: string | null;
};

export type SearchView = Listed<Found> & {
  /** How many were found of each kind, in all. Of a kind that `more` names there are more than were counted. */
  counts: { kind: SearchKind; count: number }[];
  more: boolean;
  /** The search with the nearest words in place of those that nothing has, without those that none is near; null where that says nothing else, or something was found. */
  nearest: string | null;
  /** Where nothing was found by several words: each of them, or the nearest to it, that something has. */
  alone: string[];
};

const prepared = z.object({ query: z.string(), lexemes: z.array(z.string()), code: z.string().nullable() });
type Prepared = z.output<typeof prepared>;

const hit = z.object({
  kind: z.enum(searchKinds),
  key: z.string(),
  place: z.string(),
  code: z.string().nullable(),
  title: words,
  titleLanguage: language,
  texts: words,
  date: partialDate.nullable(),
  inferred: z.enum(inferredParts).nullable(),
  stage: z.enum(conferenceStages).nullable(),
  supersededBy: z.string().nullable(),
});
type Hit = z.output<typeof hit>;

const page = z.object({
  more: z.boolean(),
  counts: z.record(z.string(), z.int()),
  page: z.int(),
  rows: z.array(hit),
});

const nothing: SearchView = {
  rows: [],
  total: 0,
  page: 1,
  pages: 1,
  counts: [],
  more: false,
  nearest: null,
  alone: [],
};

/** The words of a search in the database's own terms. */
async function prepare(db: Reader, q: string): Promise<Prepared> {
  await run(db, sql`select search_what_is_due()`);
  const [row] = await rows(
    db,
    prepared,
    sql`select search_query(${q})::text as query, search_code(${q}) as code,
      (select array(select l from unnest(search_lexemes(${q})) l union select search_twin(l) from unnest(search_lexemes(${q})) l where search_twin(l) is not null)) as lexemes`,
  );
  return row ?? { query: '', lexemes: [], code: null };
}

/** Whether a thing is public now: one source may be kept to be searched, and nothing public rest on it. */
const isPublic = sql`(e.kind <> 'source' or source_is_public(e.key))`;

/** Things known by the code that was typed, exactly, or beginning with it where it has a figure, as symbols have. */
function byCode(code: string | null): SQL {
  const begins = code !== null && code.length >= 3 && /\d/.test(code);
  return sql`select e.kind, e.key, e.on_date, case when e.code_key = ${code} then 3 else 2 end::real as rank from search_entry e
    where ${begins ? sql`e.code_key collate "C" >= ${code} and e.code_key collate "C" < ${code} || U&'\\FFFD'` : sql`e.code_key collate "C" = ${code}`} and ${isPublic} ${atMost(60)}`;
}

/** Of a text the part that is read for an excerpt: of a long one from about the first word that begins as one of the lexemes does. */
function partOf(text: SQL, lexemes: readonly string[]): SQL {
  // A stem may end otherwise than its word does (policy, polici), so its last letter says nothing. Both cases are asked for: to make a long text small takes longer.
  const stems = lexemes.map((one) =>
    [...one.slice(0, Math.max(3, one.length - 1))]
      .map((letter) =>
        /[\p{L}\p{N}]/u.test(letter) ? `[${letter}${letter.toUpperCase()}${letter === 'е' ? 'ёЁ' : ''}]` : '.',
      )
      .join(''),
  );
  const found = `\\m(${stems.join('|')})`;
  return sql`case when length(${text}) <= ${mostRead}::int then ${text}
    else substr(${text}, greatest(1, regexp_instr(${text} collate "und-x-icu", ${found}) - ${before}::int), ${mostRead}::int) end`;
}

/** When entry `e` was: of a term its beginning where that is known, and not a day that it began before or after, or was to begin on. */
const dateOf = sql`case when e.kind <> 'term' or exists (select from chair_term t where t.id = e.key::uuid and t.actual_from is not null and t.actual_from_bound = 'at')
  then partial_json(e.on_date, e.on_precision) end`;

/** A page of what is found: how near each thing is to the words first, then how new it is. */
async function pageOf(
  db: Reader,
  locale: Locale,
  { query, lexemes, code }: Prepared,
  asked: Asked,
): Promise<z.output<typeof page>> {
  const { kind = null, page: wanted = 1 } = asked;
  const found = (
    where: SQL,
  ) => sql`select e.kind, e.key, e.on_date, ts_rank(array[0.1, 0.2, 0.4, 1.0]::real[], e.words, ${query}::tsquery, 1) * case e.kind when 'source' then 0.2 when 'state' then 2 when 'organization' then 2 else 1 end::real as rank
    from search_entry e where ${where} and e.words @@ ${query}::tsquery and ${isPublic} ${atMost(mostWeighed + 1)}`;
  const [row] = await rows(
    db,
    page,
    sql`with others as materialized (${found(sql`e.kind <> 'document'`)}),
      enough as materialized (select count(*) > ${mostWeighed} as too_many from (select 1 from search_entry e where e.kind = 'document' and e.words @@ ${query}::tsquery ${atMost(mostWeighed + 1)}) d),
      weighed as materialized (select w.* from enough cross join lateral (${found(sql`e.kind = 'document'`)}) w where not enough.too_many),
      newest as materialized (select n.kind, n.key, n.on_date, 0::real as rank from enough cross join lateral search_newest(${query}::tsquery, ${mostNewest}) n where enough.too_many),
      hits as materialized (select kind, key, max(on_date) as on_date, max(rank) as rank from (
        select * from others union all select * from weighed union all select * from newest union all (${byCode(code)})) h group by kind, key),
      counted as (select kind, count(*)::int as count from hits group by kind),
      reach as (select greatest(1, ceil(coalesce(sum(count), 0) / ${perPage}::float))::int as pages from counted where ${kind}::text is null or kind = ${kind}),
      picked as materialized (select h.*, row_number() over () as place from (select * from hits where ${kind}::text is null or kind = ${kind}
        order by rank desc, on_date desc nulls last, kind, key ${atMost(perPage)} offset (select (least(${wanted}::int, pages) - 1) * ${perPage} from reach)) h)
    select (select too_many from enough) as more, (select coalesce(json_object_agg(kind, count), '{}') from counted) as counts,
      (select least(${wanted}::int, pages) from reach) as page,
      (select coalesce(json_agg(json_build_object('kind', e.kind, 'key', e.key, 'place', e.place, 'code', e.code, 'title', e.title,
          'titleLanguage', language_in(e.title, ${locale}), 'date', ${dateOf},
          'inferred', case when e.kind = 'conference' then (select c.inferred from conference c where c.id = e.key::uuid) end,
          'stage', case when e.kind = 'conference' then (select c.stage from conference c where c.id = e.key::uuid) end,
          'supersededBy', case when e.kind = 'document' then (select ${successorOf(locale)} from released_document d where d.id = e.key::uuid) end,
          'texts', (select coalesce(json_object_agg(b.key, ${partOf(sql`b.value`, lexemes)}), '{}') from jsonb_each_text(e.body) b)) order by k.place), '[]')
        from picked k join search_entry e on e.kind = k.kind and e.key = k.key) as rows`,
  );
  return row ?? { more: false, counts: {}, page: 1, rows: [] };
}

/** Of words that begin as those looked for, the ones that are: in the grammar of any language, as the index has them. */
async function whichAreFound(
  db: Reader,
  lexemes: readonly string[],
  given: readonly string[],
): Promise<ReadonlySet<string>> {
  if (given.length === 0) return new Set();
  const found = await rows(
    db,
    z.object({ word: z.string() }),
    sql`select w.word from json_array_elements_text(${JSON.stringify(given)}::json) w(word)
      where search_lexemes(w.word) && array(select json_array_elements_text(${JSON.stringify(lexemes)}::json))`,
  );
  return new Set(found.map(({ word }) => word));
}

/** The words of a search that something has, the nearest in place of each that nothing has: together, where that is another search, and one by one. */
async function nearestTo(db: Reader, q: string): Promise<Pick<SearchView, 'nearest' | 'alone'>> {
  const typed = q.match(/[\p{L}\p{N}\p{M}]+/gu)?.slice(0, 8) ?? [];
  if (typed.length === 0) return { nearest: null, alone: [] };
  const found = await rows(
    db,
    z.object({ word: z.string(), nearest: z.string().nullable() }),
    sql`select w.word, case when search_has(w.word) then w.word else search_nearest(w.word) end as nearest
      from json_array_elements_text(${JSON.stringify(typed)}::json) with ordinality w(word, at) order by w.at`,
  );
  const words = found.flatMap(({ nearest }) => nearest ?? []);
  const offered = words.join(' ');
  const isAnother = offered !== '' && offered.toLowerCase() !== typed.join(' ').toLowerCase();
  const alone = words.length > 1 ? [...new Set(words)].slice(0, 5) : [];
  return { nearest: isAnother ? offered : null, alone };
}

const textsOf = ({ title, texts }: Hit): string[] => [...Object.values(title), ...Object.values(texts)];

/** A result as it is shown: in the page's language where that has the words, else in the one that has. Of an outcome the words of its text, without the signs of emphasis. */
function shown(locale: Locale, one: Hit, found: ReadonlySet<string>): Found {
  const { kind, key, title, titleLanguage, texts, date, inferred, stage, supersededBy, code } = one;
  const languages = [locale, ...Object.keys(texts).filter((other) => other !== locale)];
  const around = languages.flatMap((of) => {
    const text = excerpt(kind === 'outcome' ? withoutEmphasis(texts[of] ?? '') : (texts[of] ?? ''), found);
    return text === null ? [] : [{ pieces: pieces(text, found), language: of }];
  });
  return {
    kind,
    key,
    href: addressOf(locale, one),
    title: pieces(title[titleLanguage] ?? '', found),
    titleLanguage,
    excerpt: around[0] ?? elsewhere(one, found),
    date,
    inferred,
    stage,
    supersededBy,
    code,
  };
}

/** Where only the title in another language has the words: that title. */
function elsewhere({ title, titleLanguage }: Hit, found: ReadonlySet<string>): Found['excerpt'] {
  for (const [of, text] of Object.entries(title)) {
    const parts = pieces(text, found);
    if (of !== titleLanguage && parts.some((one) => one.found)) return { pieces: parts, language: of };
  }
  return null;
}

type Asked = { kind?: SearchKind | undefined; page?: number | undefined };

/**
 * What the public finds by words: everything public whose title or text has all of them, in any of its languages, however they are spelt or typed. The
 * nearest first, or, where more than a thousand documents have them, those after the rest and the newest first.
 */
export async function search(locale: Locale, q: string, asked: Asked = {}): Promise<SearchView> {
  return read(PUBLIC, async (db) => {
    const terms = await prepare(db, q);
    if (terms.query === '' && terms.code === null) return nothing;
    const { rows: hits, more, counts, page } = await pageOf(db, locale, terms, asked);
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (all === 0) return { ...nothing, ...(await nearestTo(db, q)) };
    const found = await whichAreFound(db, terms.lexemes, candidates(hits.flatMap(textsOf).join('\n'), terms.lexemes));
    const total = asked.kind ? (counts[asked.kind] ?? 0) : all;
    return {
      rows: hits.map((one) => shown(locale, one, found)),
      total,
      page,
      pages: Math.max(1, Math.ceil(total / perPage)),
      counts: searchKinds.flatMap((kind) => (counts[kind] ? [{ kind, count: counts[kind] }] : [])),
      more,
      nearest: null,
      alone: [],
    };
  });
}
