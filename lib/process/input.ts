import { z } from 'zod';
import {
  arrangementKinds,
  arrangementStages,
  locales,
  membershipStatuses,
  organizationRoles,
  termStages,
} from '#db/vocabulary.ts';
import { procedureSaid } from '#lib/act/procedure-rules.ts';
import {
  aim,
  body,
  code,
  contact,
  from,
  language,
  named,
  note,
  office,
  partialDate,
  release,
  said,
  sourcesOfFacts,
  stateNames,
  text,
  to,
  webAddress,
} from '#lib/process/entry/input.ts';
import { claimOf, meeting } from '#lib/process/entry/meeting/input.ts';
import { arrangementKindOf, organizationRoleOf } from '#lib/process/rules.ts';

const arrangementStage = text.transform((status) => status.replaceAll(' ', '-')).pipe(z.enum(arrangementStages));

const spaced = (words: readonly string[]): string => words.map((word) => word.replaceAll('-', ' ')).join(', ');
const arrangementKind = text.refine(
  (word) => arrangementKindOf(word) !== null,
  `is no kind of arrangement: the kinds are ${spaced(arrangementKinds)}`,
);
const organizationRole = text.refine(
  (word) => organizationRoleOf(word) !== null,
  `is no role of an organization: the roles are ${spaced(organizationRoles)}`,
);

const status = named({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'is no key of small letters, digits and hyphens'),
  means: z.enum(membershipStatuses),
});

/** From when to when, as far as that is known. */
const span = z.object({ from: from.optional(), to: to.optional() }).optional();

/** Remarks for people, which the register does not keep. */
const remark = z.union([text, z.array(text)]);

/**
 * The form of a process file, that of the Almaty one: any other process is loaded from a file of the same form. Keys that are not known
 * are named, and passed over; those that are must be right. Each message is a sentence for whoever wrote it, and where it has none
 * `sentenceOf` (load/faults.ts) says it; what each key means stands in load/descriptions.ts.
 */
export const processFile = z.object({
  $schema: z.string().optional(),
  about: remark.optional(),
  form: remark.optional(),
  formCannotSay: remark.optional(),
  process: z.object({
    name: named({ ruNote: said.optional(), note: said.optional() }),
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
    /** The process's own words for the statuses of participants, each with the one of ours that it means. */
    statuses: z.array(status).optional(),
    workingLanguages: z.array(language).min(1),
    interfaceLanguages: z
      .array(z.enum(locales, `is none of the languages of the portal: ${locales.join(', ')}`))
      .optional(),
    aims: z.array(aim).optional(),
    contacts: z.array(contact).optional(),
    chairRotation: said.optional(),
    offices: z.array(office).optional(),
    symbols: z.boolean().optional(),
    outcomeKinds: z
      .array(
        named({ key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'is no key of small letters, digits and hyphens') }),
      )
      .min(1)
      .optional(),
    /** The rules of procedure where they are not those of the portal. */
    procedure: procedureSaid.optional(),
    /** Under which licence its public data may be used. */
    licence: z.object({ name: said, url: webAddress.optional() }).optional(),
    bodies: z.array(body).min(1),
    supportUnit: z.array(text).optional(),
    supportUnitTasks: said.optional(),
    sources: sourcesOfFacts,
    launchClaims: z.array(z.object({ on: partialDate, source: text, note })).optional(),
    /** How many members the process has, as sources say. */
    memberClaims: z.array(z.object({ members: z.int().min(1).max(9999), source: text, note })).optional(),
  }),
  sources: z.record(
    text,
    z.object({
      publisher: text,
      title: text,
      date: partialDate.optional(),
      url: webAddress.optional(),
    }),
  ),
  states: z.array(z.object({ iso3: code, m49: z.string().regex(/^\d{3}$/, 'is no M49 code'), note })).min(1),
  stateNames: z.record(language, stateNames).optional(),
  stateNamesEn: stateNames.optional(),
  stateNamesRu: stateNames.optional(),
  stateNamesFormer: z
    .array(z.object({ iso3: code, language, short: text, formal: text, until: partialDate }))
    .optional(),
  remarks: z.record(language, z.record(z.string(), text)).optional(),
  cityNames: z.record(language, z.record(z.string(), text)).optional(),
  cityNamesRu: z.record(z.string(), text).optional(),
  organizations: z
    .array(
      z.object({
        acronym: text,
        name: said,
        nameRu: note,
        role: organizationRole,
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
        /** A State's code, or an organization's acronym. */
        participant: text,
        /** One of ours, or the key of one of the process's own (process.statuses). */
        status: text,
        from: from.optional(),
        to: to.optional(),
        founding: z.boolean().optional(),
        source: text.optional(),
        asListedIn: text.optional(),
        sources: sourcesOfFacts,
        /** Of a status without a date: it leaves the dated one beside it as certain as it is. */
        onlyClaimed: z.boolean().optional(),
        /** By what the office recorded it, where that is no source. */
        instrument: text.optional(),
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
          claims: z
            .array(
              claimOf.extend({
                from: from.optional(),
                to: to.optional(),
                kind: z.enum(['nominal', 'actual']).optional(),
                accepted: z.boolean().optional(),
              }),
            )
            .optional()
            .default([]),
          /** What the register gives where that is not what the most exact of the claims says: then it is all of the kind. */
          nominal: span,
          actual: span,
          stage: z.enum(termStages, `is none of ${termStages.join(', ')}`).optional(),
          /** Null where no source says it; else that of the first claim where it is absent. */
          source: text.nullable().optional(),
          sources: sourcesOfFacts,
          instrument: text.optional(),
          note,
        })
        .refine(({ participant, state }) => (participant === undefined) !== (state === undefined), {
          path: ['participant'],
          message: 'is to be named once: as participant, or as state',
        })
        .refine(({ claims, source, instrument }) => claims.length > 0 || source || instrument, {
          path: ['claims'],
          message: 'is missing: what a source says of its dates is due, or else the instrument that decided it',
        }),
    )
    .optional(),
  hosting: z
    .array(
      z.union([
        z.object({ claim: text, source: text }),
        z.object({
          kind: arrangementKind,
          /** Who gives it its seat, and who does its work: States and organizations. */
          host: text.optional(),
          hosts: z.array(text).optional(),
          runBy: z.array(text).optional(),
          seat: text.optional(),
          /** From when to when it serves, where that is not the day of its status. */
          from: partialDate.optional(),
          to: partialDate.optional(),
          funding: said.optional(),
          /** The stages before the one that it has reached, the first first. */
          steps: z
            .array(z.object({ status: arrangementStage, on: partialDate.optional(), instrument: text.optional() }))
            .optional(),
          status: arrangementStage,
          on: partialDate.optional(),
          instrument: text.optional(),
          source: text.optional(),
          sources: sourcesOfFacts,
          note,
        }),
      ]),
    )
    .optional(),
  meetings: z.array(meeting).optional(),
  news: z.array(release).optional(),
  notFound: z.array(said).optional(),
});

export type ProcessFile = z.output<typeof processFile>;
/** A bound as a process file writes it. */
export type FileBound = z.output<typeof to>;
