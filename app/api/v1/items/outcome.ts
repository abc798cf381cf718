import { z } from 'zod';
import {
  dated,
  maybeDate,
  page,
  paged,
  sourced,
  sourceShape,
  sourcesByField,
  sourcesShape,
  textLanguage,
} from '#app/api/v1/items/said.ts';
import type { Locale } from '#lib/language/language.ts';
import type { OutcomeRow } from '#lib/outcome/queries.ts';

export const outcomeShape = z.object({
  slug: z.string(),
  title: z.string(),
  titleLanguage: textLanguage,
  kind: z.string(),
  kindName: z.string().nullable(),
  adoptedOn: maybeDate,
  conference: z.string().nullable().meta({ description: 'The slug of the conference that adopted it.' }),
  textAtHand: z.boolean(),
  textUrl: z.string().nullable().meta({ description: 'Where the text stands elsewhere, if a source has it.' }),
  source: sourceShape.nullable(),
  sources: sourcesShape,
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
  withdrawn: z.iso.date().nullable(),
  corrected: z.iso.date().nullable(),
  page,
});

export const outcomesShape = z.object({ ...paged, outcomes: z.array(outcomeShape) });

export const outcomeJson = (locale: Locale, row: OutcomeRow): z.output<typeof outcomeShape> => ({
  slug: row.slug,
  title: row.title,
  titleLanguage: row.titleLanguage,
  kind: row.kind,
  kindName: row.kindName,
  adoptedOn: dated(row.adoptedOn),
  conference: row.conference?.slug ?? null,
  textAtHand: row.textAtHand,
  textUrl: row.textUrl,
  source: sourced(row.source),
  sources: sourcesByField(locale, row, { title: row.title, adoptedOn: row.adoptedOn, text: row.textUrl }),
  replaces: row.replaces?.slug ?? null,
  replacedBy: row.replacedBy?.slug ?? null,
  withdrawn: row.withdrawnOn,
  corrected: row.correctedOn,
  page: `/${locale}/outcomes/${row.slug}`,
});
