import { z } from 'zod';
import { conferenceStages, inferredParts } from '#db/vocabulary.ts';
import {
  note,
  outcome,
  ownTranslation,
  partialDate,
  said,
  sourcesOfFacts,
  statement,
  text,
} from '#lib/process/entry/input.ts';

/** What one source says of a fact of an entry: a value, or the days of a span. */
export const claimOf = z.object({
  value: text.optional(),
  from: partialDate.optional(),
  to: partialDate.optional(),
  source: text,
  note,
});

/** A meeting of a process file, to come, called off or held, with what it adopted and what was said there. */
export const meeting = z.object({
  body: text,
  ordinal: z.int().min(1).optional(),
  ordinalSource: text.optional(),
  title: said,
  titleRu: note,
  /** Without it by the days: one to come is announced, one past is closed. */
  status: z
    .enum(conferenceStages, `is none of ${conferenceStages.join(', ')}`)
    .refine(
      (status) => status !== 'open',
      'is a stage of a meeting that is under way: announce it, and open it in the portal',
    )
    .optional(),
  from: partialDate,
  to: partialDate.optional(),
  /** Postponed: the days for which it was announced; without them \`from\` and \`to\` are those, and no new date is set. */
  postponedFrom: z.array(z.object({ from: partialDate, to: partialDate.optional(), reason: note })).optional(),
  dateNote: said.optional(),
  /** The part of its days that no source gives. */
  inferred: z.enum(inferredParts, `is none of ${inferredParts.join(', ')}`).optional(),
  opensAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time of day of the form HH:MM')
    .optional(),
  city: text.optional(),
  /** Where, where that is more than the city: it and the country in words, the host may be another. */
  place: z.object({ city: said.optional(), country: said.optional() }).optional(),
  host: text.optional(),
  hosts: z.array(text).optional(),
  chairs: z.array(text).optional(),
  observers: z.array(text).optional(),
  confidentiality: said.optional(),
  venue: said.optional(),
  mode: z.enum(['in-person', 'online', 'hybrid']).optional(),
  organiser: said.optional(),
  financedBy: said.optional(),
  support: z.array(text).optional(),
  /** Who supports it in words, one a line, where they are no participants or several languages say it. */
  supportedBy: said.optional(),
  theme: said.optional(),
  outcome: text.optional(),
  outcomes: z.array(outcome).optional(),
  statements: z.array(statement).optional(),
  participants: z.array(text).optional(),
  adoptedBy: z.array(text).optional(),
  dateClaims: z.array(claimOf).optional(),
  countedAs: z.object({ body: text, ordinal: z.int().min(1), source: text }).optional(),
  source: text,
  sources: sourcesOfFacts,
  note: said.optional(),
  ownTranslation,
});
