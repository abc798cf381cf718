import { z } from 'zod';
import { commitmentStatuses, locales } from '#db/vocabulary.ts';
import { isDay } from '#lib/time/period.ts';
import { fileFormats } from '#lib/typeset/instrument-file.ts';

const day = z.iso.date().refine(isDay);
const key = z.string().min(1).max(200);

/** What the addresses of the open data may be asked with: a request is held to these, and the description of the API is made from them. */
export const parameters = {
  locale: z.enum(locales),
  date: day,
  since: day,
  body: key,
  participant: key,
  year: z.string().regex(/^[12]\d{3}$|^[12]\d{2}0s$/),
  page: z.string().regex(/^[1-9]\d{0,6}$/),
  outcome: key,
  status: z.enum(commitmentStatuses),
  actor: key,
  format: z.enum(fileFormats),
  language: z.string().min(1).max(40),
  /** A public page, by its address below the language. */
  path: z.string().regex(/^(\/[A-Za-z0-9:._-]{1,200}){0,3}$/),
};
export type ParameterName = keyof typeof parameters;
const isParameter = (name: string): name is ParameterName => Object.hasOwn(parameters, name);
export const parameterNames: readonly ParameterName[] = Object.keys(parameters).filter(isParameter);
/** What was asked for, as far as it was: each value is one that its parameter may have. */
export type Given = { [P in ParameterName]?: z.output<(typeof parameters)[P]> | undefined };

type Read = { given: Given } | { wrong: ParameterName };

/** Reads the parameters named from a query; gives the first that is wrong. Others are passed over; of one given twice the first holds. */
export function readParameters(query: URLSearchParams, names: readonly ParameterName[]): Read {
  const known = z.object(parameters).partial();
  const asked = Object.fromEntries(
    names.flatMap((name) => {
      const value = query.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const wrong = names.find(
    (name) => asked[name] !== undefined && (/\0/.test(asked[name]) || !parameters[name].safeParse(asked[name]).success),
  );
  return wrong ? { wrong } : { given: known.parse(asked) };
}
