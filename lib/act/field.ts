import { z } from 'zod';
import type { Words } from '#db/schema/columns.ts';
import { parseEmail } from '#lib/language/email-address.ts';
import { isLanguageTag } from '#lib/language/tag.ts';
import { turnsText } from '#lib/language/turning-mark.ts';
import { isVisible } from '#lib/language/visible.ts';
import { isWebAddress } from '#lib/language/web-address.ts';
import { parseWrittenDate } from '#lib/language/written-date.ts';
import { type Bound, type DatedBound, type PartialDate, parseBound, UNKNOWN } from '#lib/time/period.ts';

/** Fields of forms and of process files. Each message is a refusal code; an empty text field is null. */

/**
 * Without spaces around it, and composed (NFC): what looks the same is the same, whatever keyboard or clipboard it came from. What is
 * made of marks that nobody sees is empty; a control character alone is left, to be refused.
 */
const trimmed = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  const text = value.trim().normalize('NFC');
  return isVisible(text) || /\p{Cc}/u.test(text) ? text : '';
};
const emptyIsNull = (value: unknown): unknown => {
  const text = trimmed(value);
  return text === '' || text === undefined ? null : text;
};

/** A line of text, at most `most` characters, no control characters; required. */
export const line = (most = 200) =>
  z.preprocess(
    trimmed,
    z
      .string({ error: 'field-missing' })
      .min(1, 'field-missing')
      .max(most, 'field-too-long')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
      .regex(/^[^\u0000-\u001f\u007f]*$/, 'field-invalid')
      .refine((text) => !turnsText(text), 'text-turned'),
  );

/** The same, or null when left empty. */
export const optionalLine = (most = 200) => z.preprocess(emptyIsNull, z.nullable(line(most)));

/** As forms and clipboards break lines, each break one mark. */
const brokenAlike = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll(/\r\n?|[\u2028\u2029]/g, '\n') : value;

/** Text of several lines, or null. */
export const optionalText = (most = 20_000) =>
  z.preprocess(
    (value) => emptyIsNull(brokenAlike(value)),
    z.nullable(
      z
        .string()
        .max(most, 'field-too-long')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
        .regex(/^[^\u0000-\u0008\u000e-\u001f\u007f]*$/, 'field-invalid')
        .refine((text) => !turnsText(text), 'text-turned'),
    ),
  );

/**
 * A rule across the fields of a form, asked as well where another field is missing or wrong, so that all that is wrong is said at once.
 * It sees what could be read; `refuse` says why, and of which field.
 */
export const across = <S extends z.ZodObject>(
  form: S,
  rule: (given: Partial<z.output<S>>, refuse: (code: string, name: string) => void) => void,
): S =>
  form.superRefine(
    (given, context) => {
      if (typeof given !== 'object' || given === null) return;
      // What could not be read is not shown to the rule as a value.
      const read = { ...given };
      for (const [name, value] of Object.entries(given)) if (value === z.NEVER) Reflect.deleteProperty(read, name);
      rule(read, (message, name) => context.addIssue({ code: 'custom', path: name.split('.'), message }));
    },
    { when: () => true },
  );

/** A day of the calendar, however people write it; it becomes YYYY-MM-DD. */
export const day = z.preprocess(
  trimmed,
  z
    .string({ error: 'date-missing' })
    .min(1, 'date-missing')
    .transform((text, context): string => {
      const date = parseWrittenDate(text);
      if (date?.precision === 'day') return date.date;
      context.addIssue({ code: 'custom', message: date ? 'date-day' : 'date-invalid' });
      return z.NEVER;
    }),
);

/** The same, or null when left empty. */
export const optionalDay = z.preprocess(emptyIsNull, z.nullable(day));

const partial = z.string().transform((text, context): PartialDate => {
  const date = parseWrittenDate(text);
  if (date) return date;
  context.addIssue({ code: 'custom', message: 'date-form' });
  return z.NEVER;
});

/** A date at the precision it is known, however people write it: a day, a month or a year. */
export const partialDate = z.preprocess(
  (value) => emptyIsNull(value) ?? undefined,
  z.string({ error: 'date-missing' }).pipe(partial),
);

/**
 * A moment as people write it, a day and a time of day: 24 April 2027 17:00, 24.04.2027 17:00, 2027-04-24T17:00. It becomes
 * YYYY-MM-DDTHH:MM, in a zone that whoever reads it knows.
 */
export const moment = z.preprocess(
  (value) => emptyIsNull(value) ?? undefined,
  // Nobody writes a moment longer than this, and the pattern would read long words over and over.
  z
    .string({ error: 'instant-form' })
    .max(100, 'instant-form')
    .transform((text, context): string => {
      const [, written = '', hour = '', minute = ''] =
        /^(.*?)[\s,]*[\sT,](\d{1,2})[:.h](\d{2})(?::00)?$/.exec(text) ?? [];
      const date = parseWrittenDate(written);
      if (date?.precision === 'day' && Number(hour) < 24 && Number(minute) < 60)
        return `${date.date}T${hour.padStart(2, '0')}:${minute}`;
      context.addIssue({ code: 'custom', message: 'instant-form' });
      return z.NEVER;
    }),
);

/** The same, or null when left empty. */
export const optionalPartialDate = z.preprocess(emptyIsNull, z.nullable(partial));

/** How a process file and the forms say that a date is a bound and not the day itself. */
const said = z.union([
  z.object({ noLaterThan: z.string() }).transform(({ noLaterThan }) => `[..${noLaterThan.trim()}]`),
  z.object({ noEarlierThan: z.string() }).transform(({ noEarlierThan }) => `[${noEarlierThan.trim()}..]`),
  z.string(),
]);

const boundOf = said.transform((text, context): Bound => {
  if (text === '[..]') context.addIssue({ code: 'custom', message: 'date-missing' });
  const bound = parseBound(text, parseWrittenDate);
  if (bound) return bound;
  context.addIssue({ code: 'custom', message: 'date-form' });
  return z.NEVER;
});
/** Where a period begins: a date, `{ noLaterThan }` or `{ noEarlierThan }`; null when left empty. */
export const optionalFrom = z.preprocess(
  emptyIsNull,
  z.nullable(
    boundOf.transform((bound, context): DatedBound => {
      if (bound !== UNKNOWN) return bound;
      context.addIssue({ code: 'custom', message: 'date-form' });
      return z.NEVER;
    }),
  ),
);

/** Where a period ends: the same, or `unknown` for a day that nobody knows; null when left empty. */
export const optionalTo = z.preprocess(emptyIsNull, z.nullable(boundOf));

/** An e-mail address, at internationalised domains too, written the one way that the register has it. */
export const email = line(254).transform((text, context): string => {
  const address = parseEmail(text);
  if (address) return address;
  context.addIssue({ code: 'custom', message: 'email-form' });
  return z.NEVER;
});

/** One of a closed vocabulary. */
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(trimmed, z.enum(values, { error: 'choice-missing' }));

/** The same, or null when left empty. */
export const optionalOneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(emptyIsNull, z.nullable(z.enum(values, { error: 'choice-missing' })));

/** A whole number of at least one, or null. */
export const optionalOrdinal = z.preprocess(
  emptyIsNull,
  z.nullable(
    z.coerce
      .number({ error: 'number-invalid' })
      .int('number-invalid')
      .min(1, 'number-invalid')
      .max(999, 'number-invalid'),
  ),
);

/** An address of the web, http or https; or null when left empty. */
export const optionalAddress = z.preprocess(
  emptyIsNull,
  z.nullable(line(1000).refine((text) => isWebAddress(String(text)), 'address-form')),
);

export const id = z.preprocess(trimmed, z.uuid({ error: 'choice-missing' }));
export const optionalId = z.preprocess(emptyIsNull, z.nullable(z.uuid({ error: 'choice-missing' })));

/** The version of the subject that the form was made from. */
export const expectedVersion = z.coerce.number({ error: 'field-invalid' }).int('field-invalid').min(0, 'field-invalid');

export const iso3 = z.preprocess(trimmed, z.string({ error: 'choice-missing' }).regex(/^[A-Z]{3}$/, 'choice-missing'));
export const optionalIso3 = z.preprocess(emptyIsNull, z.nullable(z.string().regex(/^[A-Z]{3}$/, 'choice-missing')));

/** A State's alpha-3 code, or 'org:' and an organization's acronym. */
export const participant = z.preprocess(
  trimmed,
  z.string({ error: 'choice-missing' }).regex(/^([A-Z]{3}|org:.{1,40})$/, 'choice-missing'),
);
export const optionalParticipant = z.preprocess(emptyIsNull, z.nullable(participant));

/** The key of a source, as `addSource` makes it. */
export const sourceKey = line(80);
export const optionalSource = optionalLine(80).optional().default(null);

/** Words by the BCP 47 tag of their language, those left empty dropped; null when none is left. */
const wordsIn = (text: z.ZodType<string | null | undefined>) =>
  z.record(z.string().refine(isLanguageTag, 'language-invalid'), text).transform((given): Words | null => {
    const words = Object.fromEntries(
      Object.entries(given).flatMap(([language, said]) => (said ? [[language, said]] : [])),
    );
    return Object.keys(words).length === 0 ? null : words;
  });

const someOf = (said: z.ZodType<string | null | undefined>) =>
  z.unknown().transform((given, context): Words => {
    const read = wordsIn(said).safeParse(given ?? {});
    if (!read.success) for (const issue of read.error.issues) context.addIssue({ ...issue });
    else if (read.data) return read.data;
    else context.addIssue({ code: 'custom', message: 'field-missing', path: [Object.keys(Object(given))[0] ?? 'en'] });
    return z.NEVER;
  });

/** A line of words in one language at least; it is the first of those asked for that a refusal points to. */
export const someWords = (most = 300) => someOf(optionalLine(most).optional());

/** The same, of several lines. */
export const someText = (most = 20_000) => someOf(optionalText(most).optional());

/** Words in each language that was asked for, '' where it was left empty: for a rule that has to name what was asked. */
export const askedWords = (most = 300) =>
  z
    .record(z.string().refine(isLanguageTag, 'language-invalid'), optionalText(most).optional())
    .nullish()
    .transform(
      (given): Words =>
        Object.fromEntries(Object.entries(given ?? {}).map(([language, said]) => [language, said ?? ''])),
    );

/** Words in whichever languages there are, or null when no language has any. */
export const optionalWords = (most = 300) =>
  wordsIn(optionalText(most).optional())
    .nullish()
    .transform((words): Words | null => words ?? null);
