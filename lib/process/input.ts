import { z } from 'zod';
import {
  type ArrangementKind,
  arrangementKinds,
  arrangementStages,
  bodyParts,
  exerciseCode,
  locales,
  membershipStatuses,
  type OrganizationRole,
  organizationRoles,
} from '#db/vocabulary.ts';
import { isWebAddress } from '#lib/act/field.ts';
import { isLanguageTag } from '#lib/language/tag.ts';
import { parsePartialDate } from '#lib/time/period.ts';

/**
 * The form of a process file, that of the Almaty one: any other process is loaded from a file of the same form. Keys that are not known
 * are named, and passed over; those that are must be right. Each message is a sentence for whoever wrote it, and where it has none
 * `sentenceOf` (load/faults.ts) says it; what each key means stands in load/descriptions.ts.
 */
const partialDate = z
  .string()
  .refine((text) => parsePartialDate(text) !== null, 'is no date of the form YYYY, YYYY-MM or YYYY-MM-DD');
const code = z.string().regex(/^[A-Z]{3}$/, 'is no ISO 3166-1 alpha-3 code');
// Control characters but tabs and line ends, halves of surrogate pairs, and the mark of a letter that an encoding lost.
const noText = /[\p{Cs}\ufffd]|(?![\t\n\r])\p{Cc}/u;
const text = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(2000, 'is longer than 2,000 characters')
  .refine(
    (given) => !noText.test(given),
    'holds a character that is no part of a text (a NUL, a control character, or U+FFFD)',
  );
/** A State's short name, or the short and the formal one, by its code. */
const stateNames = z.record(z.string(), z.union([z.tuple([text, text]), text]));
const note = text.optional();
const language = z.string().refine(isLanguageTag, 'is no language tag of BCP 47, such as en, ru or pt-BR');
/** Words by language: { "fr": …, "ar": … }. */
const words = z.record(language, text).refine((given) => Object.keys(given).length > 0, 'has no language');
/** Words in each language, or one text: that is in English where the process works in it, else in its first working language. */
const said = z.union([text, words]);

/** What has words by language beside keys of its own: { key, en, ru, fr, … }. */
const named = <T extends z.ZodRawShape>(own: T) =>
  z
    .object(own)
    .catchall(text)
    .superRefine((given, context) => {
      const languages = Object.keys(given).filter((key) => !(key in own));
      for (const key of languages)
        if (!isLanguageTag(key))
          context.addIssue({ code: 'custom', message: 'is no key of the form, nor a language tag', path: [key] });
      if (languages.length === 0) context.addIssue({ code: 'custom', message: 'has no name in any language' });
    });

/** An office: of the process, or of the body that it names, by its name or code. A joint one has several holders at once. */
const ownOfOffice = {
  key: z.string().regex(/^[a-z0-9-]+$/, 'is no key of small letters, digits and hyphens'),
  joint: z.boolean().optional(),
};
const office = named({ ...ownOfOffice, body: text.optional() });
const officeOfBody = named(ownOfOffice);

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
  named({
    code: z
      .string()
      .regex(/^[A-Z]{1,6}$/, 'is no code of one to six capital letters')
      .refine((given) => given !== exerciseCode, 'is the code that symbols of exercises have'),
    /** The body that it reports to, by its name or code. */
    parent: text.optional(),
    termsOfReference: text.optional(),
    mandate: z.object({ from: partialDate.optional(), to: partialDate.optional() }).optional(),
    /** Its members are named, and what is issued to it is theirs alone. */
    restricted: z.boolean().optional(),
    source: text.optional(),
    offices: z.array(officeOfBody).optional(),
    members: z.array(bodyMember).optional(),
  }),
]);

const arrangementStage = text.transform((status) => status.replaceAll(' ', '-')).pipe(z.enum(arrangementStages));

const keyed = (word: string): string => word.toLowerCase().replaceAll(/[\s-]+/g, '-');

/** The kind of an arrangement, as the file words it: “permanent secretariat”, “support unit”; null for any other word. */
export const arrangementKindOf = (word: string): ArrangementKind | null =>
  arrangementKinds.find((kind) => kind === keyed(word).replace(/^permanent-secretariat$/, 'permanent')) ?? null;

/** The role of an organization beside the participants, as the file words it; null for any other word. */
export const organizationRoleOf = (word: string): OrganizationRole | null =>
  organizationRoles.find((role) => role === keyed(word).replace(/^applicant-/, '')) ?? null;

const spaced = (words: readonly string[]): string => words.map((word) => word.replaceAll('-', ' ')).join(', ');
const arrangementKind = text.refine(
  (word) => arrangementKindOf(word) !== null,
  `is no kind of arrangement: the kinds are ${spaced(arrangementKinds)}`,
);
const organizationRole = text.refine(
  (word) => organizationRoleOf(word) !== null,
  `is no role of an organization: the roles are ${spaced(organizationRoles)}, each with "applicant" before it where it is applied for`,
);

const claimOf = z.object({
  value: text.optional(),
  from: partialDate.optional(),
  to: partialDate.optional(),
  source: text,
  note,
});

/** Remarks for people, which the register does not keep. */
const remark = z.union([text, z.array(text)]);

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
    workingLanguages: z.array(language).min(1),
    interfaceLanguages: z
      .array(z.enum(locales, `is none of the languages of the portal: ${locales.join(', ')}`))
      .optional(),
    chairRotation: said.optional(),
    offices: z.array(office).optional(),
    bodies: z.array(body).min(1),
    supportUnit: z.array(text).optional(),
    supportUnitTasks: said.optional(),
    launchClaims: z.array(z.object({ on: partialDate, source: text, note })).optional(),
  }),
  sources: z.record(
    text,
    z.object({
      publisher: text,
      title: text,
      date: partialDate.optional(),
      url: text
        .refine(isWebAddress, 'is no address of the web, http or https, without a name before an “@”')
        .optional(),
    }),
  ),
  states: z.array(z.object({ iso3: code, m49: z.string().regex(/^\d{3}$/, 'is no M49 code'), note })).min(1),
  stateNames: z.record(language, stateNames).optional(),
  stateNamesEn: stateNames.optional(),
  stateNamesRu: stateNames.optional(),
  stateNamesFormer: z
    .array(z.object({ iso3: code, language, short: text, formal: text, until: partialDate }))
    .optional(),
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
        participant: code,
        status: z.enum(membershipStatuses),
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
          claims: z
            .array(claimOf.extend({ kind: z.enum(['nominal', 'actual']).optional(), accepted: z.boolean().optional() }))
            .min(1),
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
          kind: arrangementKind,
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
        title: said,
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
