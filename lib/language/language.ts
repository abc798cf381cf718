import { createTranslator } from 'use-intl/core';
import { type Locale, locales } from '#db/vocabulary.ts';
import {
  collator,
  dateFormat,
  languageNames as displayNames,
  listFormat,
  memoizer,
  numberFormat,
  tag,
} from '#lib/language/formatter.ts';
import { firstOfMonth, withArticles } from '#lib/language/french.ts';
import { isLanguageTag } from '#lib/language/tag.ts';
import type { PartialDate } from '#lib/time/period.ts';
import { messages } from '#messages/all.ts';
import type { en } from '#messages/en.ts';

export { type Locale, locales };

export type Namespace = keyof typeof en;

/** Is the text one of the portal's languages? */
export function isLocale(text: string): text is Locale {
  return locales.some((locale) => locale === text);
}

/**
 * The languages that a process is shown in: those of ours that it works in, then those that it asks for; English where that is
 * none. Where no process is known, all of them.
 */
export function offeredLocales(
  process: { workingLanguages: readonly string[]; interfaceLanguages: readonly string[] } | null | undefined,
): readonly Locale[] {
  if (!process) return locales;
  const wanted = [...process.workingLanguages, ...process.interfaceLanguages].map((tag) => tag.split('-')[0] ?? '');
  const offered = [...new Set(wanted)].filter(isLocale);
  return offered.length > 0 ? offered : ['en'];
}

/** Of the languages that a portal is offered in the one for whoever asks for none: English, or the first there is. */
export const entryLocale = (languages: readonly Locale[]): Locale =>
  languages.find((one) => one === 'en') ?? languages[0] ?? 'en';

type Values = Record<string, string | number>;
/** 'title' or, of a table within, 'stage.draft'. */
type KeysOf<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeysOf<T[K]>}` }[keyof T & string];

/** The keys of messages/en/<namespace>.json; bin/messages.ts holds Russian to the same. */
export type Key<N extends Namespace> = KeysOf<(typeof en)[N]>;

/**
 * The words of a namespace by their keys. The compiler refuses a key that the namespace does not have, one made of the values of
 * a vocabulary too; what comes from outside the code is asked for by `has` first.
 */
export type Translate<N extends Namespace> = {
  (key: Key<N>, values?: Values): string;
  has(key: string): key is Key<N>;
};

type Table = { [key: string]: string };
// To use-intl the messages are a table like any: their keys are ours to type, nested ones too.
const isTable = (value: object): value is Table => typeof value === 'object';

/** What a language does to its dates, and to a text that they were put into. */
const ways: Partial<Record<Locale, { date: (text: string) => string; text: (text: string) => string }>> = {
  fr: { date: firstOfMonth, text: withArticles },
  // «…2026 г.» at the end of a sentence has the one full stop that it has already.
  ru: { date: (text) => text, text: (text) => text.replaceAll('г..', 'г.') },
};
const same = (text: string): string => text;

type Plain = { (key: string, values?: Values): string; has(key: string): boolean };
const made = memoizer<Plain>();

/** Gives t(key, values) over messages/<locale>/<namespace>.json. */
export function translator<N extends Namespace>(locale: Locale, namespace: N): Translate<N> {
  const t = made(`${locale} ${namespace}`, () => makeTranslator(locale, namespace));
  const has = (key: string): key is Key<N> => t.has(key);
  return Object.assign((key: Key<N>, values?: Values) => t(key, values), { has });
}

/** A sign behind words as the language sets it: French has a space before it that does not break. */
export const signed = (locale: Locale, words: string, sign: ':' | ';' | '?'): string =>
  `${words}${locale === 'fr' ? '\u00a0' : ''}${sign}`;

/** A label before what it labels. */
export const labelled = (locale: Locale, label: string, what = ''): string => `${signed(locale, label, ':')} ${what}`;

/** What is said one after the other, parted by semicolons; what is not said is left out. */
export const parted = (locale: Locale, parts: readonly (string | false | null | undefined)[]): string =>
  parts.filter(Boolean).join(`${signed(locale, '', ';')} `);

/** The words of a key that may be none of the namespace, such as one that a file or an address brought; else `otherwise`. */
export const wordOr = <N extends Namespace>(
  t: Translate<N>,
  key: string,
  otherwise: string,
  values?: Values,
): string => (t.has(key) ? t(key, values) : otherwise);

/** Dear to make, and the messages it has read once it keeps: one serves every page. */
function makeTranslator(locale: Locale, namespace: Namespace): Plain {
  const table: object = messages[locale][namespace];
  if (!isTable(table)) throw new Error(`messages/${locale}/${namespace}.json holds no table`);
  const t = createTranslator({
    locale: tag(locale),
    messages: table,
    onError: (fault) => process.stderr.write(`${JSON.stringify({ level: 'error', message: fault.message })}\n`),
  });
  const plain = memoizer<string>();
  const filled = memoizer<string>();
  const { text: finished } = ways[locale] ?? { text: same };
  const said = (key: string, values?: Values): string =>
    values ? filled(key + JSON.stringify(values), () => finished(t(key, values))) : plain(key, () => t(key));
  return Object.assign(said, { has: (key: string) => t.has(key) });
}

const formats = {
  day: { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  month: { month: 'long', year: 'numeric', timeZone: 'UTC' },
  year: { year: 'numeric', timeZone: 'UTC' },
} as const;

const days = memoizer<string>();

/** Keeps a day's number on one line with its month, and «г.» with its year, by the one space that does both, whatever Intl has there. */
const tied = (locale: Locale, text: string): string =>
  (ways[locale]?.date ?? same)(text)
    .replace(/^(\d{1,2}(?:er)?) /, '$1\u00a0')
    .replaceAll(/[ \u2009\u202f]г\./g, '\u00a0г.');

/** “24 April 2025”, “November 2016” or “2013”; in Russian «24 апреля 2025 г.», «ноябрь 2016 г.», «2013 г.». */
export function formatPartialDate(locale: Locale, { date, precision }: PartialDate): string {
  return days(`${locale} ${precision} ${date}`, () => {
    const at = new Date(`${date}T00:00:00Z`);
    if (precision === 'year')
      return tied(locale, locale === 'ru' ? `${at.getUTCFullYear()} г.` : `${at.getUTCFullYear()}`);
    return tied(locale, dateFormat(locale, formats[precision]).format(at));
  });
}

/** A date as it stands after “from” or “since”: in Russian in the genitive, «ноября 2016 г.». */
export function formatGenitive(locale: Locale, d: PartialDate): string {
  if (d.precision !== 'month') return formatPartialDate(locale, d);
  const parts = dateFormat(locale, formats.day).formatToParts(new Date(`${d.date}T00:00:00Z`));
  const fromMonth = parts.slice(parts.findIndex(({ type }) => type === 'month'));
  return tied(locale, fromMonth.map(({ value }) => value).join(''));
}

const untailed = (text: string, tail: string): string => text.slice(0, text.length - tail.length);

/** A day range in parts: “14”, “–”, “16 March 2011”, the two days with themselves. Both at day precision, and not the same day. */
export function dayRangeParts(locale: Locale, from: string, to: string): { text: string; dateTime: string | null }[] {
  const parts = dateFormat(locale, formats.day).formatRangeToParts(
    new Date(`${from}T00:00:00Z`),
    new Date(`${to}T00:00:00Z`),
  );
  const text = (some: typeof parts) => some.map(({ value }) => value).join('');
  const second = parts.findIndex(({ source }) => source === 'endRange');
  const before = text(parts.slice(0, second));
  // What the days share stands before the dash or after both: «27 декабря 2018 г. – 2 января».
  const dash = /\s*[–—-]\s*$/.exec(before)?.[0] ?? '';
  return [
    // With what follows it: French has “1er–3 avril”.
    { text: untailed(tied(locale, before), dash), dateTime: from },
    { text: dash, dateTime: null },
    { text: tied(locale, text(parts.slice(second))), dateTime: to },
  ];
}

/** A day range: “14–16 March 2011”; one day when both are the same. Both at day precision. */
export const formatDayRange = (locale: Locale, from: string, to: string): string =>
  days(`${locale} ${from} ${to}`, () =>
    from === to
      ? formatPartialDate(locale, { date: from, precision: 'day' })
      : dayRangeParts(locale, from, to)
          .map(({ text }) => text)
          .join(''),
  );

/** An instant in a named IANA zone, the zone said: “24 November 2026, 14:05 GMT+5”. */
export function formatInstant(locale: Locale, at: Date, zone: string): string {
  const format = { ...formats.day, hour: '2-digit', minute: '2-digit', timeZone: zone, timeZoneName: 'short' } as const;
  return tied(locale, dateFormat(locale, format).format(at));
}

/** The same in two parts: “24 November 2026” and “14:05:09 GMT+5”, the seconds too. */
export function formatDayAndTime(locale: Locale, at: Date, zone: string): { day: string; time: string } {
  const day = dateFormat(locale, { ...formats.day, timeZone: zone });
  const time = dateFormat(locale, { timeStyle: 'medium', timeZone: zone });
  const named = dateFormat(locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts(at);
  const name = named.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  return { day: tied(locale, day.format(at)), time: `${time.format(at)} ${name}` };
}

/** The MB of which people's computers say how large a file is, and of which UPLOAD_LIMIT_MB is. */
export const megabyte = 1_048_576;

/** A size as people read it: 512 kB, 1.4 MB (1 kB is 1024 bytes). */
export function formatBytes(locale: Locale, bytes: number): string {
  const [value, unit] =
    bytes < megabyte ? [bytes / 1024, 'kilobyte' as const] : [bytes / megabyte, 'megabyte' as const];
  return numberFormat(locale, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}

/** Sorts by a name in the protocol's order: alphabetical in the language shown. */
export function inProtocolOrder<T>(locale: Locale, rows: readonly T[], name: (row: T) => string): T[] {
  const { compare } = collator(locale, { sensitivity: 'base' });
  return rows.toSorted((a, b) => compare(name(a), name(b)));
}

/** A language by its name in the page's language: the portal's own word where the region has one, else that of CLDR. */
export function languageName(locale: Locale, language: string): string {
  const known = () => (isLanguageTag(language) ? displayNames(locale).of(language) : undefined) ?? language;
  return wordOr(translator(locale, 'vocabulary'), `language.${language}`, known());
}

/** Several languages as one phrase: “English and Russian”. */
export const languageNames = (locale: Locale, tags: readonly string[]): string =>
  listFormat(locale).format(tags.map((language) => languageName(locale, language)));
