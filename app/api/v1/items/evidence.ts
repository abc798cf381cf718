import { z } from 'zod';
import { dated, maybeDate, page, paged, sourced, sourceShape } from '#app/api/v1/items/said.ts';
import { claimKinds, claimNouns } from '#db/vocabulary.ts';
import type { ChangeRow } from '#lib/data/queries.ts';
import type { ClaimRow, SourceRow } from '#lib/data/table/queries.ts';
import type { Locale } from '#lib/language/language.ts';

export const claimShape = z.object({
  noun: z.enum(claimNouns),
  subject: z.string().nullable().meta({
    description:
      'A participant’s key, an office with a participant’s key, or the slug of a conference or an outcome; null of the process, or of who its secretariat is.',
  }),
  name: z.string().nullable(),
  field: z.string(),
  kind: z.enum(claimKinds).nullable(),
  value: z.string(),
  accepted: z.boolean().meta({ description: 'Is it what the register holds?' }),
  differs: z.boolean().meta({ description: 'Do sources say different things of this matter?' }),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  source: sourceShape.nullable(),
});

export const claimsShape = z.object({ claims: z.array(claimShape) });

export const claimJson = (row: ClaimRow): z.output<typeof claimShape> => ({ ...row, source: sourced(row.source) });

export const sourceRowShape = z.object({
  key: z.string(),
  publisher: z.string(),
  title: z.string(),
  date: maybeDate,
  url: z.string().nullable(),
  claims: z.int().meta({ description: 'How many claims rest on it.' }),
});

export const sourcesShape = z.object({ sources: z.array(sourceRowShape) });

export const sourceJson = (row: SourceRow): z.output<typeof sourceRowShape> => ({ ...row, date: dated(row.date) });

export const changeShape = z.object({
  on: z.iso.date(),
  kind: z.enum(['recorded', 'released', 'added', 'corrected', 'annulled', 'withdrawn']),
  noun: z.string(),
  act: z.string().nullable().meta({ description: 'The act, as the secretariat’s record calls it.' }),
  about: z.string().nullable(),
  reason: z.string().nullable(),
  page: page.nullable(),
});

export const changesShape = z.object({ since: z.iso.date().nullable(), ...paged, changes: z.array(changeShape) });

export const changeJson = (locale: Locale, { path, ...row }: ChangeRow): z.output<typeof changeShape> => ({
  ...row,
  page: path === null ? null : `/${locale}${path}`,
});
