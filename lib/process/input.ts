import { z } from 'zod';
import { arrangementStages, bodyParts, exerciseCode, locales, membershipStatuses } from '#db/vocabulary.ts';
import { parsePartialDate } from '#lib/time/period.ts';

/**
 * The form of a process file, that of the Almaty one: any other process is loaded from a file of the same form. Fields
 * that are not known are passed over; those that are must be right. Each message is a sentence for whoever wrote it.
 */
const partialDate = z
  .string()
  .refine((text) => parsePartialDate(text) !== null, 'is no date of the form YYYY, YYYY-MM or YYYY-MM-DD');
const code = z.string().regex(/^[A-Z]{3}$/, 'is no ISO 3166-1 alpha-3 code');
const text = z.string().trim().min(1, 'is empty').max(2000, 'is longer than 2,000 characters');
const names = z.tuple([text, text]);
const note = text.optional();
/** The compiler's own words: in English, or in each language. */
const said = z.union([text.transform((en) => ({ en })), z.object({ en: text, ru: text.optional() })]);

/** An office: of the process, or of the body that it names, by its name or code. A joint one has several holders at once. */
const office = z.object({
  key: z.string().regex(/^[a-z0-9-]+$/, 'is no key of small letters, digits and hyphens'),
  en: text,
  ru: text.optional(),
  joint: z.boolean().optional(),
  body: text.optional(),
});

const bodyMember = z.object({
  participant: text,
  part: z.enum(bodyParts, `is none of ${bodyParts.join(', ')}`).optional(),
  from: partialDate.optional(),
  to: partialDate.optional(),
  source: text,
  note,
});

const body = z.union([
  text,
  z.object({
    code: z
      .string()
      .regex(/^[A-Z]{1,6}$/, 'is no code of one to six capital letters')
      .refine((given) => given !== exerciseCode, 'is the code that symbols of exercises have'),
    en: text,
    ru: text.optional(),
    /** The body that it reports to, by its name or code. */
    parent: text.optional(),
    termsOfReference: text.optional(),
    mandate: z.object({ from: partialDate.optional(), to: partialDate.optional() }).optional(),
    /** Its members are named, and what is issued to it is theirs alone. */
    restricted: z.boolean().optional(),
    source: text.optional(),
    offices: z.array(office.omit({ body: true })).optional(),
    members: z.array(bodyMember).optional(),
  }),
]);

const arrangementStage = text
  .transform((status) => status.replaceAll(' ', '-'))
  .pipe(z.enum(arrangementStages, `is none of ${arrangementStages.join(', ')}`));

const claimOf = z.object({
  value: text.optional(),
  from: partialDate.optional(),
  to: partialDate.optional(),
  source: text,
  note,
});

export const processFile = z.object({
  process: z.object({
    name: z.object({ en: text, ru: text.optional(), ruNote: said.optional() }),
    acronym: z.string().regex(/^[A-Z][A-Z0-9-]{0,11}$/, 'is no acronym of capital letters and digits'),
    symbolPrefix: z
      .string()
      .regex(/^[A-Z][A-Z0-9-]{0,11}$/, 'is no prefix of capital letters and digits')
      .optional(),
    kind: said,
    launched: partialDate,
    timeZone: z
      .string()
      .refine(
        (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
        'is no time zone of the IANA list',
      )
      .optional(),
    workingLanguages: z.array(z.string().regex(/^[a-z]{2,3}$/, 'is no language code')).min(1),
    chairRotation: said.optional(),
    offices: z.array(office).optional(),
    bodies: z.array(body).min(1),
    supportUnit: z.array(text).optional(),
    supportUnitTasks: said.optional(),
    launchClaims: z.array(z.object({ on: partialDate, source: text, note })).optional(),
  }),
  sources: z.record(
    text,
    z.object({ publisher: text, title: text, date: partialDate.optional(), url: z.url('is no address').optional() }),
  ),
  states: z.array(z.object({ iso3: code, m49: z.string().regex(/^\d{3}$/, 'is no M49 code'), note })).min(1),
  stateNamesEn: z.record(z.string(), z.union([names, text])),
  stateNamesRu: z.record(z.string(), z.union([names, text])).optional(),
  stateNamesFormer: z
    .array(z.object({ iso3: code, language: z.enum(locales), short: text, formal: text, until: partialDate }))
    .optional(),
  cityNamesRu: z.record(z.string(), text).optional(),
  organizations: z
    .array(
      z.object({
        acronym: text,
        name: text,
        nameRu: note,
        role: text,
        since: partialDate.optional(),
        source: note,
        note,
      }),
    )
    .optional(),
  launchParticipants: z.object({ date: partialDate, source: text, states: z.array(code), note }).optional(),
  membership: z
    .array(
      z.object({
        participant: code,
        status: z.enum(membershipStatuses, 'is no status of the register'),
        from: partialDate.optional(),
        to: partialDate.optional(),
        founding: z.boolean().optional(),
        source: text.optional(),
        asListedIn: text.optional(),
        note,
      }),
    )
    .optional(),
  chairTerms: z
    .array(
      z
        .object({
          office: text.optional(),
          /** Who holds the office: a State by its code, or an organization by its acronym. `state` is the older word for it. */
          participant: text.optional(),
          state: text.optional(),
          claims: z.array(claimOf.extend({ kind: z.enum(['nominal', 'actual']).optional() })).min(1),
          note,
        })
        .refine(({ participant, state }) => (participant === undefined) !== (state === undefined), {
          path: ['participant'],
          message: 'is to be named once: as participant, or as state',
        }),
    )
    .optional(),
  hosting: z
    .array(
      z.union([
        z.object({ claim: text, source: text }),
        z.object({
          kind: text,
          host: code.optional(),
          seat: text.optional(),
          status: arrangementStage,
          on: partialDate.optional(),
          source: text,
          note,
        }),
      ]),
    )
    .optional(),
  meetings: z
    .array(
      z.object({
        body: text,
        ordinal: z.int().min(1).optional(),
        ordinalSource: text.optional(),
        title: text,
        titleRu: note,
        from: partialDate,
        to: partialDate.optional(),
        city: text.optional(),
        host: code.optional(),
        mode: z.enum(['in-person', 'online', 'hybrid']).optional(),
        organiser: text.optional(),
        financedBy: text.optional(),
        support: z.array(text).optional(),
        theme: text.optional(),
        outcome: text.optional(),
        participants: z.array(text).optional(),
        adoptedBy: z.array(text).optional(),
        dateClaims: z.array(claimOf).optional(),
        countedAs: z.object({ body: text, ordinal: z.int().min(1), source: text }).optional(),
        source: text,
        note,
      }),
    )
    .optional(),
  notFound: z.array(said).optional(),
});

export type ProcessFile = z.output<typeof processFile>;
