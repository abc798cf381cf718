import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { PUBLIC } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { canonicalJson } from '#lib/language/canonical-json.ts';
import { withoutEmphasis } from '#lib/language/emphasis.ts';
import { formatPartialDate, isLocale, type Locale, translator } from '#lib/language/language.ts';
import { outcomeBySlug } from '#lib/outcome/queries.ts';
import { linesOf } from '#lib/text/file/rules.ts';
import { hashedForm, marked, wordsIn } from '#lib/text/rules.ts';
import { type FileFormat, fileStem, instrumentFile, type TextFile } from '#lib/typeset/instrument-file.ts';

/** Files that were set lately, by all that is in them. A text that was adopted does not change, so that strangers who ask again cost nothing. */
const kept = new LRUCache<string, TextFile>({ maxSize: 30_000_000, sizeCalculation: ({ bytes }) => bytes.length + 1 });

/** The text of an outcome that was negotiated here, in the form that its hash is made of (docs/canonical-text.md); null where there is none. */
export async function canonicalOf(locale: Locale, slug: string): Promise<string | null> {
  const outcome = await outcomeBySlug(locale, slug);
  return outcome?.text && !outcome.withdrawnOn
    ? canonicalJson(hashedForm(outcome.text.original, outcome.text.paragraphs))
    : null;
}

/**
 * The text of an outcome that was negotiated here as a file, in one of its languages or two side by side (Akoma Ntoso in one): without any, in that of the original.
 * Null where there is no such text; `language` where it is in none of those. Throws `Busy` where too many wait to be set.
 */
export async function adoptedFile(
  slug: string,
  { format, languages: asked }: { format: FileFormat; languages: readonly string[] },
): Promise<TextFile | 'language' | null> {
  const [first] = asked;
  const locale: Locale = first && isLocale(first) ? first : 'en';
  const [outcome, [named]] = await Promise.all([
    outcomeBySlug(locale, slug),
    read(PUBLIC, (db) =>
      rows(db, z.object({ name: z.string() }), sql`select words_in(name, ${locale}) as name from process`),
    ),
  ]);
  if (!outcome?.text || outcome.withdrawnOn || !named) return null;
  const { text } = outcome;
  const languages = asked.length > 0 ? [...new Set(asked)] : [text.original];
  const most = format === 'akn' ? 1 : 2;
  if (languages.length > most || languages.some((one) => !text.languages.includes(one))) return 'language';
  const t = translator(locale, 'outcome');
  const [language = text.original] = languages;
  const title = text.paragraphs.find(({ kind }) => kind === 'title');
  const day = outcome.adoptedOn ? formatPartialDate(locale, outcome.adoptedOn) : '';
  const set = {
    languages,
    running: named.name,
    symbol: '',
    issuer: named.name,
    particulars: [],
    occasion: outcome.conference ? [outcome.conference.title] : [],
    title: withoutEmphasis(title ? wordsIn(title, language, text.original).text : outcome.title),
    subtitle: t('adoptedText.subtitle', { day }),
    lines: linesOf(
      languages.map((one) => ({ language: one, marked: marked(text.paragraphs, one) })),
      text.original,
    ),
    pageOf: translator(locale, 'text')('file.page', { page: '{page}', pages: '{pages}' }),
  };
  const work = {
    path: slug,
    authority: 'secretariat',
    date: text.adoptedAt.slice(0, 10),
    version: 'adopted',
    name: 'statement',
  };
  const key = createHash('sha256')
    .update(JSON.stringify([format, set, work]))
    .digest('hex');
  const file =
    kept.get(key) ?? (await instrumentFile(set, { format, stem: fileStem(null, { [language]: set.title }), work }));
  kept.set(key, file);
  return file;
}
