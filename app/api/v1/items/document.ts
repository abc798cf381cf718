import { z } from 'zod';
import { page, paged, sourced, sourceShape, textLanguage } from '#app/api/v1/items/said.ts';
import { versionKinds } from '#db/vocabulary.ts';
import type { ReleasedRow } from '#lib/document/queries.ts';
import type { Locale } from '#lib/language/language.ts';
import { leadWords } from '#lib/news/notation/rules.ts';
import type { NewsRow } from '#lib/news/queries.ts';

export const documentShape = z.object({
  symbol: z.string().nullable(),
  title: z.string(),
  titleLanguage: textLanguage,
  conference: z.string().nullable().meta({ description: 'The slug of its conference.' }),
  released: z.iso.date(),
  files: z.array(
    z.object({
      language: z.string(),
      kind: z.enum(versionKinds),
      mediaType: z.string(),
      bytes: z.int(),
      file: z.string().meta({ description: 'The address of the file, on this server.' }),
      added: z.iso.date().nullable(),
    }),
  ),
  missing: z.array(z.string()).meta({ description: 'Working languages in which there is no version.' }),
  supersededBy: z.string().nullable(),
  withdrawn: z.iso.date().nullable(),
  withdrawalReason: z.string().nullable(),
  corrected: z.iso.date().nullable(),
});

export const documentsShape = z.object({ ...paged, documents: z.array(documentShape) });

export const documentJson = (row: ReleasedRow): z.output<typeof documentShape> => ({
  symbol: row.symbol,
  title: row.title,
  titleLanguage: row.titleLanguage,
  conference: row.conference?.slug ?? null,
  released: row.releasedOn,
  files: row.languages.map(({ lang, kind, mediaType, bytes, href, addedOn }) => ({
    language: lang,
    kind,
    mediaType,
    bytes,
    file: href,
    added: addedOn,
  })),
  missing: row.missing,
  supersededBy: row.supersededBy,
  withdrawn: row.withdrawnOn,
  withdrawalReason: row.withdrawalReason,
  corrected: row.correctedOn,
});

export const newsShape = z.object({
  slug: z.string(),
  headline: z.string(),
  headlineLanguage: textLanguage,
  lead: z.string().nullable().meta({
    description: 'What it begins with, in the language of its headline; null where it has no lead, or is withdrawn.',
  }),
  date: z.iso.date().meta({ description: 'The day that it bears.' }),
  number: z.string().nullable().meta({ description: 'The number that it bears.' }),
  languages: z.array(z.string()).meta({ description: 'The languages in which it is whole.' }),
  conference: z.string().nullable().meta({ description: 'The slug of the conference that it is about.' }),
  source: sourceShape.nullable().meta({ description: 'Where it was published first, if not here.' }),
  withdrawn: z.iso.date().nullable(),
  corrected: z.iso.date().nullable(),
  page,
});

export const newsListShape = z.object({ ...paged, news: z.array(newsShape) });

export const newsJson = (locale: Locale, row: NewsRow): z.output<typeof newsShape> => ({
  slug: row.slug,
  headline: row.headline,
  headlineLanguage: row.headlineLanguage,
  lead: row.lead === null ? null : leadWords(row.lead),
  date: row.date,
  number: row.number,
  languages: row.languages,
  conference: row.conference?.slug ?? null,
  source: sourced(row.source),
  withdrawn: row.withdrawnOn,
  corrected: row.correctedOn,
  page: `/${locale}/news/${row.slug}`,
});
