import type { Listed } from '#lib/act/shape.ts';
import { isDay } from '#lib/time/period.ts';

/** The most letters of one value in an address of a public page. */
export const longestValue = 200;

/** Why a value of an address cannot be used; messages/<language>/frame-wrong.json has a sentence for each. */
export type Why = 'tooLong' | 'noDay' | 'noYear' | 'noNumber' | 'noPage' | 'noOrder' | 'notAmong' | 'noText';

/** A value of an address that cannot be used, as it was given. `most` is how many letters it may have, `last` the last page there is. */
export type Wrong = { name: string; given: string; why: Why; most?: number; last?: number };

type Reader = (given: string) => Why | null;

/** Any text of a sane length. */
export const text: Reader = () => null;
/** A day of the calendar, YYYY-MM-DD. */
export const day: Reader = (given) => (isDay(given) ? null : 'noDay');
/** A year of four digits, or the ten of a decade, 2010s. */
export const year: Reader = (given) => (/^[12]\d{3}$|^[12]\d{2}0s$/.test(given) ? null : 'noYear');
/** A page of a list, from 1 on; whether there is one so far on only the list knows (`beyond`). */
export const pageNumber: Reader = (given) => (/^[1-9]\d{0,8}$/.test(given) ? null : 'noNumber');
/** An order that a list has, either way round. */
export const orderAmong =
  (...orders: readonly string[]): Reader =>
  (given) =>
    orders.includes(given.replace(/^-/, '')) ? null : 'noOrder';
/** One of a closed list of values. */
export const among =
  (values: readonly string[]): Reader =>
  (given) =>
    values.includes(given) ? null : 'notAmong';

/**
 * Reads the values of an address, each by its reader: those that can be used, and what is wrong with the others. The page is shown as if
 * those had not been given, says what is wrong beside the field, and goes out with status 400, which is never held (lib/page/held-page.ts).
 */
export function asked<V extends Readonly<Record<string, string | undefined>>>(
  given: V,
  readers: { [K in keyof V]-?: Reader },
): { values: Partial<V>; wrong: Wrong[] } {
  const values: Partial<V> = {};
  const wrong: Wrong[] = [];
  for (const name in readers) {
    const value = given[name];
    if (value === undefined) continue;
    if (value.length > longestValue) {
      wrong.push({ name, given: value, why: 'tooLong', most: longestValue });
      continue;
    }
    // A NUL, or what was no letter when it was read: no text of the register has it.
    const why = /[\0\uFFFD]/.test(value) ? 'noText' : readers[name](value);
    if (why) wrong.push({ name, given: value, why });
    else values[name] = value;
  }
  return { values, wrong };
}

/** What is wrong with a page that the list does not reach: a list says the page that it gives instead. */
export const beyond = (given: string | undefined, { page, pages }: Pick<Listed<unknown>, 'page' | 'pages'>): Wrong[] =>
  given !== undefined && Number(given) !== page ? [{ name: 'page', given, why: 'noPage', last: pages }] : [];

/** What was asked for without what is wrong: a list is shown without it, as is said above it. */
export const without = <Values extends object>(values: Values, wrong: readonly Wrong[]): Values => ({
  ...values,
  ...Object.fromEntries(wrong.map(({ name }) => [name, undefined])),
});

/** What is wrong with a value that is none of those the register has. */
export const unknown = (name: string, given: string | undefined, known: readonly { key: string }[]): Wrong[] =>
  given === undefined || known.some(({ key }) => key === given) ? [] : [{ name, given, why: 'notAmong' }];
