import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { StoredParagraph } from '#db/schema/text.ts';
import { textAccessLevels, type VersionKind } from '#db/vocabulary.ts';
import { type Reader, rows } from '#lib/act/read.ts';
import { partialDate, words } from '#lib/act/shape.ts';
import { nextInLine } from '#lib/document/symbol/commands.ts';
import { formatPartialDate, isLocale, type Locale, translator } from '#lib/language/language.ts';
import { anyWords } from '#lib/language/words.ts';
import { alignmentOf, marked, type Paragraph, wordsIn } from '#lib/text/rules.ts';
import { setDocx } from '#lib/typeset/docx.ts';
import { setPdf } from '#lib/typeset/pdf.ts';
import type { Block, SetText } from '#lib/typeset/text.ts';

const paragraph = z.custom<StoredParagraph>((one) => typeof one === 'object' && one !== null && 'id' in one);

const occasion = z.object({
  version: z.int(),
  title: words,
  original: z.string(),
  languages: z.array(z.string()),
  access: z.enum(textAccessLevels),
  paragraphs: z.array(paragraph),
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
type Occasion = z.output<typeof occasion>;

/** What a revision of a text is made of; null where there is no such text. */
async function occasionOf(db: Reader, textId: string): Promise<Occasion | null> {
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

/** The symbol that the next revision of a text gets: the next L. of its conference, then its Rev.1, Rev.2; null where the process has none. */
export async function nextSymbol(db: Reader, textId: string): Promise<string | null> {
  const of = await occasionOf(db, textId);
  return of && nextInLine(db, of.conferenceId, { nature: 'L', last: of.last?.symbol ?? null });
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

const emphasis = (text: string): string => text.replaceAll('*', '');

function blocksOf(paragraphs: readonly Paragraph[], language: string, original: string): Block[] {
  return marked(paragraphs, language).flatMap(({ paragraph: one }): Block[] => {
    const text = emphasis(wordsIn(one, language, original).text);
    if (one.kind === 'title') return [];
    if (one.kind === 'heading' || one.kind === 'annex') return [{ kind: 'heading', text }];
    if (one.kind === 'preambular') return [{ kind: 'note', text }];
    return [{ kind: one.level === 1 ? 'paragraph' : 'point', text }];
  });
}

/**
 * The files of the next revision, a DOCX and a PDF in each language in which the text is whole, with the symbol that they bear and the
 * version of the text that they are of. Null where there is no such text.
 */
export async function revisionFiles(db: Reader, textId: string) {
  const of = await occasionOf(db, textId);
  if (!of) return null;
  const symbol = await nextSymbol(db, textId);
  const files = [];
  for (const language of of.languages) {
    const kind = versionKindOf(of.paragraphs, language, of.original);
    if (!kind) continue;
    const set = setText(of, symbol, language);
    const stem = (symbol ?? anyWords(of.title)).replaceAll(/[^\p{L}\p{N}.]+/gu, '-').slice(0, 80);
    files.push(
      { language, kind, name: `${stem}-${language}.docx`, bytes: await setDocx(set) },
      { language, kind, name: `${stem}-${language}.pdf`, bytes: await setPdf(set) },
    );
  }
  return { version: of.version, symbol, files };
}

/** The words around a text are those of the interface where it has the language, and else English. */
function setText(of: Occasion, symbol: string | null, language: string): SetText {
  const locale: Locale = isLocale(language) ? language : 'en';
  const t = translator(locale, 'text');
  const said = (all: Record<string, string>) => all[language] ?? anyWords(all);
  const title = of.paragraphs.find(({ kind }) => kind === 'title');
  return {
    language,
    running: of.exercise ? t('file.exercise') : said(of.process),
    symbol: symbol ?? '',
    issuer: said(of.process),
    particulars: [t(`file.access.${of.access}`), formatPartialDate(locale, { date: of.today, precision: 'day' })],
    occasion: [
      [said(of.conference), of.city && said(of.city), formatPartialDate(locale, of.from)].filter(Boolean).join(', '),
      ...(of.item ? [t('file.item', { number: of.item })] : []),
    ],
    title: emphasis(title ? wordsIn(title, language, of.original).text : said(of.title)),
    subtitle: t('file.draft'),
    blocks: blocksOf(of.paragraphs, language, of.original),
    pageOf: (page, pages) => t('file.page', { page, pages }),
  };
}
