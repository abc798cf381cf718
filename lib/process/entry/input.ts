import { z } from 'zod';
import { bodyParts, exerciseCode } from '#db/vocabulary.ts';
import { isLanguageTag } from '#lib/language/tag.ts';
import { turnsText } from '#lib/language/turning-mark.ts';
import { isWebAddress } from '#lib/language/web-address.ts';
import { parsePartialDate } from '#lib/time/period.ts';

/** What entries of a process file are made of: dates, texts, words by language; and the entry of a body with its offices and members. */
export const partialDate = z
  .string()
  .refine((text) => parsePartialDate(text) !== null, 'is no date of the form YYYY, YYYY-MM or YYYY-MM-DD');
const bounds = z
  .object({ noLaterThan: partialDate.optional(), noEarlierThan: partialDate.optional() })
  .refine(
    ({ noLaterThan, noEarlierThan }) => (noLaterThan === undefined) !== (noEarlierThan === undefined),
    'is to say one of noLaterThan and noEarlierThan',
  );
/** A bound of a period: a date, or one that it is no later or no earlier than. */
export const from = z.union([partialDate, bounds]);
/** The same of an end, which may also be "unknown". */
export const to = z.union([
  z
    .string()
    .refine(
      (text) => text === 'unknown' || parsePartialDate(text) !== null,
      'is no date of the form YYYY, YYYY-MM or YYYY-MM-DD, nor "unknown"',
    ),
  bounds,
]);
export const code = z.string().regex(/^[A-Z]{3}$/, 'is no ISO 3166-1 alpha-3 code');
// Control characters but tabs and line ends, halves of surrogate pairs, and the mark of a letter that an encoding lost.
const noText = /[\p{Cs}\ufffd]|(?![\t\n\r])\p{Cc}/u;
const textOf = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(most, `is longer than ${most.toLocaleString('en')} characters`)
    .refine(
      (given) => !noText.test(given),
      'holds a character that is no part of a text (a NUL, a control character, or U+FFFD)',
    )
    .refine(
      (given) => !turnsText(given),
      'holds a mark that turns the direction of writing (U+202A to U+202E, U+2066 to U+2069): take it out',
    );
export const text = textOf(2000);
/** A text of several paragraphs: as a list of them, or with an empty line between each two. */
const prose = z.union([textOf(20_000), z.array(textOf(20_000)).min(1)]);
/** A State's short name, or the short and the formal one, by its code. */
export const stateNames = z.record(z.string(), z.union([z.tuple([text, text]), text]));
export const note = text.optional();
export const language = z.string().refine(isLanguageTag, 'is no language tag of BCP 47, such as en, ru or pt-BR');
/** Words by language: { "fr": …, "ar": … }. */
const words = z.record(language, text).refine((given) => Object.keys(given).length > 0, 'has no language');
/** Words in each language, or one text: that is in English where the process works in it, else in its first working language. */
export const said = z.union([text, words]);

/** The same of a text of several paragraphs. */
const saidAtLength = z.union([
  prose,
  z.record(language, prose).refine((given) => Object.keys(given).length > 0, 'has no language'),
]);

/** What has words by language beside keys of its own: { key, en, ru, fr, … }. */
export const named = <T extends z.ZodRawShape>(own: T) =>
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
export const office = named({ ...ownOfOffice, body: text.optional() });
const officeOfBody = named(ownOfOffice);

/** In which sources single facts of an entry were read, by the fact: one key, or several. */
export const sourcesOfFacts = z.record(text, z.union([text, z.array(text).min(1)])).optional();

const bodyMember = z.object({
  participant: text,
  part: z.enum(bodyParts, `is none of ${bodyParts.join(', ')}`).optional(),
  from: partialDate.optional(),
  to: partialDate.optional(),
  source: text.optional(),
  instrument: text.optional(),
  note,
});

/** A body: its name alone, or with its code and what belongs to it. */
export const body = z.union([
  text,
  named({
    /** What its address has, where that is not of its name. */
    key: z
      .string()
      .regex(/^[a-z0-9-]{1,80}$/, 'is no key of small letters, digits and hyphens')
      .optional(),
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
    sources: sourcesOfFacts,
    offices: z.array(officeOfBody).optional(),
    members: z.array(bodyMember).optional(),
  }),
]);

/** An address on the web, which leads where it seems to. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'is no address that begins with https:// or http://', abort: true })
  .refine(isWebAddress, 'is an address with a name before an “@”, which leads elsewhere than it seems to');
/** One of the aims of the process, with the source that states it. */
export const aim = z.union([named({ source: text.optional() }), text]);
/** An office that answers questions: those of the press, or of everybody. No person's name, and nothing that is not published. */
export const contact = z.object({
  office: said,
  press: z.boolean().optional(),
  email: z.email('is no e-mail address').optional(),
  phone: z
    .string()
    .regex(/^\+[\d ()-]{5,30}$/, 'is no telephone number that begins with + and the code of the country')
    .optional(),
  url: webAddress.optional(),
  source: text.optional(),
});
/** Languages in which a title is a translation of the compiler's own, found in no source. */
export const ownTranslation = z.array(language).optional();

/** What a meeting adopted, in full; `outcome` says the titles alone. */
export const outcome = z.object({
  title: said,
  kind: text.optional(),
  adoptedOn: partialDate.optional(),
  validFrom: partialDate.optional(),
  validTo: partialDate.optional(),
  replaces: text.optional(),
  alsoOf: z.object({ process: text, url: webAddress.optional() }).optional(),
  instrument: text.optional(),
  /** Null where the office itself recorded it; else that of the meeting where it is absent. */
  source: text.nullable().optional(),
  sources: sourcesOfFacts,
  text: webAddress.optional(),
  summary: said.optional(),
  note: said.optional(),
  ownTranslation,
});

/** A statement delivered at a meeting; they stand in the order in which they were delivered. */
export const statement = z.object({
  speaker: said,
  office: said,
  /** For whom: a State by its code, or an organization by its acronym; or another, in words. */
  participant: text.optional(),
  onBehalfOf: said.optional(),
  gist: said.optional(),
  /** Null where the office itself recorded it; else that of the meeting where it is absent. */
  source: text.nullable().optional(),
  ownTranslation,
});

/** A press release, in the notation of the office's form. */
export const release = z.object({
  date: z.string().refine((given) => parsePartialDate(given)?.precision === 'day', 'is no day of the form YYYY-MM-DD'),
  number: text.optional(),
  headline: said,
  lead: said.optional(),
  body: saidAtLength,
  contacts: saidAtLength.optional(),
  /** The title of the meeting of this file that it is about. */
  meeting: text.optional(),
  source: text.optional(),
  ownTranslation,
});
