import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { textAccessLevels, type VersionKind } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { type Reader, read, rows } from '#lib/act/read.ts';
import { partialDate, words } from '#lib/act/shape.ts';
import { withoutEmphasis } from '#lib/language/emphasis.ts';
import {
  formatInstant,
  formatPartialDate,
  isLocale,
  type Locale,
  languageName,
  translator,
} from '#lib/language/language.ts';
import { isUuid } from '#lib/language/uuid.ts';
import { anyWords } from '#lib/language/words.ts';
import { linesOf, rollingLines } from '#lib/text/file/rules.ts';
import { type TextView, textView } from '#lib/text/queries.ts';
import { isContested, type RollingParagraph } from '#lib/text/rolling/rules.ts';
import { storedParagraph } from '#lib/text/rows.ts';
import { alignmentOf, marked, type Paragraph, wordsIn } from '#lib/text/rules.ts';
import type { SetInstrument } from '#lib/typeset/instrument.ts';
import { type FileFormat, fileStem, instrumentFile, type TextFile } from '#lib/typeset/instrument-file.ts';

const occasion = z.object({
  version: z.int(),
  title: words,
  original: z.string(),
  languages: z.array(z.string()),
  access: z.enum(textAccessLevels),
  paragraphs: z.array(storedParagraph),
  conferenceId: z.uuid(),
  conference: words,
  from: partialDate,
  city: words.nullable(),
  item: z.string().nullable(),
  process: words,
  exercise: z.boolean(),
  today: z.iso.date(),
  /** The symbol of the last revision's document; null where there is none, or it has none. */
  last: z.object({ symbol: z.string().nullable() }).nullable(),
});
export type Occasion = z.output<typeof occasion>;

/** What a revision of a text is made of; null where there is no such text. */
export async function occasionOf(db: Reader, textId: string): Promise<Occasion | null> {
  const [found] = await rows(
    db,
    occasion,
    sql`select t.version, t.title, t.original, t.languages, t.access, t.paragraphs, t.conference_id as "conferenceId", c.title as conference,
        partial_json(c.from_date, c.from_precision) as "from", c.city, (select a.number from agenda_item a where a.id = t.agenda_item_id) as item,
        p.name as process, c.exercise, today()::text as today,
        (select json_build_object('symbol', d.symbol) from text_revision r join document d on d.id = r.document_id
          where r.text_id = t.id order by r.number desc limit 1) as last
      from text t join conference c on c.id = t.conference_id, process p where t.id = ${textId}`,
  );
  return found ?? null;
}

/** How a language stands in a whole text: `original`, `official` where all of it says what the original says, `unofficial` where some is behind; null where some is missing. */
export function versionKindOf(
  paragraphs: readonly Paragraph[],
  language: string,
  original: string,
): VersionKind | null {
  if (language === original) return 'original';
  const all = paragraphs.map((one) => alignmentOf(one, language, original));
  if (all.includes('missing')) return null;
  return all.includes('behind') ? 'unofficial' : 'official';
}

/** The words of the portal in a language of a text, or in English. */
const wordsFor = (language: string) => translator(isLocale(language) ? language : 'en', 'text');

/** The words around a text are those of the interface where it has the language, and else English. */
export function setText(of: Occasion, symbol: string | null, languages: readonly string[]): SetInstrument {
  const [language = of.original] = languages;
  const locale: Locale = isLocale(language) ? language : 'en';
  const t = translator(locale, 'text');
  const said = (all: Record<string, string>) => all[language] ?? anyWords(all);
  const title = of.paragraphs.find(({ kind }) => kind === 'title');
  return {
    languages: [...languages],
    running: of.exercise ? t('file.exercise') : said(of.process),
    symbol: symbol ?? '',
    issuer: said(of.process),
    particulars: [t(`file.access.${of.access}`), formatPartialDate(locale, { date: of.today, precision: 'day' })],
    occasion: [
      [said(of.conference), of.city && said(of.city), formatPartialDate(locale, of.from)].filter(Boolean).join(', '),
      ...(of.item ? [t('file.item', { number: of.item })] : []),
    ],
    title: withoutEmphasis(title ? wordsIn(title, language, of.original).text : said(of.title)),
    subtitle: t('file.draft'),
    lines: linesOf(
      languages.map((one) => ({ language: one, marked: marked(of.paragraphs, one) })),
      of.original,
      ({ agreed = false }, one) => (agreed ? [wordsFor(one)('agreedAdReferendum')] : []),
    ),
    pageOf: t('file.page', { page: '{page}', pages: '{pages}' }),
  };
}

const revisionRow = z.object({
  symbol: z.string().nullable(),
  paragraphs: z.array(storedParagraph),
  day: z.iso.date(),
  number: z.int(),
});

/** One revision of a text with what its files are made of, as they were on the day that it was cut; null where there is none of that number. */
export async function circulated(db: Reader, textId: string, number: string) {
  const of = await occasionOf(db, textId);
  const [revision] = await rows(
    db,
    revisionRow,
    sql`select d.symbol, r.paragraphs, (r.cut_at at time zone (select zone from process))::date::text as day, r.number from text_revision r
      left join document d on d.id = r.document_id where r.text_id = ${textId} and r.number::text = ${number}`,
  );
  return of && revision ? { of: { ...of, paragraphs: revision.paragraphs, today: revision.day }, revision } : null;
}

/**
 * One revision of a text as a file, in one language or two side by side; null where the reader may not see it, or there is no such revision or
 * language. `rolling` is the text as it stands with every open proposal as a tracked change of its State, as DOCX.
 */
export async function textFile(
  actor: Actor,
  locale: Locale,
  id: string,
  asked: { revision: string; format: FileFormat; languages: readonly string[] },
): Promise<TextFile | null> {
  if (!isUuid(id)) return null;
  // Akoma Ntoso and the rolling text are in one language each.
  if (asked.languages.length > 1 && (asked.format === 'akn' || asked.revision === 'rolling')) return null;
  if (asked.revision === 'rolling') return rollingFile(actor, locale, id, asked);
  const found = await read(actor, (db) => circulated(db, id, asked.revision));
  const languages = asked.languages.filter(
    (one, at) => found?.of.languages.includes(one) && asked.languages.indexOf(one) === at,
  );
  if (!found || languages.length === 0 || languages.length > 2) return null;
  const { of, revision } = found;
  const set = setText(of, revision.symbol, languages);
  const stem = fileStem(revision.symbol, of.title);
  const work = {
    path: stem.toLowerCase(),
    authority: 'secretariat',
    date: revision.day,
    version: `${revision.number}`,
    name: 'statement',
  };
  return instrumentFile(set, { format: asked.format, stem, work });
}

async function rollingFile(
  actor: Actor,
  locale: Locale,
  id: string,
  { format, languages }: { format: FileFormat; languages: readonly string[] },
): Promise<TextFile | null> {
  if (format !== 'docx') return null;
  const view = await textView(actor, locale, id, languages[0]);
  const of = view && (await read(actor, (db) => occasionOf(db, id)));
  if (!view || !of) return null;
  const { language } = view;
  const words: Locale = isLocale(language) ? language : 'en';
  const t = translator(words, 'text');
  const begins = (behind: { mark: string | null; words: string }) => behind.mark ?? behind.words.slice(0, 40);
  const lines = rollingLines({
    rolling: view.rolling,
    nameOf: (key) => view.names.find((one) => one.key === key)?.name ?? key,
    submitted: new Map(view.proposals.map(({ id: one, submittedAt }) => [one, submittedAt])),
    last: marked(view.last ?? view.paragraphs, language),
    say: {
      alternative: t('file.alternative'),
      comment: t('comment'),
      inLanguage: (tag) => t('inLanguage', { language: languageName(words, tag) }),
      movedFrom: t('file.movedFrom'),
      notes: (one) => agreementNotes(view, words, one),
      moveTo: (behind) => (behind ? t('file.moveTo', { place: begins(behind) }) : t('file.moveFirst')),
    },
  });
  const set = { ...setText(of, view.symbol, [language]), lines, isRolling: true };
  return instrumentFile(set, { format, stem: `${fileStem(view.symbol, of.title)}-rolling` });
}

/** What the page says of the agreement on a paragraph, for a file: that it is agreed, with proposals beside it, or no longer; and what was struck behind it. */
function agreementNotes(
  {
    agreements,
    rolling,
    zone,
    original,
    language,
  }: Pick<TextView, 'agreements' | 'rolling' | 'zone' | 'original' | 'language'>,
  locale: Locale,
  one: RollingParagraph,
): string[] {
  const t = translator(locale, 'text');
  const when = (at: string | null) => (at ? formatInstant(locale, new Date(at), zone) : 'none');
  const lapsed = agreements.lapsed[one.paragraph.id];
  const isFirst = rolling.paragraphs.find(({ kind }) => kind === 'text') === one;
  const struck = agreements.struck.filter(({ after }) => after === one.paragraph.id || (after === null && isFirst));
  return [
    ...(one.paragraph.agreed ? [t(isContested(one) ? 'agreement.contested' : 'agreedAdReferendum')] : []),
    ...(lapsed ? [t('agreement.lapsed', { when: when(lapsed) })] : []),
    ...struck.map(({ paragraph, mark, at }) => {
      const words = withoutEmphasis(wordsIn(paragraph, language, original).text);
      return `${t('agreement.struck', { when: when(at) })}: ${mark ? `${mark} ` : ''}${words}`;
    }),
  ];
}
