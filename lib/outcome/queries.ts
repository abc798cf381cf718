import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { adoptionWays, type Locale, positionKinds } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { type AskedList, all, inOrderOf, listed, orderOf, searchedFor, searchOf } from '#lib/act/list.ts';
import { atMost, read, rows } from '#lib/act/read.ts';
import { keyed, type Listed, language, partialDate, words } from '#lib/act/shape.ts';
import { correctionsOf, correctionView } from '#lib/correction/rows.ts';
import { withoutText } from '#lib/correction/rules.ts';
import { releasedRow, releasedRows } from '#lib/document/release/rows.ts';
import { adoptedBy, latestOutcomes, type OutcomeRow, outcomeRow, outcomeRows, textAtHand } from '#lib/outcome/rows.ts';
import { processTerm, processTermRows } from '#lib/process/rows.ts';
import { claimView, sourceChoice, sourceChoices, sourced } from '#lib/source/rows.ts';
import { storedParagraph } from '#lib/text/rows.ts';

export type { OutcomeRow } from '#lib/outcome/rows.ts';

/** The orders that the list of outcomes has. */
export const outcomeOrders = ['title', 'adopted', 'conference', 'text'] as const;

/**
 * A page of the outcomes, the latest first or as the address asks; only those whose text is neither here nor known to be elsewhere, with the words of
 * a search, or that a participant adopted, if asked.
 */
export async function outcomes(
  locale: Locale,
  asked: AskedList & { notAtHand?: boolean; q?: string | undefined; participant?: string | undefined } = {},
): Promise<Listed<OutcomeRow>> {
  const title = (of: 'o' | 'c') =>
    inOrderOf(locale, of === 'o' ? sql`words_in(o.title, ${locale})` : sql`words_in(c.title, ${locale})`);
  const order = orderOf(
    asked.sort,
    {
      title: title('o'),
      adopted: sql`o.adopted_on`,
      conference: title('c'),
      text: sql`case when ${textAtHand} then 0 when o.text_url is not null then 1 else 2 end`,
    },
    latestOutcomes,
  );
  const wanted = all(
    asked.notAtHand && sql`not ${textAtHand} and o.text_url is null and o.withdrawn_on is null`,
    searchedFor(sql`search_text(words_all(o.title))`, searchOf(asked.q)),
    asked.participant && sql`o.withdrawn_on is null and ${adoptedBy(asked.participant)}`,
  );
  return read(PUBLIC, (db) =>
    listed(db, outcomeRow, asked, {
      from: sql`from outcome o left join conference c on c.id = o.conference_id where ${wanted}`,
      count: sql`from outcome o where ${wanted}`,
      key: sql`o.id`,
      order,
      row: sql`${outcomeRows(locale)} where o.id = pick.key`,
    }),
  );
}

/** The text of an outcome that was negotiated here, as it was adopted. */
const adoptedText = z.object({
  original: z.string(),
  languages: z.array(z.string()),
  paragraphs: z.array(storedParagraph),
  hash: z.string(),
  way: z.enum(adoptionWays),
  words,
  adoptedAt: z.string(),
  adopters: z.array(keyed),
  statements: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      kind: z.enum(positionKinds),
      words,
      language: z.string(),
      madeAt: z.string(),
    }),
  ),
  life: z.array(
    z.object({
      what: z.enum(['first-draft', 'revision', 'silence', 'adopted']),
      on: z.iso.date(),
      symbol: z.string().nullable(),
    }),
  ),
  zone: z.string(),
});
export type AdoptedText = z.output<typeof adoptedText>;

const outcomeView = outcomeRow.extend({
  text: adoptedText.nullable(),
  summary: z.string().nullable(),
  summaryLanguage: language.nullable(),
  instrument: z.string().nullable(),
  validFrom: partialDate.nullable(),
  validTo: partialDate.nullable(),
  alsoOf: z.string().nullable(),
  alsoOfUrl: z.string().nullable(),
  corrections: z.array(correctionView),
  documents: z.array(releasedRow),
  claims: z.array(claimView),
  ...sourced,
});
export type OutcomeView = z.output<typeof outcomeView>;

/** One outcome; null when there is none of that address. */
export async function outcomeBySlug(locale: Locale, slug: string): Promise<OutcomeView | null> {
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      outcomeView,
      sql`
      select r.*, words_in(k.summary, ${locale}) as summary, language_in(k.summary, ${locale}) as "summaryLanguage", k.instrument,
        coalesce(k.note_words ->> ${locale}, k.note) as note, sources_in(coalesce(k.note_words ->> ${locale}, k.note)) as mentioned,
        partial_json(k.valid_from, k.valid_from_precision) as "validFrom", partial_json(k.valid_to, k.valid_to_precision) as "validTo",
        k.also_of as "alsoOf", k.also_of_url as "alsoOfUrl",
        ${correctionsOf(locale, 'outcome', sql`k.slug`)} as corrections,
        (select coalesce(json_agg(d), '[]') from (${releasedRows(locale)} where d.id = k.released_id) d) as documents,
        claims_json('outcome', k.id, ${locale}) as claims,
        (select json_build_object('original', x.original, 'languages', x.languages, 'paragraphs', x.paragraphs, 'hash', x.hash, 'way', x.way, 'words', x.words,
            'adoptedAt', to_char(x.adopted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'zone', (select p.zone from process p), 'life', x.life,
            'adopters', (select coalesce(json_agg(json_build_object('key', a, 'name', participant_named(a, ${locale}, (x.adopted_at)::date))), '[]') from jsonb_array_elements_text(x.adopters) a),
            'statements', (select coalesce(json_agg(json_build_object('key', e ->> 'participant', 'name', participant_named(e ->> 'participant', ${locale}, (x.adopted_at)::date), 'kind', e ->> 'kind',
                'words', e -> 'words', 'language', e ->> 'language', 'madeAt', e ->> 'madeAt')), '[]') from jsonb_array_elements(x.statements) e))
          from outcome_text x where x.outcome_id = k.id) as text
      from (${outcomeRows(locale)} where o.slug = ${slug}) r join outcome k on k.id = r.id`,
    ),
  );
  if (!row) return null;
  const corrections = row.withdrawnOn ? withoutText(row.corrections) : row.corrections;
  return { ...row, corrections };
}

const keptOutcome = outcomeRow.extend({
  version: z.int(),
  titles: words,
  summaries: words.nullable(),
  releasedId: z.uuid().nullable(),
  replacesId: z.uuid().nullable(),
  ...outcomeView.pick({
    instrument: true,
    validFrom: true,
    validTo: true,
    alsoOf: true,
    alsoOfUrl: true,
    corrections: true,
  }).shape,
  note: z.string().nullable(),
  /** What a correction may name as its source. */
  sources: z.array(sourceChoice),
});
export type StaffOutcome = z.output<typeof keptOutcome>;

/** One outcome with all that the office said of it; null when there is none. */
export async function staffOutcome(actor: Actor, locale: Locale, id: string): Promise<StaffOutcome | null> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      keptOutcome,
      sql`
      select r.*, k.version, k.title as titles, k.summary as summaries, k.released_id as "releasedId", k.replaces as "replacesId",
        k.instrument, k.note, partial_json(k.valid_from, k.valid_from_precision) as "validFrom",
        partial_json(k.valid_to, k.valid_to_precision) as "validTo", k.also_of as "alsoOf", k.also_of_url as "alsoOfUrl",
        ${correctionsOf(locale, 'outcome', sql`k.slug`)} as corrections, ${sourceChoices} as sources
      from (${outcomeRows(locale)} where o.id::text = ${id}) r join outcome k on k.id = r.id`,
    ),
  );
  return row ?? null;
}

const outcomeChoice = z.object({ id: z.uuid(), title: z.string(), adoptedOn: partialDate.nullable() });
/** What a form of an outcome offers: the kinds that the process has words for, none where it has the portal's, and what may be replaced. */
export type OutcomeChoices = { kinds: z.output<typeof keyed>[]; outcomes: z.output<typeof outcomeChoice>[] };

/** How many outcomes a form offers as what is replaced: an older one is reached from its own page, which names it in the form's address. */
const mostChoices = 100;

/** The choices of a form of an outcome, the latest first, and the one that its address names. */
export async function outcomeChoices(locale: Locale, named?: string): Promise<OutcomeChoices> {
  return read(PUBLIC, async (db) => ({
    kinds: (await rows(db, processTerm, processTermRows(locale, 'outcome-kind'))).map(({ key, name }) => ({
      key,
      name,
    })),
    outcomes: await rows(
      db,
      outcomeChoice,
      sql`select o.id, words_in(o.title, ${locale}) as title, partial_json(o.adopted_on, o.adopted_on_precision) as "adoptedOn"
        from outcome o where o.withdrawn_on is null
          and (o.id in (select o.id from outcome o where o.withdrawn_on is null order by ${latestOutcomes} ${atMost(mostChoices)}) or o.id::text = ${named ?? ''})
        order by ${latestOutcomes}`,
    ),
  }));
}

/** A participant as a list names whose outcomes alone it has; null where the register has none of that key. */
export async function adopterNamed(locale: Locale, key: string): Promise<z.output<typeof keyed> | null> {
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      keyed,
      sql`select k.key, participant_named(k.key, ${locale}, today()) as name from participant k where k.key = ${key}`,
    ),
  );
  return row ?? null;
}
