import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import type { Caution, Reading, Redline, Refusal } from '#lib/act/result.ts';
import { formatDayAndTime, formatGenitive, formatPartialDate, translator, wordOr } from '#lib/language/language.ts';
import { parseWrittenDate } from '#lib/language/written-date.ts';
import { isDay, parsePartialDate } from '#lib/time/period.ts';

/** What a form is shown with after it was sent: the refusal in words, each field's own, and all that was typed. */
export type FormState = {
  refused: string | null;
  fields: Record<string, string>;
  values: Record<string, string>;
  /** Set when all is well and the act requires confirmation: the form shows what will be recorded and asks once more. */
  confirm: boolean;
  /** What to look at once more before it is confirmed, in words. */
  cautions?: readonly ShownCaution[];
  /** What was read out of what was sent, to be corrected where it is confirmed. */
  reading?: Reading;
  /** Counts the idempotencyKeys, so that the same refusal twice is announced twice. */
  turn: number;
  /** What was typed as a date, read back in words, by the names of the fields. */
  dates?: Record<string, string>;
  /** What an act gave that is shown this once and kept nowhere readable. */
  shown?: Record<string, string>;
};

/** What to look at once more: a sentence, or one with the words that go and come. */
export type ShownCaution = string | { sentence: string; redline: Redline };

/** The names that are the form's own and nobody's typing. */
const own = new Set(['key', 'locale', 'confirm', 'back', 'keep']);
/** What is never sent back to a page, whatever else comes back with a refusal. */
const secret = new Set(['password', 'newPassword', 'again', 'code', 'newCode']);

/** Letters of a field that a page can come back with; what is longer comes back as its beginning, of so many letters. */
const mostLetters = 2_000_000;
const beginning = 2000;

const isTyped = (name: string): boolean => !own.has(name) && !secret.has(name) && !name.startsWith('$');

/** Everything typed into a form, files and secrets left out: what it comes back filled with. */
export function typed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form)
    if (typeof value === 'string' && isTyped(name))
      values[name] = value.length > mostLetters ? value.slice(0, beginning).toWellFormed() : value;
  return values;
}

/** What somebody typed into one field, under the label that the field had. */
export const typedWords = z.array(z.object({ label: z.string(), value: z.string() }));
export type TypedWords = z.output<typeof typedWords>;

/** A refusal with its fields under the names that a form has for them. */
export function fieldsNamed(refusal: Refusal, names: Readonly<Record<string, string>>): Refusal {
  const named = <T>(given: Record<string, T>) =>
    Object.fromEntries(Object.entries(given).map(([name, value]) => [names[name] ?? name, value]));
  const { fields, fieldParams } = refusal;
  return {
    ...refusal,
    ...(fields && { fields: named(fields) }),
    ...(fieldParams && { fieldParams: named(fieldParams) }),
  };
}

/** The hidden field in which a form says the labels of the fields that are typed into, by their names. */
export const labelsField = '$labels';
const labels = z.record(z.string(), z.string());

/** The words typed into a form, as a person knows the fields, for a page that has the form no longer: nothing that was chosen, and no secret. */
export function wordsTyped(form: FormData): TypedWords {
  let said: unknown = null;
  try {
    said = JSON.parse(text(form, labelsField) || '{}');
  } catch {
    // It is whatever was sent.
  }
  const read = labels.safeParse(said);
  const values = typed(form);
  return Object.entries(read.data ?? {}).flatMap(([name, label]) => {
    const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
    return value.trim() ? [{ label, value }] : [];
  });
}

/** Letters that any field may have: an act takes fewer, of most of them. */
const anyField = 500_000;

/**
 * Why a form with a field too long to come back whole is refused before anything else: beside each such field how long it may be, by what the
 * act says of it. `isCut`: the field comes back as its beginning. Null where all are short enough.
 */
export function refusalOfLength(form: FormData, schema: z.ZodType, given: unknown, isCut: boolean): Refusal | null {
  const names = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && isTyped(name) && value.length > mostLetters ? [name] : [],
  );
  if (names.length === 0) return null;
  const issues = schema.safeParse(given).error?.issues ?? [];
  const mostOf = (name: string): number => {
    const issue = issues.find(({ code, path }) => code === 'too_big' && path.join('.') === name);
    return issue?.code === 'too_big' ? Number(issue.maximum) : anyField;
  };
  const code = isCut ? 'field-too-long-cut' : 'field-too-long';
  return {
    code: 'invalid',
    fields: Object.fromEntries(names.map((name) => [name, code])),
    fieldParams: Object.fromEntries(names.map((name) => [name, { most: mostOf(name) }])),
  };
}

/** Each value that is a date however it was written, in words: “24 April 2027”. What it is read as is for the person to see. */
export function datesIn(values: Readonly<Record<string, string>>, locale: Locale): Record<string, string> {
  const dates: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const date = value.length < 60 ? parseWrittenDate(value) : null;
    if (date) dates[name] = formatPartialDate(locale, date);
  }
  return dates;
}

/** A text field, or '' when it is not there. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** What was chosen of a list of any number: the fields named hosts.KAZ, hosts.org:IOM as [KAZ, org:IOM]. */
export const chosenOf = (form: FormData, name: string): string[] => [
  ...new Set([...form.keys()].flatMap((key) => (key.startsWith(`${name}.`) ? [key.slice(name.length + 1)] : []))),
];

/** The fields named title.en, title.fr, … that the form has, as words per language. */
export const wordsOf = (form: FormData, name: string): Record<string, string> =>
  Object.fromEntries(
    [...form.keys()]
      .filter((key) => key.startsWith(`${name}.`))
      .map((key) => [key.slice(name.length + 1), text(form, key)]),
  );

/** A bound of a form: the date typed, and whether it is the day itself, one that it is no later or no earlier than, or not known. */
export function boundIn(form: FormData, name: string) {
  const date = text(form, name);
  switch (text(form, `${name}Bound`)) {
    case 'unknown':
      return 'unknown';
    case 'not-later':
      return date.trim() ? { noLaterThan: date } : '';
    case 'not-earlier':
      return date.trim() ? { noEarlierThan: date } : '';
    default:
      return date;
  }
}

/** The figures of a sentence that are dates, at the precision that they are known. */
const dated = new Set(['day', 'from', 'to', 'other']);

/** What a sentence is about, as people read it: dates written out, a status in its word, a name in the language of the sentence (`holder.ru`). */
function worded(params: Refusal['params'], locale: Locale): Record<string, string | number> {
  const statuses = translator(locale, 'vocabulary');
  return Object.fromEntries(
    Object.entries(params ?? {}).flatMap(([name, value]): [string, string | number][] => {
      const [what = name, language] = name.split('.');
      if (language !== undefined) return language === locale ? [[what, value]] : [];
      const date = typeof value === 'string' && (dated.has(name) || isDay(value)) ? parsePartialDate(value) : null;
      if (date) return [[name, name === 'from' ? formatGenitive(locale, date) : formatPartialDate(locale, date)]];
      // Where a sentence names no instant it has none to be written out.
      if (name === 'at' && params?.zone && value !== '') {
        const { day, time } = formatDayAndTime(locale, new Date(value), `${params.zone}`);
        return [[name, `${day}, ${time}`]];
      }
      if (name === 'status') return [[name, wordOr(statuses, `membershipStatus.${value}`, `${value}`)]];
      return [[name, value]];
    }),
  );
}

/** What to look at once more, in the person's language. */
export function wordCaution({ code, params }: Caution, locale: Locale): string {
  const t = translator(locale, 'caution');
  if (!t.has(code)) throw new Error(`messages/${locale}/caution.json has no ${code}`);
  return t(code, worded(params, locale));
}

/** The same, with the words that go and come where it has any. */
export function shownCaution(caution: Caution, locale: Locale): ShownCaution {
  const sentence = wordCaution(caution, locale);
  return caution.redline ? { sentence, redline: caution.redline } : sentence;
}

/** A refusal in the person's language: the sentence of the whole, and one beside each field. */
export function word(refusal: Refusal, locale: Locale): { refused: string; fields: Record<string, string> } {
  const t = translator(locale, 'refusal');
  const uploads = translator(locale, 'refusal-upload');
  // Nobody is named where the record does not say who.
  const params = worded({ who: 'unknown', name: '', at: '', from: 'none', to: 'none', ...refusal.params }, locale);
  const say = (code: string, more: Record<string, string | number> = {}): string => {
    const given = { ...params, ...more };
    return t.has(code) ? t(code, given) : uploads.has(code) ? uploads(code, given) : t('field-invalid');
  };
  const fields = Object.entries(refusal.fields ?? {});
  // What a field says is said there, and not once more over the form.
  const isSaidBeside = fields.some(([, code]) => code === refusal.code);
  return {
    refused: say(isSaidBeside ? 'invalid' : refusal.code),
    fields: Object.fromEntries(fields.map(([name, code]) => [name, say(code, refusal.fieldParams?.[name])])),
  };
}

/**
 * The source that a form names: one of the register that was chosen, and one that was described. Both as they were typed, so that the command can
 * say that it is to be one of the two; a new one of which nothing was filled in is null.
 */
export function sourceIn(form: FormData) {
  const described = {
    publisher: text(form, 'newSource.publisher'),
    title: text(form, 'newSource.title'),
    date: text(form, 'newSource.date'),
    url: text(form, 'newSource.url'),
  };
  const isDescribed = Object.values(described).some((value) => value.trim());
  return { source: text(form, 'source'), newSource: isDescribed ? described : null };
}
