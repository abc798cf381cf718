import { z } from 'zod';
import {
  dated,
  dateText,
  maybeDate,
  page,
  paged,
  participantKey,
  sourced,
  sourceShape,
  sourcesByField,
  sourcesShape,
  textLanguage,
} from '#app/api/v1/items/said.ts';
import { conferenceModes, conferenceStages, inferredParts } from '#db/vocabulary.ts';
import type { ConferenceRow } from '#lib/conference/queries.ts';
import type { Locale } from '#lib/language/language.ts';

export const conferenceShape = z.object({
  slug: z.string(),
  title: z.string(),
  titleLanguage: textLanguage,
  body: z.string().meta({ description: 'The name of the body.' }),
  ordinal: z.int().nullable(),
  from: dateText,
  to: maybeDate,
  city: z.string().nullable(),
  host: z
    .object({ iso3: z.string(), name: z.string() })
    .nullable()
    .meta({ description: 'The first State among the hosts.' }),
  hosts: z.array(z.object({ key: participantKey, name: z.string() })),
  mode: z.enum(conferenceModes).nullable(),
  stage: z.enum(conferenceStages),
  dateOpen: z.boolean().meta({ description: 'Its days no longer hold, and no new date is set.' }),
  dateNote: z.string().nullable(),
  inferred: z
    .enum(inferredParts)
    .nullable()
    .meta({ description: 'The part of its days that no source gives, and that was inferred.' }),
  source: sourceShape.nullable(),
  sources: sourcesShape,
  page,
});

export const conferencesShape = z.object({ ...paged, conferences: z.array(conferenceShape) });

/** The first State among those who host it: all of them are `hosts`. */
const stateAmong = (hosts: readonly { key: string; name: string }[]) => {
  const state = hosts.find(({ key }) => !key.startsWith('org:'));
  return state ? { iso3: state.key, name: state.name } : null;
};

export const conferenceJson = (locale: Locale, row: ConferenceRow): z.output<typeof conferenceShape> => ({
  slug: row.slug,
  title: row.title,
  titleLanguage: row.titleLanguage,
  body: row.body,
  ordinal: row.ordinal,
  from: dated(row.from) ?? '',
  to: dated(row.to),
  city: row.city,
  host: stateAmong(row.hosts),
  hosts: row.hosts,
  mode: row.mode,
  stage: row.stage,
  dateOpen: row.dateOpen,
  dateNote: row.dateNote,
  inferred: row.inferred,
  source: sourced(row.source),
  sources: sourcesByField(locale, row, {
    title: row.title,
    from: row.from,
    to: row.to,
    place: row.city,
    mode: row.mode,
    ordinal: row.ordinal,
    host: row.hosts,
  }),
  page: `/${locale}/conferences/${row.slug}`,
});
