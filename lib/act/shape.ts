import { z } from 'zod';
import { precisions } from '#db/vocabulary.ts';

/** Shapes that rows of several nouns share: what SQL gives, checked by rows() of lib/act/read.ts. Nothing here transforms. */

/** The BCP 47 tag of a text's language: any that the register has words in, not only one of the interface. */
export const language = z.string();

/** A text that may stand in another language than the page's. */
export const titled = z.object({ title: z.string(), titleLanguage: language });

/** What partial_json gives. */
export const partialDate = z.object({ date: z.iso.date(), precision: z.enum(precisions) });

/** What bound_json gives: of a beginning, and of an end. */
export const fromBound = partialDate.extend({ bound: z.enum(['not-later', 'not-earlier']).optional() });
export const toBound = z.union([fromBound, z.literal('unknown')]);

/** What conference_ref gives: a conference as others refer to it. Null, where it is asked for, of one that the reader may not see. */
export const conferenceRef = titled.extend({ id: z.uuid(), slug: z.string() });
export type ConferenceRef = z.output<typeof conferenceRef>;

export const namedState = z.object({ iso3: z.string(), name: z.string() });
export type NamedState = z.output<typeof namedState>;

/** Anything of a list with its key and its name. */
export const keyed = z.object({ key: z.string(), name: z.string() });

export const participantKind = z.enum(['state', 'organization']);

/** Words in each language that has them, by its tag. */
export const words = z.record(z.string(), z.string());

/** One page of a list, with how much there is in all. */
export type Listed<Row> = { rows: Row[]; total: number; page: number; pages: number };

/** Rows of one page. */
export const perPage = 50;
