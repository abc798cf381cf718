import { fieldText, isWorded, valueText } from '#components/record/value-text.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { CorrectionView } from '#lib/correction/queries.ts';
import { told } from '#lib/correction/rules.ts';
import { listFormat } from '#lib/language/formatter.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';
import type { Thing } from '#lib/nouns.ts';
import { type Change, changesOf } from '#lib/record/rules.ts';
import { isDay } from '#lib/time/period.ts';

/** One field of what was put right, in words: what it is, what it said, and what it says now; null where it said nothing. */
type Line = { field: string; was: string | null; is: string | null };
type Said = {
  /** Whose fact it is, where the page is about several. */
  about: string | null;
  lines: Line[];
};

/** A correction in the words of the page's language, of whichever noun: the one place where that is done. */
export function saidOf(locale: Locale, noun: Thing, { kind, before, after, names }: CorrectionView): Said {
  const was = told(before, names);
  const is = kind === 'corrected' ? told(after, names) : null;
  const called = Object.fromEntries(
    Object.entries(names).map(([key, name]) => [key, { name, href: null, exercise: false }]),
  );
  const place = { locale, noun, names: called };
  const lines = (is === null ? changesOf(was, null) : bothOf(was, is)).flatMap((change) => {
    const { path } = change;
    const key = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
    if (!isWorded(locale, noun, path)) return [];
    const [before, after] = whereDiffering(change.before, change.after);
    const text = (value: Change['before']) =>
      value === undefined || value === null || value === '' ? null : daysWritten(locale, valueText(place, key, value));
    const line = {
      field: fieldText(locale, noun, path),
      was: text(is === null ? change.before : before),
      is: is === null ? null : text(after),
    };
    return line.was === null && line.is === null ? [] : [line];
  });
  return { about: aboutOf(locale, noun, [was, is], names), lines };
}

/** From how many letters a text is shown no longer whole, and how many of what did not change stand around what did. */
const long = 300;
const around = 60;

/** Two long texts, each cut to where they differ, at words: a notice on a page shows what was wrong, not all that was right. */
function whereDiffering(was: Change['before'], is: Change['after']): [Change['before'], Change['after']] {
  if (typeof was !== 'string' || typeof is !== 'string' || Math.max(was.length, is.length) <= long) return [was, is];
  const most = Math.min(was.length, is.length);
  let same = 0;
  while (same < most && was[same] === is[same]) same++;
  let last = 0;
  while (last < most - same && was.at(-1 - last) === is.at(-1 - last)) last++;
  const from = Math.max(0, same - around);
  const to = Math.max(0, last - around);
  const cut = (text: string) => {
    const part = text.slice(from, text.length - to);
    const begun = from === 0 ? part : `…${part.replace(/^\S*(?=\s)/, '')}`;
    return to === 0 ? begun : `${begun.replace(/(?<=\s)\S*$/, '')}…`;
  };
  return [cut(was), cut(is)];
}

/** A text with its ISO days written out. */
const daysWritten = (locale: Locale, text: string): string =>
  text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) =>
    isDay(day) ? formatPartialDate(locale, { date: day, precision: 'day' }) : day,
  );

/** What differs of both, also what one of them alone has. */
function bothOf(was: unknown, is: unknown): Change[] {
  const changed = changesOf(was, is);
  const now = new Set(changesOf({}, is).map(({ path }) => path.join('.')));
  const seen = new Set(changed.map(({ path }) => path.join('.')));
  const gone = changesOf(was, null).filter(({ path }) => !now.has(path.join('.')) && !seen.has(path.join('.')));
  return [...changed, ...gone];
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whose fact it is: a participant's, an item's of an agenda, an office's, an arrangement's of whoever hosts and runs it. */
function aboutOf(
  locale: Locale,
  noun: Thing,
  both: readonly unknown[],
  names: Readonly<Record<string, string>>,
): string | null {
  const t = translator(locale, 'correction');
  for (const one of both.filter(isTable)) {
    const { participant, hosts, runners, number, name } = one;
    if (typeof participant === 'string') return names[participant] ?? null;
    if (noun === 'agenda-item' && typeof number === 'string') return t('agendaItem', { number });
    if (noun === 'office' && isTable(name)) {
      const [word] = [name[locale], ...Object.values(name)].filter((text) => typeof text === 'string');
      if (word) return word;
    }
    const parties = [hosts, runners].flatMap((all) => (Array.isArray(all) ? all : []));
    if (noun === 'arrangement' && parties.length > 0)
      return listFormat(locale).format([...new Set(parties.map((key) => names[`${key}`] ?? `${key}`))]);
  }
  return null;
}
