import { z } from 'zod';
import type { Locale } from '#lib/language/language.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { citedByField, sourceWords, type Vouched } from '#lib/source/rules.ts';
import { type Bound, boundText } from '#lib/time/period.ts';

/**
 * A date as the API writes it, as precisely as it is known: 2013, 2013-06 or 2013-06-05; `[..2011-04]` where it is no later, `[2023..]`
 * where it is no earlier (ISO 8601-2), `unknown`.
 */
export const dated = (d: Bound | null): string | null => d && boundText(d);

export const dateText = z.string().meta({
  description:
    'As precise as it is known: 2013, 2013-06 or 2013-06-05; [..2011-04] is no later, [2023-03-28..] no earlier (ISO 8601-2); unknown.',
  examples: ['2013-06-05', '2013-06', '[..2011-04]'],
});
/** Null is not known, or no end yet. */
export const maybeDate = dateText.nullable();

/** The BCP 47 tag of the language that a text is really in. */
export const textLanguage = z.string().meta({ description: 'The BCP 47 tag of the language that the text is in.' });

export const participantKey = z.string().meta({
  description: 'The ISO 3166-1 alpha-3 code of a State, or org: and the acronym of an organization.',
  examples: ['KAZ', 'org:IOM'],
});

export const page = z.string().meta({ description: 'The address of its page, on this server.' });

export const sourceShape = z.object({
  publisher: z.string(),
  title: z.string(),
  date: maybeDate,
  url: z.string().nullable(),
});

export const sourced = (source: SourceView | null): z.output<typeof sourceShape> | null =>
  source && { publisher: source.publisher, title: source.title, date: dated(source.date), url: source.url };

/** A list of sources; of what no source says, the secretariat in words, with the day of its entry. */
export const allSourced = (locale: Locale, all: readonly SourceView[]): z.output<typeof sourceShape>[] =>
  all.flatMap((source) => sourced({ ...source, ...sourceWords(locale, source) }) ?? []);

export const sourcesShape = z.record(z.string(), z.array(sourceShape)).meta({
  description:
    'The sources of each field that is said, by its name; of what no source says, the secretariat’s own entry.',
});

/** The sources of each field that is said, by field. */
export const sourcesByField = (
  locale: Locale,
  of: Vouched<SourceView>,
  said: Readonly<Record<string, unknown>>,
): z.output<typeof sourcesShape> =>
  Object.fromEntries(Object.entries(citedByField(of, said)).map(([field, all]) => [field, allSourced(locale, all)]));

/** Which page of a list this is, of how many, and how many entries there are in all. */
export const paged = { total: z.int().min(0), page: z.int().min(1), pages: z.int().min(1) };
